import { treats } from "../../workflows/access/sight.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { Member, Patient, RecordRow, SealedRecord } from "../adapters/practice-rows.ts";
import type { PatientFiles, Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { largestRecord, recordObjectKey } from "../adapters/sealed-notes.ts";
import type { Shelves } from "./import-record.ts";
import { finishSealed } from "./finish-begun.ts";
import type { FinishingSealed } from "./finish-begun.ts";
import { storeSealed } from "./store-record.ts";

export type Sealing = Pick<Shelves, "records" | "notes" | "noteKeys" | "wrapNote"> &
  FinishingSealed & {
    readonly practices: Pick<Practices, "patient" | "record">;
    readonly files: Pick<PatientFiles, "sealRecord">;
  };

/**
 * Sets a record right that came in as an ordinary one and is a psychotherapy note: sealed first, entered as what it is, and
 * only then every version of the plain copy destroyed. Stopped anywhere, it goes on from there when it is asked again.
 * `sameFile`: the same bytes from elsewhere, where those of the record may not be stored yet.
 */
export async function sealMisfiled(
  ports: Sealing,
  member: Member,
  patientRef: PatientRef,
  documentId: DocumentId,
  sameFile?: Buffer,
): Promise<{ readonly record: SealedRecord } | { readonly problem: Refusal }> {
  const { practiceId } = member;
  const patient = await ports.practices.patient(practiceId, patientRef);
  if (!patient) return { problem: notFound() };
  if (!(member.roles.includes("clinician") && treats(member, patient))) return { problem: notTheirs };
  const found = await ports.practices.record(practiceId, patientRef, documentId);
  if (!found) return { problem: notFound() };
  const sealed = found.sealed ? { record: found } : await seal(ports, member, patient, found, sameFile);
  if ("problem" in sealed) return sealed;
  const { record } = sealed;
  return { record: await finishSealed(ports, member, record) };
}

const notTheirs = refusal(
  "not-allowed-for-role",
  "Only a clinician who treats the patient says that a record is a psychotherapy note.",
  { citations: ["45 CFR 164.501"] },
);

const unreadable = refusal("unavailable", "The record cannot be read as it came in. Ask the desk.");
const changed = refusal(
  "stale-version",
  "The patient's file has changed since you looked. Say again that the record is a psychotherapy note.",
);

/** The sealed copy, then the rows. Of two at once, both end with one row. */
async function seal(
  ports: Sealing,
  { practiceId, personId }: Member,
  patient: Patient,
  found: Extract<RecordRow, { sealed: false }>,
  sameFile: Buffer | undefined,
): Promise<{ readonly record: SealedRecord } | { readonly problem: Refusal }> {
  const { patientRef, documentId } = found;
  const key = recordObjectKey(practiceId, patientRef, documentId);
  const isIt = sameFile && sha256Hex(sameFile) === found.sha256;
  const bytes = isIt ? Buffer.from(sameFile) : await ports.records.read(key, largestRecord);
  if (sha256Hex(bytes) !== found.sha256) return { problem: unreadable };
  // A title said in the open what the note is sealed for, and so do pages that were flagged.
  const { title: _title, toRead: _toRead, kind: was, ...rest } = found;
  const misfiled = { was, at: ports.now().toISOString(), by: personId };
  const record: SealedRecord = { ...rest, sealed: true, kind: "psychotherapy-note", misfiled };
  await storeSealed(ports, practiceId, record, bytes);
  if (!(await ports.files.sealRecord(practiceId, record, patient))) {
    const now = await ports.practices.record(practiceId, patientRef, documentId);
    return now?.sealed ? { record: now } : { problem: changed };
  }
  ports.log("security", "record-sealed", { practiceId, documentId, personId });
  return { record };
}
