import type { Disposed, Disposals, StoredDisposal } from "../../functions/adapters/disposals.dynamodb.ts";
import type { EnteredRecord, Member } from "../../functions/adapters/practice-rows.ts";
import { recordObjectKey } from "../../functions/adapters/sealed-notes.ts";
import type { ReadFilesLeft } from "../../functions/adapters/holders.dynamodb.ts";
import type { StoredVersion } from "../../functions/adapters/stored-versions.s3.ts";
import type { Decide } from "../../functions/dispose-records/decide-disposal.ts";
import { proposeDisposal } from "../../functions/dispose-records/propose-disposal.ts";
import type { Propose } from "../../functions/dispose-records/propose-disposal.ts";
import { sweepDisposals } from "../../functions/dispose-records/sweep-disposals.ts";
import type { Sweep } from "../../functions/dispose-records/sweep-disposals.ts";
import type { Holder } from "../../workflows/retention/disposition.ts";
import type { FilesLeft } from "../../workflows/retention/request-files.ts";
import type { DisposalId, DocumentId } from "../../workflows/vocabulary/ids.ts";
import { aPatient, aPractice, ids, members } from "./desk.ts";
import { aRecord, anUnclassified } from "./records.ts";

/** Ended long ago, in a state whose period for psychologists was read. */
export const endedOn = "2015-06-01";
export const documents = ["1", "2", "3", "4"].map((n) => `doc_${n.repeat(26)}` as DocumentId);
const [plain = "", other = "", sealed = "", unclassified = ""] = documents;
export const sealedNote = documents[2] as DocumentId;
/** Under the rules of psychotherapy notes and of Part 2 at once: nothing here classifies it. */
export const underBothRules = documents[3] as DocumentId;
/** How many records the desk is told of, and how many whoever brought in what lies apart. */
export const told = { desk: 2, author: 4 } as const;
/** How many versions and delete markers there are of each, in the order of `documents`. */
export const versionsOf = [3, 1, 4, 2] as const;

type Place = "keys" | "sealed" | "plain" | "incoming";
const nameOf = (documentId: string) => recordObjectKey(ids.practice, ids.patient, documentId);

/**
 * A shelf in memory: two ordinary records of several versions, a psychotherapy note with its key apart, and a record that
 * nobody has classified.
 */
export function aShelfOfOne({ state }: { readonly state: string | undefined } = { state: "WA" }) {
  const rows = new Map<string, EnteredRecord>(
    documents.map((documentId) => [
      documentId,
      {
        ...(documentId === unclassified
          ? { ...anUnclassified(documentId), because: "notes-and-part-2" as const }
          : aRecord(documentId, documentId === sealed)),
        sessionOn: "2015-03-04",
        license: "psychologist",
      },
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
    incoming: [version(nameOf(unclassified), "v1"), version(nameOf(unclassified), "v2")],
  };
  const disposed = new Map<string, Disposed>();
  const kept = new Map<string, StoredDisposal>();
  const holders: Holder[] = [];
  const filesLeft: FilesLeft[] = [];
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
    takeOff: async ({ disposalId, version: taken }, record, found) => {
      const { documentId } = record;
      if (rows.get(documentId)?.kind !== record.kind || disposed.has(documentId)) return false;
      if (kept.get(disposalId)?.version !== taken) return false;
      rows.delete(documentId);
      disposed.set(documentId, { state: "going", documentId, disposalId, record, found });
      return true;
    },
    takeOver: async ({ disposalId, version: taken }, left) => {
      if (disposed.get(left.documentId)?.disposalId !== left.disposalId) return false;
      if (kept.get(disposalId)?.version !== taken) return false;
      disposed.set(left.documentId, { ...left, disposalId });
      return true;
    },
    putBack: async ({ disposalId, version: taken }, record) => {
      if (kept.get(disposalId)?.version !== taken) throw new Error("somebody else has the disposal");
      if (!disposed.delete(record.documentId)) throw new Error("nothing was taken off");
      rows.set(record.documentId, record);
    },
    markDestroyed: async ({ disposalId }, gone) => {
      disposed.set(gone.documentId, { state: "destroyed", disposalId, ...gone });
    },
  };
  const lines: unknown[][] = [];
  const practice = { ...aPractice, ...(state === undefined ? {} : { practice: { state } }) };
  const ports: Decide & Propose & Sweep & { readonly filesLeft: ReadFilesLeft } = {
    practices: {
      ids: async () => [ids.practice],
      byId: async (practiceId) => (practiceId === ids.practice ? practice : undefined),
      patient: async (_practice, patientRef) => (patientRef === ids.patient ? aPatient : undefined),
      entered: async (_practice, _patient, documentId) => rows.get(documentId),
      everyRecord: async () => [...rows.values()],
    },
    disposals,
    holders: async () => [...holders],
    filesLeft: async () => [...filesLeft],
    places: {
      keys: place("keys"),
      sealed: place("sealed"),
      plain: place("plain"),
      incoming: place("incoming"),
    },
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
    filesLeft,
    order,
    lines,
    later: (ms: number) => {
      clock += ms;
    },
    /** How much is stored of one record. */
    storedOf: (documentId: string) =>
      Object.values(stored)
        .flat()
        .filter(({ key }) => key.startsWith(nameOf(documentId))).length,
  };
}
export type ShelfOfOne = ReturnType<typeof aShelfOfOne>;

export const aHold: Holder = {
  requestId: ids.request,
  trackingNumber: "26-HLC-12345-A",
  because: "legal-hold",
  unmatched: false,
};

export const [manager, clinician, , otherClinician, officer] = members as readonly [
  Member,
  Member,
  Member,
  Member,
  Member,
];
export const asked = {
  treatmentEndedOn: endedOn,
  ground: "Counsel, letter of 3 November 2026: seven years have run.",
};

/** Proposes the disposal of the shelf, as the privacy officer. */
export async function aProposed(shelf: ShelfOfOne): Promise<DisposalId> {
  const answer = await proposeDisposal(shelf.ports, officer, ids.patient, asked);
  if ("problem" in answer) throw new Error(answer.problem.words);
  return answer.disposal.disposalId;
}

/** Lets the sweep come round until nothing more happens. */
export async function sweepUntilItRests(shelf: ShelfOfOne): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    shelf.later(61_000);
    await sweepDisposals(shelf.ports);
  }
}
