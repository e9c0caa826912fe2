import { useState } from "react";
import type { ReactNode } from "react";
import { newId } from "../../../forms/new-id.ts";
import { ProposalCard } from "../../../forms/proposal-card.tsx";
import { draftRow, scopeRowsOf } from "../../../forms/scope-draft.ts";
import type { DraftRow } from "../../../forms/scope-draft.ts";
import { ScopeEditor, ScopeTable } from "../../../forms/scope-rows.tsx";
import { YesNoUnknown } from "../../../ui/pills.tsx";
import { besideWords, objectionWords } from "../../../words/course.ts";
import { motionsInWords } from "../../../words/movers.ts";
import { plain } from "../../../words/plain.ts";
import { CommandForm } from "../command-form.tsx";
import { usePanelShut } from "../for-role.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";
import { useKept } from "../use-kept.ts";
import { CounselSignOff } from "../counsel.tsx";
import { Objection } from "../contest-forms.tsx";
import { InCamera } from "../in-camera.tsx";
import { OrderStanding } from "../order-standing.tsx";
import { ProtectiveOrder, ProtectiveTerms } from "../protective-order.tsx";
import { MotionToQuash } from "../motion-to-quash.tsx";
import { AnswerRows, InPaper, ScopeHistory } from "../scope-ledger.tsx";
import { panelNames } from "../panel-names.ts";
import { Day } from "../../../ui/day.tsx";

function Propose() {
  const { overview } = useRequest();
  const [rows, setRows] = useKept<readonly DraftRow[]>(
    `proposal-${overview.proposals.length}`,
    overview.asks.classes.map((documentClass) => draftRow(documentClass)),
  );
  const [newReturnOn, setNewReturnOn] = useState("");
  const [extendsObjections, setExtendsObjections] = useState<boolean>();
  const [documentId, setDocumentId] = useState("");
  return (
    <CommandForm
      command="propose"
      label="Send the proposal"
      consequence="The requester sees it and can accept, decline or counter. Talking never stops a clock."
      build={() => {
        const built = scopeRowsOf(rows);
        if (typeof built === "string") return built;
        if (newReturnOn !== "" && extendsObjections === undefined)
          return "Say whether the new date moves the time for objections too.";
        return {
          proposalId: newId("prp"),
          by: "practice",
          rows: built,
          ...(newReturnOn === "" ? {} : { newReturnOn }),
          ...(newReturnOn === "" || extendsObjections === undefined ? {} : { extendsObjections }),
          ...(documentId === "" ? {} : { documentId }),
        };
      }}
    >
      <ScopeEditor rows={rows} onChange={setRows} />
      <div className="fields">
        <Day
          label="New return date"
          help="Only if more time is part of it."
          value={newReturnOn}
          onChange={setNewReturnOn}
        />
        <YesNoUnknown
          label="Does it extend the time for objections?"
          help="More time to produce does not by itself extend it."
          value={extendsObjections}
          onChange={setExtendsObjections}
        />
        <InPaper label="Made in" value={documentId} onChange={setDocumentId} />
      </div>
    </CommandForm>
  );
}

function Answer({ proposalId }: { readonly proposalId: string }) {
  return (
    <div className="beside">
      <CommandForm
        command="answerProposal"
        label="Accept"
        build={() => ({ proposalId, by: "practice", answer: "accepted" })}
      />
      <CommandForm
        command="answerProposal"
        label="Decline"
        tone="quiet"
        build={() => ({ proposalId, by: "practice", answer: "declined" })}
      />
    </div>
  );
}

/** What was proposed and agreed. */
function Negotiation({ children }: { readonly children?: ReactNode }) {
  const { overview } = useRequest();
  const sides = { practice: "the practice", requester: overview.requester.name };
  return (
    <Section
      title={`Negotiation: ${besideWords(overview.states.negotiate)}`}
      lead="The rows agreed here bind what is assembled."
    >
      {overview.agreedScope === undefined ? null : (
        <div>
          <h4 className="field-label">Agreed</h4>
          <ScopeTable rows={overview.agreedScope} caption="What the parties agreed" />
        </div>
      )}
      {overview.proposals.map((proposal) => (
        <ProposalCard key={proposal.proposalId} proposal={proposal} sides={sides}>
          {proposal.by === "requester" && proposal.answer === "open" ? (
            <>
              <Answer proposalId={proposal.proposalId} />
              <details>
                <summary>Answer row by row</summary>
                <div style={{ marginTop: "0.75rem" }}>
                  <AnswerRows proposal={proposal} />
                </div>
              </details>
            </>
          ) : null}
        </ProposalCard>
      ))}
      <ScopeHistory />
      {children}
    </Section>
  );
}

/** The contest as it stands, for those who can change nothing of it here and now. */
function AsItStands({ reason }: { readonly reason: string }) {
  const { states, objection, motionsFiled, motionDrafted } = useRequest().overview;
  const motions = motionsInWords(motionsFiled, motionDrafted);
  return (
    <>
      <p className="soft small panel-lead">{reason}</p>
      <Negotiation />
      <Section title="In court">
        <dl className="facts">
          <dt>Written objection</dt>
          <dd>{plain(objectionWords(objection))}</dd>
          <dt>Motion to quash</dt>
          <dd>
            {plain(besideWords(states.motionToQuash))}
            {motions === undefined ? null : <div className="small">{motions}</div>}
          </dd>
          <dt>Protective order</dt>
          <dd>{plain(besideWords(states.protectiveOrder))}</dd>
          <dt>In camera review</dt>
          <dd>{plain(besideWords(states.inCamera))}</dd>
          <dt>The order</dt>
          <dd>{plain(besideWords(states.order))}</dd>
        </dl>
        <ProtectiveTerms />
      </Section>
    </>
  );
}

/** The contest: negotiate, object, move to quash, seek a protective order; each can run beside the others. */
export function ContestPanel() {
  const { overview } = useRequest();
  const { isOwn, reason } = usePanelShut(panelNames.contest.commands);
  if (!isOwn) return <AsItStands reason="Led by the practice manager and the privacy officer." />;
  if (reason !== undefined) return <AsItStands reason={reason} />;
  return (
    <>
      <Negotiation>
        <details open={overview.proposals.length === 0}>
          <summary>Make a proposal</summary>
          <div style={{ marginTop: "0.75rem" }}>
            <Propose key={overview.proposals.length} />
          </div>
        </details>
      </Negotiation>
      <CounselSignOff />
      <Objection />
      <MotionToQuash />
      <ProtectiveOrder />
      <InCamera />
      <OrderStanding />
    </>
  );
}
