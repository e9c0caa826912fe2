import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { LedgerRow } from "../../../../workflows/contract/scope.ts";
import type { RequestOverview } from "../../../../workflows/contract/staff.ts";
import { newId } from "../../forms/new-id.ts";
import { RowAnswers } from "../../forms/row-answer-fields.tsx";
import { noAnswer, periodWords, rowAnswers, rowAnswersOf, timeAnswers } from "../../forms/row-answers.ts";
import type { DraftAnswer } from "../../forms/row-answers.ts";
import { Badge } from "../../ui/badge.tsx";
import { Choice } from "../../ui/choice.tsx";
import { dateWords, instantWords } from "../../words/dates.ts";
import { classWords } from "../../words/document-classes.ts";
import { CommandForm } from "./command-form.tsx";
import { Day, noDay } from "./contest-fields.tsx";
import { useRequest } from "./overview-context.ts";

type Proposal = RequestOverview["proposals"][number];

const outcomes = {
  ...rowAnswers,
  open: "Open",
  replaced: "Replaced by a newer one",
} as const satisfies Record<LedgerRow["answer"], string>;
const tones = {
  agreed: "good",
  refused: "bad",
  countered: "warn",
  open: "warn",
  replaced: "plain",
} as const satisfies Record<LedgerRow["answer"], string>;

/** In which admitted paper of the request something was said. */
export function InPaper(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (documentId: string) => void;
}) {
  const { papers } = useRequest().overview;
  const admitted = papers.filter(({ state }) => state === "admitted");
  return (
    <NativeSelect
      label={props.label}
      value={props.value}
      data={[
        { value: "", label: "None of the papers here" },
        ...admitted.map(({ documentId, fileName }) => ({ value: documentId, label: fileName })),
      ]}
      onChange={(chosen) => {
        props.onChange(chosen.currentTarget.value);
      }}
    />
  );
}

/** Answers a proposal row by row: each is agreed, refused or countered. */
export function AnswerRows({ proposal }: { readonly proposal: Proposal }) {
  const [drafts, setDrafts] = useState<readonly DraftAnswer[]>(proposal.rows.map(noAnswer));
  const [moreTime, setMoreTime] = useState<keyof typeof timeAnswers | "">("");
  const [answeredOn, setAnsweredOn] = useState("");
  const [documentId, setDocumentId] = useState("");
  return (
    <CommandForm
      command="answerRows"
      label="Answer row by row"
      tone="quiet"
      consequence="What is agreed narrows what is produced. Rows with a counter become the next proposal. An objection stands until the whole is settled."
      build={() => {
        const built = rowAnswersOf(proposal.rows, drafts);
        if (typeof built === "string") return built;
        if (proposal.newReturnOn !== undefined && moreTime === "")
          return "Choose whether the new return date is agreed.";
        if (answeredOn === "") return noDay;
        return {
          proposalId: proposal.proposalId,
          by: "practice",
          answers: built,
          answeredOn,
          ...(moreTime === "" ? {} : { moreTime }),
          ...(built.some(({ answer }) => answer === "countered") ? { counterId: newId("prp") } : {}),
          ...(documentId === "" ? {} : { documentId }),
        };
      }}
    >
      <RowAnswers
        rows={proposal.rows}
        drafts={drafts}
        readBy="The letter says it to the requester."
        onChange={setDrafts}
      />
      <div className="fields">
        {proposal.newReturnOn === undefined ? null : (
          <Choice
            label={`New return date, ${dateWords(proposal.newReturnOn)}`}
            words={timeAnswers}
            value={moreTime}
            onChange={setMoreTime}
          />
        )}
        <Day label="Answered on" value={answeredOn} onChange={setAnsweredOn} />
        <InPaper label="Answered in" value={documentId} onChange={setDocumentId} />
      </div>
    </CommandForm>
  );
}

/** Every row that was ever proposed, with who, when, on what paper, and what became of it. */
export function ScopeHistory() {
  const { scopeLedger, requester, papers } = useRequest().overview;
  if (scopeLedger.length === 0) return null;
  const nameOf = (documentId: string | undefined) =>
    papers.find((paper) => paper.documentId === documentId)?.fileName;
  return (
    <details>
      <summary>Every row so far ({scopeLedger.length})</summary>
      <ol className="ledger" aria-label="Every row so far">
        {scopeLedger.map((row, n) => {
          const [proposedIn, answeredIn] = [nameOf(row.proposedIn), nameOf(row.answeredIn)];
          return (
            <li key={`${row.proposalId}${n}`}>
              <div className="row">
                <strong>{classWords(row.class)}</strong>
                <Badge tone={tones[row.answer]}>{outcomes[row.answer]}</Badge>
              </div>
              <div>
                {row.stance === "produce" ? "Produce" : "Leave out"}, {periodWords(row)}
              </div>
              <div className="soft small">
                By {row.by === "practice" ? "the practice" : requester.name}, {instantWords(row.madeAt)}
                {proposedIn === undefined ? "" : `, in ${proposedIn}`}
                {row.answeredAt === undefined ? "" : `; answered ${instantWords(row.answeredAt)}`}
                {answeredIn === undefined ? "" : `, in ${answeredIn}`}
              </div>
              {row.reason === undefined ? null : <div>“{row.reason}”</div>}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
