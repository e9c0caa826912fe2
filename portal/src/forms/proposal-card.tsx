import type { ReactNode } from "react";
import type { OutwardView } from "../../../workflows/contract/outward.ts";
import { Badge } from "../ui/badge.tsx";
import { dayWords, instantWords } from "../words/dates.ts";
import { ScopeTable } from "./scope-rows.tsx";

type Proposal = OutwardView["proposals"][number];

const answers = {
  open: { words: "Open", tone: "warn" },
  accepted: { words: "Accepted", tone: "good" },
  declined: { words: "Declined", tone: "plain" },
  "in-part": { words: "Answered row by row", tone: "info" },
} as const;

type ProposalCardProps = {
  readonly proposal: Proposal;
  readonly sides: { readonly practice: string; readonly requester: string };
  readonly children?: ReactNode;
};

/** One step of the negotiation, as either side sees it. */
export function ProposalCard({ proposal, sides, children }: ProposalCardProps) {
  const answer = answers[proposal.answer];
  return (
    <article
      className="stack proposal"
      style={{ "--gap": "0.5rem" }}
      aria-label={`Proposal by ${sides[proposal.by]}`}
    >
      <div className="row">
        <strong>By {sides[proposal.by]}</strong>
        <Badge tone={answer.tone}>{answer.words}</Badge>
        <span className="soft small">{instantWords(proposal.madeAt)}</span>
      </div>
      {proposal.rows.length === 0 ? (
        <p className="soft small">Newer proposals took its place; its rows are not shown any more.</p>
      ) : (
        <ScopeTable
          rows={proposal.rows}
          answers={proposal.rowAnswers}
          caption={`What ${sides[proposal.by]} proposed`}
        />
      )}
      {proposal.newReturnOn === undefined ? null : (
        <p className="small">
          New return date: {dayWords(proposal.newReturnOn)}.{" "}
          {proposal.extendsObjections === true
            ? "It extends the time for objections too."
            : "It does not extend the time for objections."}
          {proposal.moreTime === undefined ? "" : ` The new date was ${proposal.moreTime}.`}
        </p>
      )}
      {children}
    </article>
  );
}
