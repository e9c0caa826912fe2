import { Checkbox, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { ProposedRecord } from "../../../../../workflows/contract/staff.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Go } from "../../../ui/go.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Pills } from "../../../ui/pills.tsx";
import { paths } from "../../../util/paths.ts";
import { instantWords } from "../../../words/dates.ts";
import { isOver } from "../../../words/course.ts";
import { groundWords } from "../../../words/grounds.ts";
import { outcomeWords } from "../../../words/law.ts";
import { counted } from "../../../words/sizes.ts";
import { staffCall } from "../../desk/staff-call.ts";
import { CommandForm } from "../command-form.tsx";
import { DownloadButton } from "../download-button.tsx";
import { ForRole } from "../for-role.tsx";
import { OneReason } from "../one-reason.tsx";
import { OutsideReview } from "../outside-review.tsx";
import { useRequest } from "../overview-context.ts";
import { KeptForOthers } from "../kept-for-others.tsx";
import { RecordMarks, RecordWords } from "../record-words.tsx";
import { SealMisfiled } from "../seal-misfiled.tsx";
import { Section } from "../section.tsx";
import { UnseenRecords } from "../unseen-records.tsx";
import { WhosePages } from "../whose-pages.tsx";
import type { PagesNamed } from "../whose-pages.tsx";
import { lackOfReason, WordsField } from "../words-field.tsx";

function ReadRecord({ record }: { readonly record: ProposedRecord }) {
  const { overview } = useRequest();
  if (record.sealed) {
    return (
      <span className="soft small">
        Sealed: judged by its date and author, who reads it under My notes. It has no title of its own.
      </span>
    );
  }
  const { requestId } = overview;
  const { documentId, title } = record;
  return (
    <div className="row">
      <DownloadButton
        what={title}
        link={() => staffCall("recordLink", { params: { requestId, documentId } })}
      />
      <Go to={paths.bench(requestId, documentId)}>
        Look through and mark<span className="unseen">: {title}</span>
      </Go>
    </div>
  );
}

const decisions = [
  { value: "approve", words: "Approve" },
  { value: "withhold", words: "Withhold" },
] as const;

