import type { Certificate, DestroyedRecord, Found } from "../../workflows/contract/retention.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { copiesLeft } from "../../workflows/retention/copies.ts";
import type { DisposalItem } from "../../workflows/retention/disposal.ts";
import type { Holder } from "../../workflows/retention/disposition.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import type { Disposals, Disposed, StoredDisposal } from "../adapters/disposals.dynamodb.ts";
import type { ReadHolders } from "../adapters/holders.dynamodb.ts";
import type { Log } from "../adapters/log.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { recordObjectKey } from "../adapters/sealed-notes.ts";
import type { StoredVersion, StoredVersions } from "../adapters/stored-versions.s3.ts";

/** The places in which something of a record may lie, in the order in which it is destroyed there: the key comes first. */
export type Places = Readonly<Record<keyof Found, StoredVersions>>;
const places = ["keys", "sealed", "plain"] as const satisfies readonly (keyof Found)[];

export type CarryOut = {
  readonly disposals: Pick<Disposals, "disposed" | "takeOff" | "putBack" | "markDestroyed">;
  readonly practices: Pick<Practices, "record">;
  readonly holders: ReadHolders;
  readonly places: Places;
  readonly now: () => Date;
  readonly log: Log;
};
type Of = { readonly practiceId: string; readonly disposal: StoredDisposal };
type Going = Extract<Disposed, { state: "going" }>;
type Gone = Extract<Disposed, { state: "destroyed" }>;

/** How far it came: `goes-on` when the time of this call is over, `stopped` by holds that came in between. */
export type CarriedOut =
  | { readonly outcome: "done"; readonly records: readonly DestroyedRecord[] }
  | { readonly outcome: "goes-on" }
  | {
      readonly outcome: "stopped";
      readonly holders: readonly Holder[];
      /** Of these something was destroyed already, and what is left of them stays. */
      readonly partly: readonly DocumentId[];
    };

/**
 * Destroys the records of a disposal one after the other: off the shelf, then a last look for holds, then every wrapped key,
 * every version and every delete marker, then a look that nothing is left. What was done before is seen, so that it goes on
 * from wherever it stopped. Throws when something is left.
 */
export async function carryOut(ports: CarryOut, of: Of, until: number): Promise<CarriedOut> {
  const { practiceId, disposal } = of;
  const before = await ports.disposals.disposed(practiceId, disposal.patientRef);
  const byId = new Map<DocumentId, Disposed>(before.map((one) => [one.documentId, one]));
  const records: DestroyedRecord[] = [];
  for (const item of disposal.items) {
    const earlier = byId.get(item.documentId);
    if (earlier?.state === "destroyed") {
      records.push(recordOf(item, earlier));
      continue;
    }
    if (ports.now().getTime() >= until) return { outcome: "goes-on" };
    const going = earlier ?? (await takeOff(ports, of, item));
    byId.set(item.documentId, going);
    const holders = await ports.holders(practiceId, disposal.patientRef);
    if (holders.length > 0)
      return { outcome: "stopped", holders, partly: await putBack(ports, of, [...byId.values()]) };
    const gone = await destroy(ports, of, item.documentId, going.found);
    byId.set(item.documentId, gone);
    records.push(recordOf(item, gone));
  }
  for (const { documentId } of disposal.items)
    if (sumOf(countsOf(await everythingOf(ports, of, documentId))) > 0) throw new RecordLeft();
  return { outcome: "done", records };
}

const recordOf = (item: DisposalItem, { at, found }: Gone): DestroyedRecord => ({
  documentId: item.documentId,
  class: item.class,
  sessionOn: item.sessionOn,
  authorId: item.authorId,
  sha256: item.sha256,
  destroyedAt: at,
  found,
});

