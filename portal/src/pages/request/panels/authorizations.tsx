import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { authorizationSchema } from "../../../../../workflows/contract/case-file.ts";
import type { RequestOverview } from "../../../../../workflows/contract/staff.ts";
import { factAt, toldBy } from "../../../forms/fact-edits.ts";
import type { Edits, FactValue } from "../../../forms/fact-edits.ts";
import { FactField } from "../../../forms/fact-field.tsx";
import { fieldAt } from "../../../forms/schema-field.ts";
import { Badge } from "../../../ui/badge.tsx";
import { CheckList } from "../../../ui/check-list.tsx";
import { Pills, YesNoUnknown } from "../../../ui/pills.tsx";
import { sectionsOf } from "../../../words/authorization-sections.ts";
import { dateWords, instantWords } from "../../../words/dates.ts";
import { classWords } from "../../../words/document-classes.ts";
import { factWords, optionWords } from "../../../words/fact-options.ts";
import { defectWords } from "../../../words/law.ts";
import { signerChoices, signersOf } from "../../../words/signers.ts";
import type { SignerRole } from "../../../words/signers.ts";
import { CommandForm } from "../command-form.tsx";
import { ForRole } from "../for-role.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";
import { useKept } from "../use-kept.ts";

type AuthorizationView = RequestOverview["authorizations"][number];

const validity = (valid: AuthorizationView["valid"]) =>
  valid === true ? (
    <Badge tone="good">Valid</Badge>
  ) : valid === false ? (
    <Badge tone="bad">Not valid</Badge>
  ) : (
    <Badge tone="warn">Not settled: a fact is missing</Badge>
  );

const comparison = (whose: AuthorizationView["whose"]) =>
  whose === "matched-patient" ? null : whose === "another-person" ? (
    <Badge tone="bad">Not the matched patient's form</Badge>
  ) : (
    <Badge tone="warn">Not compared with the matched patient</Badge>
  );

