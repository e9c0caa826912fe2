import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { notesExceptionSchema } from "../../../../../workflows/contract/notes-authority.ts";
import type { RequestOverview } from "../../../../../workflows/contract/staff.ts";
import { Badge } from "../../../ui/badge.tsx";
import { CheckList } from "../../../ui/check-list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { instantWords } from "../../../words/dates.ts";
import { optionWords } from "../../../words/fact-options.ts";
import { authorityWords } from "../../../words/notes-authority.ts";
import { besideWords } from "../../../words/course.ts";
import { counted } from "../../../words/sizes.ts";
import { CommandForm } from "../command-form.tsx";
import { ForRole } from "../for-role.tsx";
import { OneReason } from "../one-reason.tsx";
import { useRequest } from "../overview-context.ts";
import { ReadBeforeApproval } from "../read-before-approval.tsx";
import { Section } from "../section.tsx";
import { lackOfReason, WordsField } from "../words-field.tsx";

/** What would open the approved notes now, as a choice: a form brings its own paper, the others need one named. */
function useAuthority() {
  const { overview } = useRequest();
  const [chosen, setChosen] = useState("");
  const [paper, setPaper] = useState("");
  const form = overview.authorizations.find((view) => view.authorizationId === chosen);
  const citation = notesExceptionSchema.safeParse(chosen);
  const papers = overview.papers.filter(
    ({ state, purpose }) =>
      state === "admitted" && (citation.success || purpose === "court-order" || purpose === "legal-process"),
  );
  const authority = form
    ? { kind: "authorization", documentId: form.documentId }
    : paper === ""
      ? undefined
      : citation.success
        ? { kind: "exception", documentId: paper, citation: citation.data }
        : { kind: "order", documentId: paper };
  const choices = overview.notesOpenedBy.map((by) => {
    const view = overview.authorizations.find((one) => one.authorizationId === by);
    const label = view
      ? `${optionWords(view.authorization.form ?? "other")}, ${fileNameOf(overview, view.documentId)}`
      : authorityWords(by === "order" ? { kind: "order" } : { kind: "exception", citation: by });
    return { value: by, label };
  });
  return {
    chosen,
    setChosen,
    paper,
    setPaper,
    papers,
    choices,
    authority,
    needsPaper: chosen !== "" && !form,
  };
}

const fileNameOf = ({ papers }: RequestOverview, documentId: string): string =>
  papers.find((paper) => paper.documentId === documentId)?.fileName ?? "a paper of this request";

function RequestVault() {
  const { overview } = useRequest();
  const sealed = overview.records.filter((record) => record.sealed);
  const { chosen, setChosen, paper, setPaper, papers, choices, authority, needsPaper } = useAuthority();
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
      consequence="Two people must approve. Then exactly these notes, under exactly this authority, are re-wrapped for one production. Whoever is asked to approve may read each of them first."
      build={() => {
        if (chosen === "") return "Choose the authority that reaches the notes.";
        if (authority === undefined) return "Choose the paper that it stands on.";
        if (documentIds.length === 0) return "Choose at least one note.";
        return lackOfReason(reason) ?? { authority, documentIds, reason: reason.trim() };
      }}
    >
      <NativeSelect
        label="Opening authority"
        description={
          choices.length === 0
            ? "Nothing on record opens all of the approved notes: no form, no order, no exception whose facts are recorded."
            : undefined
        }
        value={chosen}
        data={[{ value: "", label: "Choose" }, ...choices]}
        onChange={(change) => {
          setChosen(change.currentTarget.value);
          setPaper("");
        }}
      />
      {needsPaper ? (
        <NativeSelect
          label="The paper it stands on"
          description="What was sent or written down about it. The two who approve should read it."
          value={paper}
          data={[
            { value: "", label: "Choose" },
            ...papers.map((one) => ({ value: one.documentId as string, label: one.fileName })),
          ]}
          onChange={(change) => {
            setPaper(change.currentTarget.value);
          }}
        />
      ) : null}
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
  return (
    <ForRole
      commands={["approveVault", "declineVault"]}
      otherwise="Two persons approve or decline it: a clinician who treats the patient, and another such clinician or the privacy officer."
    >
      <h3>Your decision</h3>
      <CommandForm
        command="approveVault"
        label="Approve the opening"
        consequence="You approve exactly these notes under exactly this authority. They open when a second person has approved as well; one person counts once, whatever accounts they have."
        build={() => ({})}
      />
      <OneReason command="declineVault" label="Decline the opening" tone="danger" words="Why not?" />
    </ForRole>
  );
}

const isWaiting = (state: string): boolean => state === "requested" || state === "firstApproval";

/** The vault of psychotherapy notes: who asked to open it, who approved, and where it stands. */
export function VaultPanel() {
  const { overview } = useRequest();
  const { vault } = overview;
  if (overview.unseenRecords !== undefined)
    return (
      <Section title="The vault">
        <p className="soft">
          Whether psychotherapy notes are among the records is shown to those who treat the patient, and to
          the desk.
        </p>
      </Section>
    );
  return (
    <>
      <Section title={`The vault: ${besideWords(overview.states.vault)}`}>
        <Notice tone="sealed" title="What opens it">
          <p>
            An authorization for psychotherapy notes alone, an order that names them, or a recorded exception
            of 45 CFR 164.508(a)(2). The law, the recorded approvals and the key must all agree; no approval
            here overrides another lock.
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
              <dt>Opening authority</dt>
              <dd>
                {authorityWords(vault.authority)}
                <div className="soft small">{fileNameOf(overview, vault.authority.documentId)}</div>
              </dd>
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
        {vault !== undefined && isWaiting(overview.states.vault) ? (
          <ReadBeforeApproval vault={vault} />
        ) : null}
        {vault === undefined || overview.states.vault === "closedAgain" ? null : <AnswerVault />}
      </Section>
      <Section title="Ask to open the vault">
        <ForRole commands={["requestVault"]}>
          <RequestVault />
        </ForRole>
      </Section>
    </>
  );
}
