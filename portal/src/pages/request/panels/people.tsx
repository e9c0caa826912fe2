import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { Badge } from "../../../ui/badge.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Go } from "../../../ui/go.tsx";
import { YesNoUnknown } from "../../../ui/pills.tsx";
import { RefusalNotice } from "../../../ui/refusal-notice.tsx";
import { Waiting } from "../../../ui/waiting.tsx";
import { paths } from "../../../util/paths.ts";
import { dateWords, instantWords } from "../../../words/dates.ts";
import { staffCall } from "../../desk/staff-call.ts";
import { CommandForm } from "../command-form.tsx";
import { CorrectBirthDate } from "../correct-birth-date.tsx";
import { ForRole } from "../for-role.tsx";
import { useAllowed, useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";
import { WordsField } from "../words-field.tsx";

const methods = [
  { value: "called-published-number", label: "Called back on a number found independently" },
  { value: "bar-directory", label: "Found in the bar's directory" },
  { value: "in-person-document", label: "Showed a document in person" },
  { value: "known-to-practice", label: "Known to the practice" },
  { value: "clerk-confirmed", label: "The clerk of the court confirmed it" },
];

function VerifyRequester() {
  const [method, setMethod] = useState("");
  const [authority, setAuthority] = useState<boolean>();
  const [note, setNote] = useState("");
  return (
    <CommandForm
      command="verifyRequester"
      label="Record the verification"
      consequence="A confirmed mailbox shows that mail arrives, not who reads it. Nothing is released to an unverified person (45 CFR 164.514(h))."
      build={() =>
        method === ""
          ? "Say how you verified who asks."
          : {
              method,
              authorityVerified: authority === true,
              ...(note.trim() === "" ? {} : { note: note.trim() }),
            }
      }
    >
      <NativeSelect
        label="How did you verify who asks?"
        value={method}
        data={[{ value: "", label: "Choose" }, ...methods]}
        onChange={(change) => {
          setMethod(change.currentTarget.value);
        }}
      />
      <YesNoUnknown
        label="Did you verify the authority too?"
        help="Office, appointment, custody papers, letters testamentary, agency letter."
        value={authority}
        onChange={setAuthority}
      />
      <WordsField label="Note" value={note} onChange={setNote} />
    </CommandForm>
  );
}

function Found({ name }: { readonly name: string }) {
  const found = useQuery({
    queryKey: ["patients", name],
    queryFn: () => staffCall("findPatients", { body: { name } }),
    gcTime: 0,
  });
  const [chosen, setChosen] = useState("");
  if (found.isPending) return <Waiting words="Searching." lines={2} />;
  if (found.isError) return <RefusalNotice error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.patients.length === 0) {
    return (
      <Notice tone="plain" title="No patient has this name" live="polite">
        <p>
          Try another spelling. If there is none, close the request with &ldquo;neither confirm nor
          deny&rdquo;: the requester is not told either way.
        </p>
      </Notice>
    );
  }
  return (
    <CommandForm
      command="matchPatient"
      label="This is the person"
      consequence="The match is internal. Nothing the requester sees changes by it."
      build={() => (chosen === "" ? "Choose a person." : { patientRef: chosen })}
    >
      <fieldset className="stack">
        <legend className="field-label">Compare name and date of birth</legend>
        {found.data.patients.map((patient) => (
          <label key={patient.patientRef} className="row">
            <input
              type="radio"
              name="patient"
              checked={chosen === patient.patientRef}
              onChange={() => {
                setChosen(patient.patientRef);
              }}
            />
            <span>
              {patient.name}, born {dateWords(patient.birthDate)}
            </span>
          </label>
        ))}
      </fieldset>
    </CommandForm>
  );
}

function MatchPatient() {
  const { overview } = useRequest();
  const allowed = useAllowed("matchPatient");
  const [typed, setTyped] = useState(overview.subject.name);
  const [asked, setAsked] = useState<string>();
  if (allowed?.enabled !== true) {
    return <p className="soft">{allowed?.words ?? "The paper is judged before the patient is matched."}</p>;
  }
  return (
    <>
      <form
        className="row"
        style={{ alignItems: "end" }}
        onSubmit={(submit) => {
          submit.preventDefault();
          setAsked(typed.trim());
        }}
      >
        <TextInput
          label="Name"
          value={typed}
          onChange={(change) => {
            setTyped(change.currentTarget.value);
          }}
        />
        <Button type="submit" variant="default">
          Search
        </Button>
      </form>
      {asked === undefined || asked === "" ? null : <Found key={asked} name={asked} />}
    </>
  );
}

