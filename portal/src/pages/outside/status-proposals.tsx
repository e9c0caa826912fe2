import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { OutwardView } from "../../../../workflows/contract/outward.ts";
import { call } from "../../api/client.ts";
import { ProposalCard } from "../../forms/proposal-card.tsx";
import { draftRow, scopeRowsOf } from "../../forms/scope-draft.ts";
import { ScopeEditor } from "../../forms/scope-rows.tsx";
import type { RequesterSessionHeld } from "../../session/requester-session.ts";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";

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

/** The negotiation on scope: the practice's proposals with accept and decline, and a counter-proposal. */
export function ProposalsSection(props: SectionProps) {
  const { proposals } = props.view;
  if (proposals.length === 0) return null;
  const sides = { practice: "the practice", requester: "you" };
  return (
    <section className="panel stack" aria-labelledby="proposals">
      <h2 id="proposals">What is to be produced</h2>
      {proposals.map((proposal) => (
        <ProposalCard key={proposal.proposalId} proposal={proposal} sides={sides}>
          {proposal.answer === "open" && proposal.by === "practice" ? (
            <AnswerButtons {...props} proposalId={proposal.proposalId} />
          ) : null}
        </ProposalCard>
      ))}
      {props.view.status === "closed" ? null : <Counter key={proposals.length} {...props} />}
    </section>
  );
}
