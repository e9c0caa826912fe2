import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { OutwardView } from "../../../../workflows/contract/outward.ts";
import { call } from "../../api/client.ts";
import { ProposalCard } from "../../forms/proposal-card.tsx";
import { RowAnswers } from "../../forms/row-answer-fields.tsx";
import { noAnswer, rowAnswersOf, timeAnswers } from "../../forms/row-answers.ts";
import type { DraftAnswer } from "../../forms/row-answers.ts";
import { draftRow, scopeRowsOf } from "../../forms/scope-draft.ts";
import { ScopeEditor } from "../../forms/scope-rows.tsx";
import type { RequesterSessionHeld } from "../../session/requester-session.ts";
import { Choice } from "../../ui/choice.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";

type Proposal = OutwardView["proposals"][number];
type SectionProps = {
  readonly session: RequesterSessionHeld;
  readonly view: OutwardView;
  readonly onChanged: () => void;
};

function AnswerButtons(props: SectionProps & { readonly proposalId: string }) {
  const reply = useMutation({
    mutationFn: (answer: "accepted" | "declined") =>
      call("answerProposal", {
        params: { requestId: props.session.requestId, proposalId: props.proposalId },
        token: props.session.sessionToken,
        body: { answer },
      }),
    onSuccess: props.onChanged,
  });
  return (
    <div className="stack" style={{ "--gap": "0.5rem" }}>
      <p className="small">
        If you accept, your request is narrowed to this. You give up nothing else, and the paper keeps its
        force.
      </p>
      {reply.isError ? <RefusalNotice error={reply.error} /> : null}
      <div className="row">
        <Button
          loading={reply.isPending}
          onClick={() => {
            reply.mutate("accepted");
          }}
        >
          Accept
        </Button>
        <Button
          variant="default"
          disabled={reply.isPending}
          onClick={() => {
            reply.mutate("declined");
          }}
        >
          Decline
        </Button>
      </div>
    </div>
  );
}

function RowByRow({ session, onChanged, proposal }: SectionProps & { readonly proposal: Proposal }) {
  const [drafts, setDrafts] = useState<readonly DraftAnswer[]>(proposal.rows.map(noAnswer));
  const [moreTime, setMoreTime] = useState<keyof typeof timeAnswers | "">("");
  const [wrong, setWrong] = useState<string>();
  const send = useMutation({
    mutationFn: (body: unknown) =>
      call("answerRows", {
        params: { requestId: session.requestId, proposalId: proposal.proposalId },
        token: session.sessionToken,
        body,
      }),
    onSuccess: onChanged,
  });
  const timeIsAsked = proposal.newReturnOn !== undefined;
  const answer = () => {
    const answers = rowAnswersOf(proposal.rows, drafts);
    if (typeof answers === "string") return setWrong(answers);
    if (timeIsAsked && moreTime === "") return setWrong("Choose whether the new return date is agreed.");
    setWrong(undefined);
    send.mutate({ answers, ...(moreTime === "" ? {} : { moreTime }) });
  };
  return (
    <details>
      <summary>Answer row by row</summary>
      <div className="stack" style={{ marginTop: "0.9rem" }}>
        <p className="small">
          What you agree to narrows your request. Rows with a counter go back to the practice as your
          proposal. A counter cannot reach beyond what the paper asks for.
        </p>
        <RowAnswers
          rows={proposal.rows}
          drafts={drafts}
          readBy="The practice reads it."
          onChange={setDrafts}
        />
        {timeIsAsked ? (
          <Choice label="The new return date" words={timeAnswers} value={moreTime} onChange={setMoreTime} />
        ) : null}
        {wrong === undefined ? null : <Notice tone="bad" title={wrong} live="assertive" />}
        {send.isError ? <RefusalNotice error={send.error} /> : null}
        <Button variant="default" loading={send.isPending} onClick={answer}>
          Send the answers
        </Button>
      </div>
    </details>
  );
}

function Counter({ session, onChanged }: SectionProps) {
  const [rows, setRows] = useState([draftRow("progress-notes")]);
  const [wrong, setWrong] = useState<string>();
  const send = useMutation({
    mutationFn: (body: unknown) =>
      call("counterProposal", {
        params: { requestId: session.requestId },
        token: session.sessionToken,
        body,
      }),
    onSuccess: onChanged,
  });
  return (
    <details>
      <summary>Propose something else</summary>
      <div className="stack" style={{ marginTop: "0.9rem" }}>
        <ScopeEditor
          rows={rows}
          onChange={(changed) => {
            setRows([...changed]);
          }}
        />
        {wrong === undefined ? null : <Notice tone="bad" title={wrong} live="assertive" />}
        {send.isError ? <RefusalNotice error={send.error} /> : null}
        <Button
          loading={send.isPending}
          onClick={() => {
            const body = scopeRowsOf(rows);
            setWrong(typeof body === "string" ? body : undefined);
            if (typeof body !== "string") send.mutate({ rows: body });
          }}
        >
          Send this proposal
        </Button>
      </div>
    </details>
  );
}

/** The negotiation on scope: the practice's proposals answered as a whole or row by row, and a counter-proposal. */
export function ProposalsSection(props: SectionProps) {
  const { proposals, fee, status } = props.view;
  // Whoever finds the fee too high may ask for less before anybody proposed anything.
  const toPay = fee !== undefined && fee.balanceCents > 0 && status !== "closed";
  if (proposals.length === 0 && !toPay) return null;
  const sides = { practice: "the practice", requester: "you" };
  return (
    <section className="panel stack" aria-labelledby="proposals">
      <h2 id="proposals">What is to be produced</h2>
      {proposals.map((proposal) => (
        <ProposalCard key={proposal.proposalId} proposal={proposal} sides={sides}>
          {proposal.answer === "open" && proposal.by === "practice" ? (
            <>
              <AnswerButtons {...props} proposalId={proposal.proposalId} />
              <RowByRow {...props} proposal={proposal} />
            </>
          ) : null}
        </ProposalCard>
      ))}
      {status === "closed" ? null : <Counter key={proposals.length} {...props} />}
    </section>
  );
}
