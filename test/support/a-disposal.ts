import type { Disposed, Disposals, StoredDisposal } from "../../functions/adapters/disposals.dynamodb.ts";
import type { RecordRow } from "../../functions/adapters/practice-rows.ts";
import { recordObjectKey } from "../../functions/adapters/sealed-notes.ts";
import type { StoredVersion } from "../../functions/adapters/stored-versions.s3.ts";
import type { Decide } from "../../functions/dispose-records/decide-disposal.ts";
import type { Propose } from "../../functions/dispose-records/propose-disposal.ts";
import type { Holder } from "../../workflows/retention/disposition.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { aPatient, aPractice, ids } from "./desk.ts";
import { aRecord } from "./records.ts";

/** Ended long ago, in a state whose period for psychologists was read. */
export const endedOn = "2015-06-01";
export const documents = ["1", "2", "3"].map((n) => `doc_${n.repeat(26)}` as DocumentId);
const [plain = "", other = "", sealed = ""] = documents;
export const sealedNote = documents[2] as DocumentId;

type Place = "keys" | "sealed" | "plain";
const nameOf = (documentId: string) => recordObjectKey(ids.practice, ids.patient, documentId);

/** A shelf in memory: two ordinary records of several versions, and a psychotherapy note with its key apart. */
export function aShelfOfOne({ state = "WA" as string | undefined } = {}) {
  const rows = new Map<string, RecordRow>(
    documents.map((documentId) => [
      documentId,
      { ...aRecord(documentId, documentId === sealed), sessionOn: "2015-03-04", license: "psychologist" },
    ]),
  );
  const version = (key: string, versionId: string): StoredVersion => ({ key, versionId });
  const stored: Record<Place, StoredVersion[]> = {
    keys: [version(`${nameOf(sealed)}/0a`, "v1"), version(`${nameOf(sealed)}/0b`, "v1")],
    sealed: [version(nameOf(sealed), "v1"), version(nameOf(sealed), "v2")],
    plain: [
      version(nameOf(plain), "v1"),
      version(nameOf(plain), "v2"),
      version(nameOf(plain), "marker"),
      version(nameOf(other), "v1"),
      version("another/patient/record", "v1"),
    ],
  };
  const disposed = new Map<string, Disposed>();
  const kept = new Map<string, StoredDisposal>();
  const holders: Holder[] = [];
  const order: string[] = [];
  let clock = Date.parse("2026-11-30T15:00:00Z");
  const place = (of: Place) => ({
    list: async (prefix: string) => stored[of].filter(({ key }) => key.startsWith(prefix)),
    destroy: async (one: StoredVersion) => {
      order.push(`${of} ${one.versionId}`);
      stored[of] = stored[of].filter((held) => held.key !== one.key || held.versionId !== one.versionId);
    },
  });
  const disposals: Disposals = {
    list: async () => [...kept.values()],
    read: async (_practice, disposalId) => kept.get(disposalId),
    put: async (_practice, disposal) => {
      if ((kept.get(disposal.disposalId)?.version ?? 0) !== disposal.version - 1) return false;
      kept.set(disposal.disposalId, disposal);
      return true;
    },
    disposed: async () => [...disposed.values()],
    takeOff: async ({ disposalId }, record, found) => {
      const { documentId } = record;
      if (!rows.has(documentId) || disposed.has(documentId)) return false;
      rows.delete(documentId);
      disposed.set(documentId, { state: "going", documentId, disposalId, record, found });
      return true;
    },
    putBack: async (_of, record) => {
      if (!disposed.delete(record.documentId)) throw new Error("nothing was taken off");
      rows.set(record.documentId, record);
    },
    markDestroyed: async ({ disposalId }, gone) => {
      disposed.set(gone.documentId, { state: "destroyed", disposalId, ...gone });
    },
  };
  const lines: unknown[][] = [];
  const practice = { ...aPractice, ...(state === undefined ? {} : { practice: { state } }) };
  const ports: Decide & Propose = {
    practices: {
      byId: async (practiceId) => (practiceId === ids.practice ? practice : undefined),
      patient: async (_practice, patientRef) => (patientRef === ids.patient ? aPatient : undefined),
      record: async (_practice, _patient, documentId) => rows.get(documentId),
      records: async () => [...rows.values()],
    },
    disposals,
    holders: async () => [...holders],
    places: { keys: place("keys"), sealed: place("sealed"), plain: place("plain") },
    now: () => new Date((clock += 10)),
    log: (...line) => void lines.push(line),
  };
  return {
    ports,
    rows,
    stored,
    disposed,
    kept,
    holders,
    order,
    lines,
    later: (ms: number) => {
      clock += ms;
    },
    /** How much is stored of one record. */
    storedOf: (documentId: string) =>
      [...stored.keys, ...stored.sealed, ...stored.plain].filter(({ key }) =>
        key.startsWith(nameOf(documentId)),
      ).length,
  };
}
export type ShelfOfOne = ReturnType<typeof aShelfOfOne>;

export const aHold: Holder = {
  requestId: ids.request,
  trackingNumber: "26-HLC-12345-A",
  because: "legal-hold",
  unmatched: false,
};
