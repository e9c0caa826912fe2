import type { VaultCall } from "../../workflows/contract/calls.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { ReadingOpened } from "../../workflows/contract/reading.ts";
import { isOriginator, readingMinutes } from "../../workflows/reading/reading.ts";
import type { NoteReading } from "../../workflows/reading/reading.ts";
import type { DocumentId, PatientRef, ReadingId } from "../../workflows/vocabulary/ids.ts";
import { newId } from "../adapters/digests.ts";
import { errorNameOf } from "../adapters/log.ts";
import type { Log } from "../adapters/log.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Readings } from "../adapters/readings.dynamodb.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";
import { copiesOf } from "./copies-of.ts";

export type Opening = {
  readonly practices: Pick<Practices, "patient" | "record">;
  readonly readings: Pick<Readings, "add">;
  readonly vault: (call: VaultCall) => Promise<void>;
  readonly copies: Pick<StoredVersions, "list">;
  readonly now: () => Date;
  readonly log: Log;
};
type Named = { readonly patientRef: PatientRef; readonly documentId: DocumentId };

/**
 * Opens one note for the clinician who wrote it, under the originator exception. The reading is on record before anything is
 * opened; what becomes of it then is seen by whether there is a copy. One who may not is answered alike whatever there is.
 */
export async function readOwnNote(
  ports: Opening,
  member: Member,
  signedInAt: number,
  { patientRef, documentId }: Named,
  reason: string,
): Promise<{ readonly opened: ReadingOpened } | { readonly problem: Refusal }> {
  const { practiceId, personId, sub } = member;
  const [patient, note] = await Promise.all([
    ports.practices.patient(practiceId, patientRef),
    ports.practices.record(practiceId, patientRef, documentId),
  ]);
  if (!patient || !note || !isOriginator(member, note, patient)) return { problem: notTheirs };
  const asked = ports.now();
  const reading: NoteReading = {
    ...{ readingId: newId<ReadingId>("rdg"), practiceId, patientRef, documentId },
    ...{ personId, sub, signedInAt, reason },
    askedAt: asked.toISOString(),
    endsAt: new Date(asked.getTime() + readingMinutes * 60_000).toISOString(),
  };
  await ports.readings.add(reading);
  const { readingId, endsAt } = reading;
  // Which note it was stands in the row of the reading; no line of a log says which record is one.
  ports.log("security", "own-note-reading", { practiceId, personId, readingId });
  try {
    await ports.vault({ kind: "open-reading", practiceId, readingId });
  } catch (error) {
    ports.log("error", "vault-unreachable", { practiceId, readingId, errorName: errorNameOf(error) });
  }
  return (await copiesOf(ports.copies, reading)).length > 0
    ? { opened: { readingId, endsAt } }
    : { problem: notOpened };
}

const notTheirs = refusal(
  "not-allowed-for-role",
  "A psychotherapy note is read here only by the clinician who wrote it and treats the patient. Whether there is one is told to nobody else.",
  { citations: ["45 CFR 164.508(a)(2)(i)(A)"] },
);
const notOpened = refusal(
  "unavailable",
  "The note could not be opened at the moment, and nothing was shown. Ask for it once more in a minute.",
);
