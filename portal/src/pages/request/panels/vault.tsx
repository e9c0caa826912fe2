import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { newId } from "../../../forms/new-id.ts";
import { Badge } from "../../../ui/badge.tsx";
import { CheckList } from "../../../ui/check-list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { instantWords } from "../../../words/dates.ts";
import { optionWords } from "../../../words/fact-options.ts";
import { besideWords } from "../../../words/course.ts";
import { counted } from "../../../words/sizes.ts";
import { CommandForm } from "../command-form.tsx";
import { ForRole } from "../for-role.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";
import { lackOfReason, WordsField } from "../words-field.tsx";

function RequestVault() {
  const { overview } = useRequest();
  const sealed = overview.records.filter((record) => record.sealed);
  const order = overview.facts.order?.exists === true;
  const forms = overview.authorizations.filter((view) => view.coversClasses.includes("psychotherapy-notes"));
  // An order is no form on file: as the opening authority it goes by an id of its own.
  const [orderId] = useState(() => newId("aut"));
  const [authorizationId, setAuthorizationId] = useState("");
  const [documentIds, setDocumentIds] = useState<readonly string[]>(() =>
    sealed.filter((record) => record.decision?.decision === "approve").map((record) => record.documentId),
  );
  const [reason, setReason] = useState("");
  if (sealed.length === 0)
    return <p className="soft">No psychotherapy note is among the proposed records.</p>;
  return (
    <CommandForm
      command="requestVault"
      label="Ask to open the vault"
      consequence="Two people must approve. Then exactly these notes, under exactly this authority, are re-wrapped for one production; nobody reads them here."
      build={() =>
        authorizationId === ""
          ? "Choose the authority that reaches the notes."
          : documentIds.length === 0
            ? "Choose at least one note."
            : (lackOfReason(reason) ?? { authorizationId, documentIds, reason: reason.trim() })
      }
    >
      <NativeSelect
        label="Opening authority"
        description={
          forms.length === 0 && !order ? "No recorded form or order reaches psychotherapy notes." : undefined
        }
        value={authorizationId}
        data={[
          { value: "", label: "Choose" },
          ...(order ? [{ value: orderId, label: "The court order in hand, which names these notes" }] : []),
          ...forms.map((view) => ({
            value: view.authorizationId,
            label: `${optionWords(view.authorization.form ?? "other")}, ${view.valid === true ? "valid" : "not settled as valid"}`,
          })),
        ]}
        onChange={(change) => {
          setAuthorizationId(change.currentTarget.value);
        }}
      />
      <CheckList
        label="Notes"
        help="Two people approve exactly these; the clinician must have approved each of them."
        options={sealed.map((record) => ({ value: record.documentId as string, words: record.title }))}
        value={documentIds}
        onChange={setDocumentIds}
      />
      <WordsField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

function AnswerVault() {
  const [reason, setReason] = useState("");
  return (
    <ForRole
      commands={["approveVault", "declineVault"]}
      otherwise="Approval is for others: your role neither gives nor refuses it."
    >
      <CommandForm
        command="approveVault"
        label="Approve the opening"
        consequence="The same person counts once, whatever accounts they have."
        build={() => ({})}
      />
      <CommandForm
        command="declineVault"
        label="Decline"
        tone="danger"
        build={() => lackOfReason(reason) ?? { reason: reason.trim() }}
      >
        <WordsField label="Why not" value={reason} onChange={setReason} />
      </CommandForm>
    </ForRole>
  );
}

/** The vault of psychotherapy notes: who asked to open it, who approved, and where it stands. */
export function VaultPanel() {
  const { overview } = useRequest();
  const { vault } = overview;
  return (
    <>
      <Section title={`The vault: ${besideWords(overview.states.vault)}`}>
        <Notice tone="sealed" title="What opens it">
          <p>
            An authorization for psychotherapy notes alone, an order that names them, or a recorded exception
            of 45 CFR 164.508(a)(2). Law, course and key must all agree; no approval here overrides another
            lock.
          </p>
        </Notice>
        {vault === undefined ? (
          <p className="soft">Nobody has asked to open it.</p>
        ) : overview.states.vault === "closedAgain" ? (
          <p className="soft">
            It was opened for {counted(vault.documentIds.length, "note")} of one production and is closed
            again.
          </p>
        ) : (
          <>
            <dl className="facts">
              <dt>Notes concerned</dt>
              <dd>{counted(vault.documentIds.length, "note")}</dd>
              <dt>Approvals</dt>
              <dd>{vault.approvals.length} of 2</dd>
            </dl>
            <ul className="list">
              {vault.approvals.map((approval) => (
                <li key={approval.personId}>
                  <Badge tone="good">Approved</Badge> {approval.name}{" "}
                  <span className="soft small">{instantWords(approval.at)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {vault === undefined || overview.states.vault === "closedAgain" ? null : <AnswerVault />}
      </Section>
      <Section title="Ask to open the vault">
        <ForRole commands={["requestVault"]} otherwise="Another role asks for the opening.">
          <RequestVault />
        </ForRole>
      </Section>
    </>
  );
}