/** Everything that is stored of one record; a key of it lies below its name, everything else under it. */
async function everythingOf(
  { places: stored }: CarryOut,
  { practiceId, disposal }: Of,
  documentId: DocumentId,
): Promise<Readonly<Record<keyof Found, readonly StoredVersion[]>>> {
  const name = recordObjectKey(practiceId, disposal.patientRef, documentId);
  const [keys, sealed, plain] = await Promise.all(places.map((place) => stored[place].list(name)));
  return { keys: keys ?? [], sealed: sealed ?? [], plain: plain ?? [] };
}
const countsOf = (found: Readonly<Record<keyof Found, readonly unknown[]>>): Found => ({
  keys: found.keys.length,
  sealed: found.sealed.length,
  plain: found.plain.length,
});
const sumOf = ({ keys, sealed, plain }: Found): number => keys + sealed + plain;

/** Off the shelf: from now on no request can choose it. Throws when the record is not the one that was to be destroyed. */
async function takeOff(ports: CarryOut, of: Of, { documentId, sha256 }: DisposalItem): Promise<Going> {
  const { practiceId, disposal } = of;
  const { patientRef, disposalId } = disposal;
  const record = await ports.practices.record(practiceId, patientRef, documentId);
  if (record?.sha256 !== sha256) throw new RecordChanged();
  const found = countsOf(await everythingOf(ports, of, documentId));
  const taken = await ports.disposals.takeOff({ practiceId, patientRef, disposalId }, record, found);
  if (!taken) throw new RecordChanged();
  return { state: "going", documentId, disposalId, record, found };
}

/** Puts back what is still whole, and names what is not. */
async function putBack(ports: CarryOut, of: Of, all: readonly Disposed[]): Promise<readonly DocumentId[]> {
  const { practiceId, disposal } = of;
  const partly: DocumentId[] = [];
  for (const one of all) {
    if (one.state !== "going" || one.disposalId !== disposal.disposalId) continue;
    const left = countsOf(await everythingOf(ports, of, one.documentId));
    if (sumOf(left) === sumOf(one.found))
      await ports.disposals.putBack({ practiceId, ...disposal }, one.record);
    else partly.push(one.documentId);
  }
  return partly;
}

async function destroy(ports: CarryOut, of: Of, documentId: DocumentId, found: Found): Promise<Gone> {
  const { practiceId, disposal } = of;
  const all = await everythingOf(ports, of, documentId);
  for (const place of places) for (const version of all[place]) await ports.places[place].destroy(version);
  if (sumOf(countsOf(await everythingOf(ports, of, documentId))) > 0) throw new RecordLeft();
  const at = ports.now().toISOString();
  await ports.disposals.markDestroyed({ practiceId, ...disposal }, { documentId, at, found });
  ports.log("security", "record-destroyed", {
    practiceId,
    disposalId: disposal.disposalId,
    documentId,
    count: sumOf(found),
  });
  return { state: "destroyed", documentId, disposalId: disposal.disposalId, at, found };
}

/** The certificate of a disposal that is carried out. */
export function certificateOf(
  disposal: StoredDisposal,
  records: readonly DestroyedRecord[],
  {
    confirmed,
    finishedAt,
    timeZone,
  }: {
    readonly confirmed: Certificate["confirmed"];
    readonly finishedAt: string;
    readonly timeZone: string;
  },
): Certificate {
  const { disposalId, patientRef, edition, treatmentEndedOn, ground, proposed } = disposal;
  return {
    disposalId,
    patientRef,
    edition,
    treatmentEndedOn,
    ground,
    proposed,
    confirmed,
    finishedAt,
    records,
    copies: copiesLeft(localDateOf(finishedAt, timeZone)),
  };
}

/** Something of a record that should be gone is still there. */
class RecordLeft extends Error {
  override readonly name = "RecordLeft";
  constructor() {
    super("something of the record came in while it was destroyed; go on with the disposal");
  }
}
/** The shelf is no longer what was confirmed. */
class RecordChanged extends Error {
  override readonly name = "RecordChanged";
  constructor() {
    super("a record is not the one that was to be destroyed");
  }
}
