import { TextInput } from "@mantine/core";
import { useState } from "react";
import { newId } from "../../../forms/new-id.ts";
import { ProposalCard } from "../../../forms/proposal-card.tsx";
import { draftRow, scopeRowsOf } from "../../../forms/scope-draft.ts";
import type { DraftRow } from "../../../forms/scope-draft.ts";
import { ScopeEditor, ScopeTable } from "../../../forms/scope-rows.tsx";
import { YesNoUnknown } from "../../../ui/pills.tsx";
import { besideWords } from "../../../words/course.ts";
import { CommandForm } from "../command-form.tsx";
import { ForRole } from "../for-role.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";
import { useKept } from "../use-kept.ts";
import { MotionToQuash, Objection, ProtectiveOrder } from "../contest-forms.tsx";

function Propose() {
  const { overview } = useRequest();
  const [rows, setRows] = useKept<readonly DraftRow[]>(
    `proposal-${overview.proposals.length}`,
    overview.asks.classes.map((documentClass) => draftRow(documentClass)),
  );
  const [newReturnOn, setNewReturnOn] = useState("");
  const [extendsObjections, setExtendsObjections] = useState<boolean>();
  return (
    <CommandForm
      command="propose"
      label="Send the proposal"
      consequence="The requester sees it and can accept, decline or counter. Talking never stops a clock."
      build={() => {
        const built = scopeRowsOf(rows);
        if (typeof built === "string") return built;
        return {
          proposalId: newId("prp"),
          by: "practice",
          rows: built,
          ...(newReturnOn === "" ? {} : { newReturnOn }),
          ...(extendsObjections === undefined ? {} : { extendsObjections }),
        };
      }}
    >
      <ScopeEditor rows={rows} onChange={setRows} />
      <div className="fields">
        <TextInput
          type="date"
          label="New return date"
          description="Only if more time is part of it."
          value={newReturnOn}
          onChange={(change) => {
            setNewReturnOn(change.currentTarget.value);
          }}
        />
        <YesNoUnknown
          label="Does it extend the time for objections?"
          help="More time to produce does not by itself extend it."
          value={extendsObjections}
          onChange={setExtendsObjections}
        />
      </div>
    </CommandForm>
  );
}

function Answer({ proposalId }: { readonly proposalId: string }) {
  return (
    <>
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
    </>
  );
}

/** The contest: negotiate, object, move to quash, seek a protective order; each can run beside the others. */
export function ContestPanel() {
  const { overview } = useRequest();
  const sides = { practice: "the practice", requester: overview.requester.name };
  return (
    <>
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
              <Answer proposalId={proposal.proposalId} />
            ) : null}
          </ProposalCard>
        ))}
        <ForRole commands={["propose"]} otherwise="Proposals are made by the practice manager.">
          <details open={overview.proposals.length === 0}>
            <summary>Make a proposal</summary>
            <div style={{ marginTop: "0.75rem" }}>
              <Propose key={overview.proposals.length} />
            </div>
          </details>
        </ForRole>
      </Section>
      <Objection />
      <MotionToQuash />
      <ProtectiveOrder />
    </>
  );
}
