import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Go } from "../../../ui/go.tsx";
import { RefusalNotice } from "../../../ui/refusal-notice.tsx";
import { Waiting } from "../../../ui/waiting.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { useKeptFocus } from "../../../ui/use-kept-focus.ts";
import { counted } from "../../../words/sizes.ts";
import { paths } from "../../../util/paths.ts";
import { staffCall } from "../../desk/staff-call.ts";
import { ClassifyRecords } from "../classify-record.tsx";
import { CommandForm } from "../command-form.tsx";
import { ForRole } from "../for-role.tsx";
import { useRequest } from "../overview-context.ts";
import { RecordMarks, RecordWords } from "../record-words.tsx";
import { DescribeRecord } from "../describe-record.tsx";
import { KeptForOthers } from "../kept-for-others.tsx";
import { Section } from "../section.tsx";
import { UnseenRecords } from "../unseen-records.tsx";

// Said whether or not there are any.
const onNotes =
  "Psychotherapy notes are on this list only once the law releases them on this request. Until then whether there are any is known to their author alone.";

/** What this person may know of the patient's records; asked again after each step, for the law may have changed its answer. */
function useListedRecords() {
  const { requestId, version } = useRequest().overview;
  return useQuery({
    queryKey: ["records", requestId, version],
    queryFn: () => staffCall("requestRecords", { params: { requestId } }),
    gcTime: 0,
    // The list stays, and with it what somebody has begun to choose from it, until the new answer is there.
    placeholderData: keepPreviousData,
  });
}

function Choose() {
  const { overview } = useRequest();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(overview.records.map((record) => record.documentId)),
  );
  const records = useListedRecords();
  if (records.isPending) return <Waiting words="The records are loading." />;
  if (records.isError) return <RefusalNotice error={records.error} onRetry={() => void records.refetch()} />;
  const rows = records.data.records.toSorted((one, other) => other.sessionOn.localeCompare(one.sessionOn));
  if (rows.length === 0) {
    return (
      <Notice tone="plain" title="No record of this person that this request can reach">
        <p>
          {onNotes} If nothing else is to come, close the request: outside, every such answer reads alike.
        </p>
      </Notice>
    );
  }
  const sealed = rows.filter((row) => row.sealed && chosen.has(row.documentId)).length;
  return (
    <CommandForm
      command="proposeRecords"
      label={`Propose ${counted(chosen.size, "record")}`}
      consequence="A clinician decides on each one. The rules decide besides what of it may go."
      build={() => (chosen.size === 0 ? "Choose at least one record." : { documentIds: [...chosen] })}
    >
      <p className="soft small">{onNotes}</p>
      <ul className="list" aria-label="Records of this person">
        {rows.map((row) => (
          <li key={row.documentId}>
            <label className="record-row">
              <input
                type="checkbox"
                checked={chosen.has(row.documentId)}
                onChange={(change) => {
                  const next = new Set(chosen);
                  if (change.currentTarget.checked) next.add(row.documentId);
                  else next.delete(row.documentId);
                  setChosen(next);
                }}
              />
              <RecordWords record={row} />
            </label>
            <RecordMarks record={row} />
          </li>
        ))}
      </ul>
      {sealed > 0 ? (
        <Notice tone="sealed" title="Psychotherapy notes are among them" live="polite">
          <p>
            They stay sealed under their own key. Only an authorization for them alone, an order that names
            them or a recorded exception opens the vault, and two people must approve it.
          </p>
        </Notice>
      ) : null}
    </CommandForm>
  );
}

function WhatRecordsHold() {
  const records = useListedRecords();
  if (records.isPending) return <Waiting words="The records are loading." />;
  if (records.isError) return <RefusalNotice error={records.error} onRetry={() => void records.refetch()} />;
  return <DescribeRecord rows={records.data.records} />;
}

/** Shown where there is any: to those who treat the patient, for nobody else is told. */
function Unclassified({ patientRef }: { readonly patientRef: string }) {
  const { requestId } = useRequest().overview;
  const queries = useQueryClient();
  const rows = useListedRecords().data?.unclassified ?? [];
  // Where it went is told to whoever said it, in their own words: of a note nobody else hears anything.
  const [classified, setClassified] = useState<string>();
  const place = useKeptFocus(rows.length);
  if (rows.length === 0 && classified === undefined) return null;
  return (
    <Section
      title="Not classified"
      lead="Came in without anything that says what it is. No request can reach these: each may be a psychotherapy note (45 CFR 164.501) until a clinician who treats the patient says what it is."
    >
      <div ref={place} tabIndex={-1}>
        <output className="small">{classified ?? ""}</output>
      </div>
      {rows.length === 0 ? null : (
        <ClassifyRecords
          rows={rows}
          patientRef={patientRef}
          onClassified={(done) => {
            setClassified(done);
            void queries.invalidateQueries({ queryKey: ["records", requestId] });
          }}
        />
      )}
    </Section>
  );
}

/** The records proposed for this request, and the choice from those of the matched patient. */
export function RecordsPanel() {
  const { overview } = useRequest();
  return (
    <>
      <Section title="Proposed">
        {overview.unseenRecords !== undefined ? (
          <UnseenRecords records={overview.unseenRecords} />
        ) : overview.records.length === 0 ? (
          <p className="soft">Nothing is proposed yet.</p>
        ) : (
          <ul className="list">
            {overview.records.map((record) => (
              <li key={record.documentId}>
                <RecordWords record={record} />
                <RecordMarks record={record} />
                <KeptForOthers documentIds={[record.documentId]} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {overview.patient === undefined || overview.unseenRecords !== undefined ? null : (
        <ForRole commands={["describeRecord"]}>
          <Unclassified patientRef={overview.patient.patientRef} />
        </ForRole>
      )}
      <Section
        title="What a record holds"
        lead="Said by a clinician who treats the patient. A warning, or a report that a law demands, may carry only records that hold what it is about. Of a session of several people, who else can be recognized in it decides whether it may go; rules of some states turn on the setting of the session or on its writer's licence."
      >
        <ForRole commands={["describeRecord"]}>
          {overview.patient === undefined || overview.unseenRecords !== undefined ? (
            <p className="soft">This is for clinicians who treat the matched patient.</p>
          ) : (
            <WhatRecordsHold />
          )}
        </ForRole>
      </Section>
      <Section title="Choose from the record">
        {overview.patient === undefined ? (
          <p className="soft">
            Match the patient first, under{" "}
            <Go to={paths.request(overview.requestId)} search={{ panel: "people" }}>
              People
            </Go>
            .
          </p>
        ) : (
          <ForRole
            commands={["proposeRecords"]}
            otherwise="The practice manager or the privacy officer proposes the records."
          >
            <Choose />
          </ForRole>
        )}
      </Section>
    </>
  );
}
