import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { OwnNotes } from "../../../../workflows/contract/reading.ts";
import { Act } from "../../ui/act.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { dateWords } from "../../words/dates.ts";
import { counted } from "../../words/sizes.ts";
import { NoteReading } from "./note-reading.tsx";
import { staffCall } from "./staff-call.ts";
import { StaffShell } from "./staff-shell.tsx";

type Patient = OwnNotes["patients"][number];

function PatientNotes({ patient: { patientRef, name, birthDate, notes } }: { readonly patient: Patient }) {
  return (
    <li className="panel stack">
      <div>
        <h2>{name}</h2>
        <p className="soft small">
          Born {dateWords(birthDate)}. {counted(notes.length, "note")} of yours.
        </p>
      </div>
      {notes.map(({ documentId, sessionOn, pages, onPaper }) => {
        const what = `note of ${dateWords(sessionOn)} about ${name}`;
        return (
          <Act
            key={documentId}
            title={`${dateWords(sessionOn)}: ${counted(pages, "page")}${onPaper ? ", on paper" : ""}`}
          >
            <NoteReading
              what={what}
              statement="I wrote this note and read it to treat the patient."
              open={(reason) =>
                staffCall("readOwnNote", {
                  params: { patientRef, documentId },
                  body: { forTreatment: true, wroteIt: true, reason },
                })
              }
            />
          </Act>
        );
      })}
    </li>
  );
}

/** What a search found, for whoever has the page read aloud. */
const foundWords = (patients: readonly Patient[]): string =>
  patients.length === 0 ? "Nothing of yours" : `Notes about ${counted(patients.length, "patient")} found`;

function Search() {
  const [name, setName] = useState("");
  const search = useMutation({
    mutationFn: (asked: string) => staffCall("ownNotes", { body: { name: asked.trim() } }),
  });
  return (
    <div className="stack">
      <form
        className="panel stack"
        onSubmit={(submit) => {
          submit.preventDefault();
          search.mutate(name);
        }}
      >
        <TextInput
          label="Name of the patient, or its beginning"
          description="First name first. Leave it empty to see the beginning of the list."
          value={name}
          onChange={(change) => {
            setName(change.currentTarget.value);
          }}
        />
        <Button type="submit" loading={search.isPending} style={{ justifySelf: "start" }}>
          Find my notes
        </Button>
      </form>
      <output className="unseen">{search.data === undefined ? "" : foundWords(search.data.patients)}</output>
      {search.isError ? <RefusalNotice error={search.error} /> : null}
      {search.data === undefined ? null : search.data.patients.length === 0 ? (
        <div className="panel empty">
          <h2>Nothing of yours</h2>
          <p className="soft">
            Notes that you wrote are found here while you treat the patient. Of notes of others nothing is
            said.
          </p>
        </div>
      ) : (
        <ul className="bare">
          {search.data.patients.map((patient) => (
            <PatientNotes key={patient.patientRef} patient={patient} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** The psychotherapy notes that the signed-in clinician wrote, each to be read for some minutes. */
export function MyNotesPage() {
  return (
    <StaffShell place="notes">
      {() => (
        <>
          <PageHead title="My psychotherapy notes">
            <p className="soft">
              The notes you wrote of patients you treat. You may read them for treatment without anybody's
              approval; nobody else may do so here.
            </p>
          </PageHead>
          <div className="stack">
            <Notice tone="sealed" title="How it opens">
              <p>
                Sign in freshly and say why. The vault lends the key of that one note, a copy is made for you
                alone, and after ten minutes it is destroyed in every version (45 CFR 164.508(a)(2)(i)(A)).
              </p>
            </Notice>
            <Search />
          </div>
        </>
      )}
    </StaffShell>
  );
}