type AgainProps = { readonly unless: boolean; readonly summary: string; readonly children: ReactNode };

/** What is done once and seldom again stays folded after it; a form that was just given stays where it is. */
function Again({ unless, summary, children }: AgainProps) {
  const [first] = useState(unless);
  return first ? (
    children
  ) : (
    <details>
      <summary>{summary}</summary>
      <div className="stack" style={{ marginTop: "0.75rem" }}>
        {children}
      </div>
    </details>
  );
}

/** Who asks, verified, and whose records they are, matched inside the practice only. */
export function PeoplePanel() {
  const { overview } = useRequest();
  const { requester, subject, patient } = overview;
  const bar = [requester.barNumber, requester.barState].filter((part) => part !== undefined).join(", ");
  return (
    <>
      <Section title="Identity of who asks">
        <dl className="facts">
          <dt>Name</dt>
          <dd>
            {requester.name}
            {requester.firm === undefined ? "" : `, ${requester.firm}`}
          </dd>
          <dt>E-mail</dt>
          <dd className="row">
            {requester.email}
            {requester.emailConfirmed ? (
              <Badge tone="good">Confirmed</Badge>
            ) : (
              <Badge tone="warn">Not confirmed</Badge>
            )}
          </dd>
          {requester.phone === undefined ? null : (
            <>
              <dt>Telephone given</dt>
              <dd>{requester.phone}</dd>
            </>
          )}
          {bar === "" ? null : (
            <>
              <dt>Bar number</dt>
              <dd>{bar}</dd>
            </>
          )}
          <dt>Identity</dt>
          <dd>
            {requester.identityVerified ? (
              <Badge tone="good">Verified</Badge>
            ) : (
              <Badge tone="warn">Not verified</Badge>
            )}
          </dd>
          {requester.authority === undefined ? null : (
            <>
              <dt>Office or authority</dt>
              <dd>
                {requester.authority === "verified" ? (
                  <Badge tone="good">Verified</Badge>
                ) : (
                  <Badge tone="warn">Not verified: no release can be confirmed</Badge>
                )}
              </dd>
            </>
          )}
        </dl>
        <ForRole
          commands={["verifyRequester"]}
          otherwise="The practice manager or the privacy officer verifies who asks."
        >
          <Again
            unless={!requester.identityVerified || requester.authority === "to-verify"}
            summary="Verify again"
          >
            <VerifyRequester />
          </Again>
        </ForRole>
      </Section>
      <Section title="Patient" lead="Never shown outside, whatever is found.">
        <dl className="facts">
          <dt>As the paper has it</dt>
          <dd>
            {subject.name}
            {subject.birthDate === undefined ? "" : `, born ${dateWords(subject.birthDate)}`}
          </dd>
          <dt>Matched with</dt>
          <dd>
            {patient === undefined ? (
              "Nobody yet"
            ) : (
              <Go to={paths.patient(patient.patientRef)}>{patient.name}</Go>
            )}
            {patient?.birthDate === undefined ? "" : `, born ${dateWords(patient.birthDate)}`}
            {patient?.corrections?.map(({ at, by, was }) => (
              <div key={at} className="soft small">
                {by} corrected the birth date on {instantWords(at)}; it was {dateWords(was)}.
              </div>
            ))}
          </dd>
        </dl>
        <ForRole
          commands={["matchPatient"]}
          otherwise="The practice manager or the privacy officer matches the patient."
        >
          <Again unless={patient === undefined} summary="Match with somebody else">
            <MatchPatient />
          </Again>
          {patient?.birthDate === undefined ? null : (
            <details>
              <summary>Correct the birth date</summary>
              <div style={{ marginTop: "0.75rem" }}>
                <CorrectBirthDate
                  key={patient.birthDate}
                  patientRef={patient.patientRef}
                  was={patient.birthDate}
                />
              </div>
            </details>
          )}
        </ForRole>
      </Section>
    </>
  );
}
