import { randomUUID } from "node:crypto";
import { sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import type { EnteredRecord, Member, UnclassifiedRecord } from "../adapters/practice-rows.ts";
import type { PatientFiles, Practices } from "../adapters/practices.dynamodb.ts";
import { largestRecord, recordObjectKey } from "../adapters/sealed-notes.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";
import { destroyVersions } from "./destroy-versions.ts";
import { storeHeld } from "./store-record.ts";

// What is unclassified may have a plain copy in the chart: it was kept back because the same file lies apart and lay there
// before, or somebody stored it there and was stopped before its row said what it is. The row says so from before that moment
// on, and while it leaves the chart nobody stores it there.

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
  if (record.isNote) {
    // Nobody may enter it in the chart any more.
    const count = await destroyVersions(ports.versions, key);
    if (count > 0)
      ports.log("security", "kept-back-copy-destroyed", { practiceId, documentId, personId, count });
    return record;
  }
  const stored = (await ports.versions.list(key)).filter((version) => version.key === key);
  if (stored.length === 0 && !record.leavesChart) return record;
  // Whoever classifies it may have stored it in the chart just now: from here on that try enters nothing there any more.
  const last = record.entersChart === undefined ? {} : { entersChart: randomUUID() };
  if (!record.leavesChart && !(await ports.files.leaveChart(practiceId, { ...record, ...last })))
    return now();
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
