import { isOriginator } from "../../workflows/reading/reading.ts";
import type { NoteReading } from "../../workflows/reading/reading.ts";
import type { DocumentId, PatientRef, ReadingId } from "../../workflows/vocabulary/ids.ts";
import { newId } from "../adapters/digests.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Readings } from "../adapters/readings.dynamodb.ts";
import { endOf, openCopy } from "./open-copy.ts";
import type { Opened, OpeningCopy } from "./open-copy.ts";

export type Opening = OpeningCopy & {
  readonly practices: Pick<Practices, "patient" | "record">;
  readonly readings: Pick<Readings, "add">;
  readonly now: () => Date;
};
type Named = { readonly patientRef: PatientRef; readonly documentId: DocumentId };

/**
 * Opens one note for the clinician who wrote it, under the originator exception. The reading is on record before anything is
 * opened. One who may not is answered alike whatever there is.
 */
export async function readOwnNote(
  ports: Opening,
  member: Member,
  signedInAt: number,
  { patientRef, documentId }: Named,
  reason: string,
): Promise<Opened> {
  const { practiceId, personId, sub } = member;
  const [patient, note] = await Promise.all([
    ports.practices.patient(practiceId, patientRef),
    ports.practices.record(practiceId, patientRef, documentId),
  ]);
  if (!patient || !note || !isOriginator(member, note, patient)) return { problem: notTheirs };
  const askedAt = ports.now().toISOString();
  const reading: NoteReading = {
    readingId: newId<ReadingId>("rdg"),
    practiceId,
    patientRef,
    documentId,
    personId,
    sub,
    signedInAt,
    reason,
    askedAt,
    endsAt: endOf(askedAt),
  };
  await ports.readings.add(reading);
  // Which note it was stands in the row of the reading; no line of a log says which record is one.
  ports.log("access", "own-note-reading", { practiceId, personId, readingId: reading.readingId });
  return openCopy(ports, reading);
}

const notTheirs = refusal(
  "not-allowed-for-role",
  "A psychotherapy note is read here only by the clinician who wrote it and treats the patient. Whether there is one is told to nobody else.",
  { citations: ["45 CFR 164.508(a)(2)(i)(A)"] },
);