function Decide({ record }: { readonly record: ProposedRecord }) {
  const { grounds, requestId } = useRequest().overview;
  const [decision, setDecision] = useState(record.decision?.decision);
  const [ground, setGround] = useState(record.decision?.ground);
  const [reason, setReason] = useState("");
  const [pagesRead, setPagesRead] = useState(false);
  const [ofPatient, setOfPatient] = useState<PagesNamed>({ pages: [] });
  const mustRead = decision === "approve" && record.toRead !== undefined;
  // What the law keeps back stays on the law's own ground.
  const mustChoose = decision === "withhold" && record.outcome === "release";
  return (
    <CommandForm
      command="reviewRecord"
      label={record.decision === undefined ? "Record the decision" : "Change the decision"}
      tone="quiet"
      build={() =>
        decision === undefined
          ? "Choose: approve or withhold."
          : mustChoose && ground === undefined
            ? "Choose the ground on which it stays."
            : mustRead && !pagesRead
              ? "Read the pages named above first, and say that you did."
              : ((mustRead ? ofPatient.lack : undefined) ??
                lackOfReason(reason) ?? {
                  documentId: record.documentId,
                  decision,
                  ...(mustChoose ? { ground } : {}),
                  ...(mustRead ? { pagesRead: true } : {}),
                  ...(mustRead && ofPatient.pages.length > 0 ? { pagesOfPatient: ofPatient.pages } : {}),
                  reason: reason.trim(),
                })
      }
      onDone={() => {
        setReason("");
      }}
    >
      <Pills label="Your decision" options={decisions} value={decision} onChange={setDecision} />
      {mustChoose ? (
        <NativeSelect
          label="Ground"
          description="The law would release it. The log names the ground you choose; your reason stays inside."
          value={ground ?? ""}
          data={[
            { value: "", label: "Choose" },
            ...grounds.map((one) => ({ value: one, label: groundWords[one] })),
          ]}
          onChange={(change) => {
            setGround(grounds.find((one) => one === change.currentTarget.value));
          }}
        />
      ) : null}
      {mustRead ? (
        <Checkbox
          label="I have read the pages named above, and they may go"
          checked={pagesRead}
          onChange={(change) => {
            setPagesRead(change.currentTarget.checked);
          }}
        />
      ) : null}
      {mustRead && record.toRead !== undefined ? (
        <WhosePages
          requestId={requestId}
          record={record}
          toRead={record.toRead}
          value={ofPatient}
          onChange={setOfPatient}
        />
      ) : null}
      <WordsField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

function RecordCard({ record }: { readonly record: ProposedRecord }) {
  const outcome = outcomeWords[record.outcome];
  // A decision that stands is a form for whoever opens it, and asks for nothing before; what was begun stays when it is folded.
  const [decides, setDecides] = useState(record.decision === undefined);
  return (
    <li className="stack">
      <div className="spread">
        <RecordWords record={record} />
        <div className="row">
          <Badge tone={outcome.tone}>{outcome.words}</Badge>
          {record.decision === undefined ? (
            <Badge tone="warn">Not decided</Badge>
          ) : record.decision.decision === "approve" ? (
            <Badge tone="good">Approved</Badge>
          ) : (
            <Badge tone="plain">Withheld</Badge>
          )}
        </div>
      </div>
      <RecordMarks record={record} />
      <KeptForOthers documentIds={[record.documentId]} />
      <ReadRecord record={record} />
      {record.sealed ? null : (
        <ForRole commands={["reviewRecord"]}>
          <SealMisfiled documentId={record.documentId} />
        </ForRole>
      )}
      {record.decision === undefined ? null : (
        <p className="small">
          {record.decision.ground === undefined ? null : (
            <strong>{groundWords[record.decision.ground]}. </strong>
          )}
          {record.decision.reason}{" "}
          <span className="soft">
            ({record.decision.name}, {instantWords(record.decision.at)})
          </span>
        </p>
      )}
      <ForRole commands={["reviewRecord"]}>
        <details
          open={record.decision === undefined}
          onToggle={({ currentTarget }) => {
            if (currentTarget.open) setDecides(true);
          }}
        >
          <summary>Decide</summary>
          <div style={{ marginTop: "0.75rem" }}>{decides ? <Decide record={record} /> : null}</div>
        </details>
      </ForRole>
    </li>
  );
}

function SecondLook() {
  const { course } = useRequest().overview.states;
  return (
    <Section title="Second look" lead="By a person other than the clinician who approved.">
      {course === "secondLook" || course.startsWith("assembling.") || course === "releaseReady" ? (
        <>
          <OutsideReview />
          <ForRole commands={["confirmRelease", "returnForChanges"]} otherwise="This is for a second person.">
            <ConfirmOrReturn />
          </ForRole>
        </>
      ) : (
        <p className="soft small">
          {isOver(course)
            ? "The request is released or closed: nothing is left to look at."
            : "It comes once a clinician has completed the review."}
        </p>
      )}
    </Section>
  );
}

function ConfirmOrReturn() {
  return (
    <>
      <CommandForm
        command="confirmRelease"
        label="Confirm the release"
        consequence="You have compared what will leave with the paper, the determination and the decisions above."
        build={() => ({})}
      />
      <OneReason command="returnForChanges" label="Return for changes" words="What must change" />
    </>
  );
}

/** The clinician's decision on each record, and the second look. */
export function ReviewPanel() {
  const { records, unseenRecords } = useRequest().overview;
  const open = records.filter((record) => record.decision === undefined).length;
  const leaving = records.filter(
    (record) => record.decision?.decision === "approve" && record.outcome === "release",
  ).length;
  return (
    <>
      <Section
        title="Each record"
        lead={
          unseenRecords === undefined
            ? "Your approval is one lock of three: what the rules or the vault keep back stays back all the same."
            : undefined
        }
      >
        {unseenRecords !== undefined ? (
          <UnseenRecords records={unseenRecords} />
        ) : records.length === 0 ? (
          <p className="soft">No records are proposed yet.</p>
        ) : (
          <ul className="list">
            {records.map((record) => (
              <RecordCard key={record.documentId} record={record} />
            ))}
          </ul>
        )}
      </Section>
      <Section title="Complete the review">
        {records.length === 0 ? null : (
          <Notice
            tone={open === 0 ? "info" : "warn"}
            title={
              open === 0
                ? `${counted(leaving, "record")} of ${records.length} would leave`
                : `${counted(open, "record")} without a decision`
            }
          />
        )}
        <ForRole commands={["completeReview"]} otherwise="A clinician completes the review.">
          <CommandForm command="completeReview" label="Complete the review" build={() => ({})} />
        </ForRole>
      </Section>
      <SecondLook />
    </>
  );
}
