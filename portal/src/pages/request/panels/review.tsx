import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ProposedRecord } from "../../../../../workflows/contract/staff.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Pills } from "../../../ui/pills.tsx";
import { problemOf } from "../../../ui/refusal-notice.tsx";
import { instantWords } from "../../../words/dates.ts";
import { outcomeWords } from "../../../words/law.ts";
import { counted } from "../../../words/sizes.ts";
import { staffCall } from "../../desk/staff-call.ts";
import { CommandForm } from "../command-form.tsx";
import { openLink } from "../open-link.ts";
import { useRequest } from "../overview-context.ts";
import { RecordWords } from "../record-words.tsx";
import { Section } from "../section.tsx";
import { lackOfReason, WordsField } from "../words-field.tsx";

function OpenRecord({ record }: { readonly record: ProposedRecord }) {
  const { overview } = useRequest();
  const open = useMutation({
    mutationFn: () =>
      openLink(
        staffCall("recordLink", {
          params: { requestId: overview.requestId, documentId: record.documentId },
        }),
      ),
  });
  if (record.sealed) {
    return <span className="soft small">Sealed: judged by title and date. Its author keeps the text.</span>;
  }
  return (
    <span className="row">
      <Button
        size="xs"
        variant="default"
        loading={open.isPending}
        onClick={() => {
          open.mutate();
        }}
      >
        Read<span className="unseen"> {record.title}</span>
      </Button>
      {open.isError ? (
        <span role="alert" className="small">
          {problemOf(open.error).words}
        </span>
      ) : null}
    </span>
  );
}

const decisions = [
  { value: "approve", words: "Approve" },
  { value: "withhold", words: "Withhold" },
] as const;

function Decide({ record }: { readonly record: ProposedRecord }) {
  const [decision, setDecision] = useState(record.decision?.decision);
  const [reason, setReason] = useState("");
  return (
    <CommandForm
      command="reviewRecord"
      label={record.decision === undefined ? "Record the decision" : "Change the decision"}
      tone="quiet"
      build={() =>
        decision === undefined
          ? "Choose: approve or withhold."
          : (lackOfReason(reason) ?? { documentId: record.documentId, decision, reason: reason.trim() })
      }
      onDone={() => {
        setReason("");
      }}
    >
      <Pills label="Your decision" options={decisions} value={decision} onChange={setDecision} />
      <WordsField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

function RecordCard({ record }: { readonly record: ProposedRecord }) {
  const outcome = outcomeWords[record.outcome];
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
      <OpenRecord record={record} />
      {record.decision === undefined ? null : (
        <p className="small" style={{ margin: 0 }}>
          {record.decision.reason}{" "}
          <span className="soft">
            ({record.decision.name}, {instantWords(record.decision.at)})
          </span>
        </p>
      )}
      <details open={record.decision === undefined}>
        <summary>Decide</summary>
        <div style={{ marginTop: "0.75rem" }}>
          <Decide record={record} />
        </div>
      </details>
    </li>
  );
}

function SecondLook() {
  const [reason, setReason] = useState("");
  return (
    <Section title="Second look" lead="By a person other than the clinician who approved.">
      <CommandForm
        command="confirmRelease"
        label="Confirm the release"
        consequence="You have compared what will leave with the paper, the determination and the decisions above."
        build={() => ({})}
      />
      <CommandForm
        command="returnForChanges"
        label="Return for changes"
        tone="quiet"
        build={() => lackOfReason(reason) ?? { reason: reason.trim() }}
      >
        <WordsField label="What must change" value={reason} onChange={setReason} />
      </CommandForm>
    </Section>
  );
}

/** The clinician's decision on each record, and the second look. */
export function ReviewPanel() {
  const { records } = useRequest().overview;
  const open = records.filter((record) => record.decision === undefined).length;
  const leaving = records.filter(
    (record) => record.decision?.decision === "approve" && record.outcome === "release",
  ).length;
  return (
    <>
      <Section
        title="Each record"
        lead="Your approval is one lock of three: what the rules or the vault keep back stays back all the same."
      >
        {records.length === 0 ? (
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
        <CommandForm command="completeReview" label="Complete the review" build={() => ({})} />
      </Section>
      <SecondLook />
    </>
  );
}
