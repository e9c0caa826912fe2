import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Go } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { paths } from "../../util/paths.ts";
import { dateWords } from "../../words/dates.ts";
import { staffCall } from "../desk/staff-call.ts";
import { StaffShell } from "../desk/staff-shell.tsx";

// As many as one answer holds; more share the beginning of the name.
const most = 25;

function Search() {
  const [name, setName] = useState("");
  const search = useMutation({
    mutationFn: (asked: string) => staffCall("findPatients", { body: { name: asked } }),
  });
  const found = search.data?.patients;
  return (
    <>
      <search>
        <form
          className="panel stack"
          onSubmit={(submit) => {
            submit.preventDefault();
            search.mutate(name.trim());
          }}
        >
          <TextInput
            label="Name of the patient, or its beginning"
            description="First name first. That somebody searched is on record; the name is not."
            value={name}
            autoComplete="off"
            onChange={(change) => {
              setName(change.currentTarget.value);
            }}
          />
          <Button type="submit" loading={search.isPending} style={{ justifySelf: "start" }}>
            Search
          </Button>
        </form>
      </search>
      <output className="unseen">
        {found === undefined ? "" : `${found.length === 0 ? "Nobody" : found.length} found`}
      </output>
      {search.isError ? <RefusalNotice error={search.error} /> : null}
      {found === undefined ? null : found.length === 0 ? (
        <Notice tone="plain" title="No patient has this name">
          <p>Try another spelling, or fewer letters.</p>
        </Notice>
      ) : (
        <div className="panel stack">
          <ul className="list" aria-label="Patients found">
            {found.map((patient) => (
              <li key={patient.patientRef}>
                <Go to={paths.patient(patient.patientRef)}>{patient.name}</Go>
                <div className="soft small">Born {dateWords(patient.birthDate)}</div>
              </li>
            ))}
          </ul>
          {found.length < most ? null : (
            <p className="soft small">There may be more: type more of the name.</p>
          )}
        </div>
      )}
    </>
  );
}

/** Where a patient is looked up, whether or not anybody asked for records. */
export function PatientsPage() {
  return (
    <StaffShell place="patients">
      {() => (
        <>
          <PageHead title="Patients">
            <p className="soft">
              Each patient&rsquo;s page shows what you may see: the records, what asks for them, and for the
              privacy officer what was disclosed.
            </p>
          </PageHead>
          <div className="stack">
            <Search />
          </div>
        </>
      )}
    </StaffShell>
  );
}