function Elements({ view }: { readonly view: AuthorizationView }) {
  const rows = sectionsOf(view.authorization.form).flatMap((section) =>
    section.facts.map((fact) => ({ ...fact, value: factAt(view.authorization, fact.pointer) })),
  );
  return (
    <details>
      <summary>Element by element</summary>
      <dl className="facts questions" style={{ marginTop: "0.6rem" }}>
        {rows.map((row) => (
          <div key={row.pointer} style={{ display: "contents" }}>
            <dt>{row.label}</dt>
            <dd>{factWords(row.value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Revoke({ view }: { readonly view: AuthorizationView }) {
  const [form, setForm] = useState<"written" | "oral">();
  const [received, setReceived] = useState("");
  return (
    <CommandForm
      command="revokeAuthorization"
      label="Record a revocation"
      tone="danger"
      consequence="From this moment nothing more leaves under this form. What was sent before cannot be called back."
      build={() =>
        form === undefined
          ? "Say how it came."
          : received === ""
            ? "Enter when it was received."
            : {
                authorizationId: view.authorizationId,
                form,
                receivedAt: new Date(received).toISOString(),
              }
      }
    >
      <div className="fields">
        <Pills
          label="How did it come?"
          options={[
            { value: "written", words: "In writing" },
            { value: "oral", words: "By word of mouth" },
          ]}
          value={form}
          onChange={setForm}
        />
        <TextInput
          type="datetime-local"
          label="Received"
          value={received}
          onChange={(change) => {
            setReceived(change.currentTarget.value);
          }}
        />
      </div>
    </CommandForm>
  );
}

/** What the form does on this request, or why it does nothing. */
function Effect({ view }: { readonly view: AuthorizationView }) {
  if (view.whose === "another-person")
    return <p className="small">It counts for nothing here: it is another person&rsquo;s form.</p>;
  const opened = view.coversClasses.map(classWords).join(", ");
  return (
    <>
      {view.defects.length === 0 ? null : (
        <ul className="small">
          {view.defects.map((defect) => (
            <li key={defect}>{defectWords[defect] ?? defect}</li>
          ))}
        </ul>
      )}
      {view.whose === "not-compared" ? (
        <p className="small">
          It counts once it was compared with the matched patient: record it again after the match.
        </p>
      ) : null}
      <p className="small">
        {opened === ""
          ? "It opens no class of record."
          : view.valid === true
            ? `It opens: ${opened}.`
            : `It opens, if valid: ${opened}.`}
      </p>
    </>
  );
}

function AuthorizationCard({ view }: { readonly view: AuthorizationView }) {
  const { overview } = useRequest();
  const paper = overview.papers.find((row) => row.documentId === view.documentId);
  return (
    <Section title={view.authorization.form === undefined ? "Form" : optionWords(view.authorization.form)}>
      <div className="row">
        {validity(view.valid)}
        {comparison(view.whose)}
        {view.revokedAt === undefined ? null : (
          <Badge tone="bad">Revoked {instantWords(view.revokedAt)}</Badge>
        )}
        <span className="soft small">{paper?.fileName}</span>
      </div>
      <Effect view={view} />
      <Elements view={view} />
      {view.revokedAt === undefined ? (
        <ForRole commands={["revokeAuthorization"]}>
          <details>
            <summary>Record a revocation</summary>
            <div style={{ marginTop: "0.75rem" }}>
              <Revoke view={view} />
            </div>
          </details>
        </ForRole>
      ) : null}
    </Section>
  );
}

function RecordForm() {
  const { overview } = useRequest();
  const papers = overview.papers.filter((paper) => paper.state === "admitted");
  const [documentId, setDocumentId] = useKept("authorization-paper", "");
  const [edits, setEdits] = useKept<Edits>("authorization", new Map());
  const [isTheirs, setIsTheirs] = useKept<boolean | undefined>("authorization-is-theirs", undefined);
  const { patient } = overview;
  const [represented, setRepresented] = useKept<boolean | undefined>("authorization-represented", undefined);
  const [roles, setRoles] = useKept<readonly SignerRole[]>("authorization-signers", []);
  const signers = signersOf(represented, roles);
  const set = (pointer: string, value: FactValue) => {
    setEdits(new Map(edits).set(pointer, value));
  };
  return (
    <CommandForm
      command="recordAuthorization"
      label="Record this form"
      consequence="The rules check it at once, element by element. Leave open what you cannot see on the paper."
      build={() =>
        documentId === ""
          ? "Choose the paper you are reading."
          : {
              documentId,
              ...(isTheirs === undefined || patient === undefined
                ? {}
                : { forPatient: isTheirs ? patient.patientRef : "another-person" }),
              authorization: {
                ...toldBy(edits),
                ...(signers === undefined ? {} : { signers }),
              },
            }
      }
      onDone={() => {
        setEdits(new Map());
        setDocumentId("");
        setIsTheirs(undefined);
        setRepresented(undefined);
        setRoles([]);
      }}
    >
      <NativeSelect
        label="Which paper are you reading?"
        value={documentId}
        data={[
          { value: "", label: "Choose" },
          ...papers.map((paper) => ({ value: paper.documentId, label: paper.fileName })),
        ]}
        onChange={(change) => {
          setDocumentId(change.currentTarget.value);
        }}
      />
      {patient === undefined ? (
        <p className="small soft">
          Match the patient first: a form counts once it was compared with the matched patient. It can be
          recorded now and read again then.
        </p>
      ) : (
        <YesNoUnknown
          label="Is it the matched patient's form?"
          help={
            patient.birthDate === undefined
              ? patient.name
              : `${patient.name}, born ${dateWords(patient.birthDate)}`
          }
          value={isTheirs}
          onChange={setIsTheirs}
        />
      )}
      {sectionsOf(edits.get("/form")).map((section) => (
        <div key={section.title} className="stack">
          <h4 className="subhead">{section.title}</h4>
          <div className="fields">
            {section.facts.map((fact) => (
              <FactField
                key={fact.pointer}
                id={`aut${fact.pointer.replaceAll("/", "-")}`}
                label={fact.label}
                help={fact.help}
                field={fieldAt(authorizationSchema, fact.pointer)}
                value={edits.get(fact.pointer)}
                onChange={(value) => {
                  set(fact.pointer, value);
                }}
              />
            ))}
          </div>
        </div>
      ))}
      <YesNoUnknown
        label="Did someone else sign in the patient's place?"
        value={represented}
        onChange={setRepresented}
      />
      {represented === true ? (
        <CheckList
          label="Who signed?"
          help="In what standing, as the form says. A relation alone gives no authority."
          options={signerChoices}
          value={roles}
          onChange={setRoles}
        />
      ) : null}
    </CommandForm>
  );
}

/** The signed forms: what the rules find in each, a new one element by element, and revocations. */
export function AuthorizationsPanel() {
  const { overview } = useRequest();
  const read = new Set<string>(overview.authorizations.map((view) => view.documentId));
  const [toRead] = useState(() =>
    overview.papers.some(
      (paper) =>
        paper.purpose === "authorization" && paper.state === "admitted" && !read.has(paper.documentId),
    ),
  );
  return (
    <>
      {overview.authorizations.length === 0 ? (
        <Section title="No form is recorded">
          <p className="soft">If an authorization came with the papers, read it and record what it says.</p>
        </Section>
      ) : null}
      {overview.authorizations.map((view) => (
        <AuthorizationCard key={view.authorizationId} view={view} />
      ))}
      <Section title="Record a form" lead="Tick what the paper shows, not what its title promises.">
        <ForRole
          commands={["recordAuthorization"]}
          otherwise="The practice manager or the privacy officer records forms."
        >
          <details open={toRead}>
            <summary>Read a form into the record</summary>
            <div style={{ marginTop: "0.75rem" }}>
              <RecordForm />
            </div>
          </details>
        </ForRole>
      </Section>
    </>
  );
}
