import { sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import type { EnteredRecord, Member, UnclassifiedRecord } from "../adapters/practice-rows.ts";
import type { PatientFiles, Practices } from "../adapters/practices.dynamodb.ts";
import { largestRecord, recordObjectKey } from "../adapters/sealed-notes.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";
import { storeHeld } from "./store-record.ts";

// A record that is kept back because the same file lies apart may have lain in the chart. Its row says so from the moment in
// which it leaves, and for as long as a plain copy may be left there; while it says so nobody stores it in the chart.

export type FinishingKeptBack = {
  readonly practices: Pick<Practices, "entered">;
  readonly files: Pick<PatientFiles, "leaveChart" | "leftChart">;
  readonly records: Pick<ObjectStore, "read">;
  /** Of the ordinary records, hidden versions included. */
  readonly versions: StoredVersions;
  readonly incoming: ObjectStore;
  readonly incomingVersions: StoredVersions;
  readonly log: Log;
};

/**
 * Destroys every version that is left in the chart of what was kept back, once its bytes lie with what is unclassified. Says
 * what the record is then.
 */
export async function finishKeptBack(
  ports: FinishingKeptBack,
  { practiceId, personId }: Pick<Member, "practiceId" | "personId">,
  record: UnclassifiedRecord,
): Promise<EnteredRecord> {
  const { patientRef, documentId } = record;
  const key = recordObjectKey(practiceId, patientRef, documentId);
  const now = async () => (await ports.practices.entered(practiceId, patientRef, documentId)) ?? record;
  const stored = (await ports.versions.list(key)).filter((version) => version.key === key);
  if (stored.length === 0 && !record.leavesChart) return record;
  // Whoever classifies it may have stored it in the chart just now: from here on that is not entered there any more.
  if (!record.leavesChart && !(await ports.files.leaveChart(practiceId, record))) return now();
  const isWaiting = (await ports.incomingVersions.list(key)).some((version) => version.key === key);
  if (!isWaiting && stored.length > 0) {
    const bytes = await ports.records.read(key, largestRecord);
    if (sha256Hex(bytes) === record.sha256) await storeHeld(ports, practiceId, record, bytes);
  }
  // Only what lay there before the row was seen to be leaving still: anything later is somebody else's, and of the chart.
  const seen = await now();
  if (seen.kind !== "unclassified" || !seen.leavesChart) return seen;
  for (const version of stored) await ports.versions.destroy(version);
  const { leavesChart: _left, ...left } = seen;
  if (!(await ports.files.leftChart(practiceId, left))) return now();
  ports.log("security", "kept-back-copy-destroyed", {
    practiceId,
    documentId,
    personId,
    count: stored.length,
  });
  return left;
}
