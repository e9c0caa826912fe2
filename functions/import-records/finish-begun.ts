import type { Log } from "../adapters/log.ts";
import type { EnteredRecord, Member, RecordRow, SealedRecord } from "../adapters/practice-rows.ts";
import type { PatientFiles } from "../adapters/practices.dynamodb.ts";
import { recordObjectKey } from "../adapters/sealed-notes.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";
import { finishKeptBack } from "./finish-kept-back.ts";
import type { FinishingKeptBack } from "./finish-kept-back.ts";
import { destroyVersions } from "./destroy-versions.ts";

// What was sealed or classified had another copy first. The row says when that one was gone; where a stop came between, the
// next call about the patient destroys it.

export type FinishingSealed = {
  /** Of the ordinary records, hidden versions included. */
  readonly versions: StoredVersions;
  readonly files: Pick<PatientFiles, "replaceSealed">;
  readonly now: () => Date;
  readonly log: Log;
};
export type Finishing = FinishingSealed & {
  readonly incomingVersions: StoredVersions;
  readonly files: Pick<PatientFiles, "replaceClassified">;
};

/** Destroys every version of the plain copy of what was misfiled, and writes that down; a note that came in as one has none. */
export async function finishSealed(
  ports: FinishingSealed,
  { practiceId, personId }: Member,
  record: SealedRecord,
): Promise<SealedRecord> {
  const { misfiled, patientRef, documentId } = record;
  if (misfiled === undefined) return record;
  const count = await destroyVersions(ports.versions, recordObjectKey(practiceId, patientRef, documentId));
  // Looked at every time: an import that was under way meanwhile may have put the plain copy back.
  if (count === 0 && misfiled.destroyedAt !== undefined) return record;
  const done: SealedRecord = { ...record, misfiled: { ...misfiled, destroyedAt: ports.now().toISOString() } };
  await ports.files.replaceSealed(practiceId, done);
  ports.log("security", "misfiled-copy-destroyed", { practiceId, documentId, personId, count });
  return done;
}

/** The same of the first copy of what came in unclassified, and of a copy beside the chart that somebody began to store. */
export async function finishClassified(
  ports: Finishing,
  { practiceId, personId }: Member,
  record: RecordRow,
): Promise<RecordRow> {
  const { classified, patientRef, documentId } = record;
  if (classified === undefined) return record;
  const key = recordObjectKey(practiceId, patientRef, documentId);
  if (record.sealed) await destroyVersions(ports.versions, key);
  const count = await destroyVersions(ports.incomingVersions, key);
  if (count === 0 && classified.destroyedAt !== undefined) return record;
  const done: RecordRow = {
    ...record,
    classified: { ...classified, destroyedAt: ports.now().toISOString() },
  };
  await ports.files.replaceClassified(practiceId, done);
  ports.log("security", "unclassified-copy-destroyed", { practiceId, documentId, personId, count });
  return done;
}

/** Finishes whatever is begun among records of one patient. */
export async function finishBegun(
  ports: Finishing & FinishingKeptBack,
  member: Member,
  records: readonly EnteredRecord[],
): Promise<void> {
  for (const record of records) {
    if (record.kind === "unclassified") {
      const isBegun = record.because === "same-file" || record.isNote || record.entersChart !== undefined;
      if (isBegun) await finishKeptBack(ports, member, record);
      continue;
    }
    const begun = record.classified && record.classified.destroyedAt === undefined;
    const now = begun ? await finishClassified(ports, member, record) : record;
    if (now.sealed && now.misfiled && now.misfiled.destroyedAt === undefined)
      await finishSealed(ports, member, now);
  }
}
