import { treats } from "../../workflows/access/sight.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import type { Member, RecordRow } from "../adapters/practice-rows.ts";
import type { PatientFiles, Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { largestRecord, recordObjectKey } from "../adapters/sealed-notes.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";
import type { Shelves } from "./import-record.ts";
import { storeSealed } from "./store-record.ts";

export type Sealing = Pick<Shelves, "records" | "notes" | "wrapNote"> & {
  /** Of the ordinary records, hidden versions included. */
  readonly versions: StoredVersions;
  readonly practices: Pick<Practices, "patient" | "record">;
  readonly files: Pick<PatientFiles, "replaceRecord">;
  readonly now: () => Date;
  readonly log: Log;
};
type Sealed = Extract<RecordRow, { sealed: true }>;

/**
 * Sets a record right that came in as an ordinary one and is a psychotherapy note: sealed first, entered as what it is, and
 * only then every version of the plain copy destroyed. Stopped anywhere, it goes on from there when it is asked again.
 */
export async function sealMisfiled(
  ports: Sealing,
  member: Member,
  patientRef: PatientRef,
  documentId: DocumentId,
): Promise<{ readonly record: Sealed } | { readonly problem: Refusal }> {
  const { practiceId, personId } = member;
  const patient = await ports.practices.patient(practiceId, patientRef);
  if (!patient) return { problem: notFound() };
  if (!(member.roles.includes("clinician") && treats(member, patient))) return { problem: notTheirs };
  const found = await ports.practices.record(practiceId, patientRef, documentId);
  if (!found) return { problem: notFound() };
  const record = found.sealed ? found : await seal(ports, member, found);
  if (!record)
    return { problem: refusal("unavailable", "The record cannot be read as it came in. Ask the desk.") };
  const { misfiled } = record;
  // A note that came in as one has no plain copy.
  if (misfiled === undefined) return { record };
  const count = await destroyPlainCopy(ports, recordObjectKey(practiceId, patientRef, documentId));
  // Looked at every time: an import that was under way meanwhile may have put the plain copy back.
  if (count === 0 && misfiled.destroyedAt !== undefined) return { record };
  const done: Sealed = { ...record, misfiled: { ...misfiled, destroyedAt: ports.now().toISOString() } };
  await ports.files.replaceRecord(practiceId, done, true);
  ports.log("security", "misfiled-copy-destroyed", { practiceId, documentId, personId, count });
  return { record: done };
}

const notTheirs = refusal(
  "not-allowed-for-role",
  "Only a clinician who treats the patient says that a record is a psychotherapy note.",
  { citations: ["45 CFR 164.501"] },
);

/** The sealed copy, then the row; undefined when the plain copy is not what came in. Of two at once, both end with one row. */
async function seal(
  ports: Sealing,
  { practiceId, personId }: Member,
  found: Extract<RecordRow, { sealed: false }>,
): Promise<Sealed | undefined> {
  const { patientRef, documentId } = found;
  const key = recordObjectKey(practiceId, patientRef, documentId);
  const bytes = await ports.records.read(key, largestRecord);
  if (sha256Hex(bytes) !== found.sha256) return undefined;
  // A title said in the open what the note is sealed for, and so do pages that were flagged.
  const { title: _title, toRead: _toRead, kind: was, ...rest } = found;
  const misfiled = { was, at: ports.now().toISOString(), by: personId };
  const record: Sealed = { ...rest, sealed: true, kind: "psychotherapy-note", misfiled };
  await storeSealed(ports, practiceId, record, bytes);
  if (!(await ports.files.replaceRecord(practiceId, record, false))) {
    const now = await ports.practices.record(practiceId, patientRef, documentId);
    return now?.sealed ? now : undefined;
  }
  ports.log("security", "record-sealed", { practiceId, documentId, personId });
  return record;
}

/** Destroys every version under one key, delete markers too; says how many there were. */
async function destroyPlainCopy({ versions }: Sealing, key: string): Promise<number> {
  const stored = (await versions.list(key)).filter((version) => version.key === key);
  for (const version of stored) await versions.destroy(version);
  return stored.length;
}
