import type { DisposalItem } from "../../workflows/retention/disposal.ts";
import type { Holder } from "../../workflows/retention/disposition.ts";
import { shelfClassOf } from "../../workflows/retention/shelf.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import type { Disposals, Disposed, Going, StoredDisposal } from "../adapters/disposals.dynamodb.ts";
import type { ReadHolders } from "../adapters/holders.dynamodb.ts";
import type { Log } from "../adapters/log.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { everythingOf, foundIn, isWhole } from "./places.ts";
import type { Places, Stored } from "./places.ts";

export type CarryOut = {
  readonly disposals: Pick<Disposals, "disposed" | "takeOff" | "takeOver" | "putBack" | "markDestroyed">;
  readonly practices: Pick<Practices, "entered">;
  readonly holders: ReadHolders;
  readonly places: Places;
  readonly now: () => Date;
  readonly log: Log;
};
/** A disposal at the version that was taken: whoever comes after takes another. */
export type Of = { readonly practiceId: string; readonly disposal: StoredDisposal };
/** When a run begins nothing new, and when it touches nothing more, in milliseconds since 1970. */
export type Until = { readonly begins: number; readonly touches: number };

/** How far it came: `goes-on` when the time of this call is over, `held` by requests that came in between. */
export type CarriedOut =
  | { readonly outcome: "destroyed"; readonly somethingNow: boolean }
  | { readonly outcome: "goes-on" }
  | { readonly outcome: "held"; readonly holders: readonly Holder[] };

/**
 * Destroys the records of a disposal one after the other: off the shelf, then a look for holds, then every wrapped key, every
 * version and every delete marker, then a look that nothing is left. A hold that is placed before the record is off the shelf
 * is seen by the look that follows; one that comes after that is told what it came too late for. What was done before is
 * seen, so that it goes on from wherever it stopped; what is no longer what was to be destroyed stays.
 */
export async function carryOut(ports: CarryOut, of: Of, until: Until): Promise<CarriedOut> {
  const { practiceId, disposal } = of;
  const before = await ports.disposals.disposed(practiceId, disposal.patientRef);
  const byId = new Map<DocumentId, Disposed>(before.map((one) => [one.documentId, one]));
  let somethingNow = false;
  for (const item of disposal.items) {
    const earlier = byId.get(item.documentId);
    if (earlier?.state === "destroyed") continue;
    if (ports.now().getTime() >= until.begins) return { outcome: "goes-on" };
    const going = await taken(ports, of, item, earlier);
    if (!going) continue;
    const holders = await ports.holders(practiceId, disposal.patientRef);
    if (holders.length > 0) return { outcome: "held", holders };
    await destroy(ports, of, going, until);
    somethingNow = true;
  }
  return { outcome: "destroyed", somethingNow };
}

/** Puts back what is whole, and names what is not: of that something was destroyed already. */
export async function putBackWhole(ports: CarryOut, of: Of): Promise<readonly DocumentId[]> {
  const { practiceId, disposal } = of;
  const partly: DocumentId[] = [];
  for (const one of await ports.disposals.disposed(practiceId, disposal.patientRef)) {
    if (one.state !== "going" || one.disposalId !== disposal.disposalId) continue;
    const left = foundIn(await everythingOf(ports.places, of, one.documentId));
    if (isWhole(left, one.found)) await ports.disposals.putBack({ practiceId, ...disposal }, one.record);
    else partly.push(one.documentId);
  }
  return partly;
}

/** Off the shelf: from now on no request can choose it. Nothing where the record is not what was to be destroyed any more. */
async function taken(
  ports: CarryOut,
  of: Of,
  { documentId, sha256, class: as }: DisposalItem,
  earlier: Going | undefined,
): Promise<Going | undefined> {
  const { practiceId, disposal } = of;
  const { patientRef, disposalId } = disposal;
  const who = { practiceId, ...disposal };
  if (earlier?.disposalId === disposalId) return earlier;
  if (earlier) {
    if (!(await ports.disposals.takeOver(who, earlier))) throw new RecordChanged();
    return { ...earlier, disposalId };
  }
  const record = await ports.practices.entered(practiceId, patientRef, documentId);
  if (record?.sha256 !== sha256 || shelfClassOf(record) !== as) return undefined;
  const found = foundIn(await everythingOf(ports.places, of, documentId));
  if (!(await ports.disposals.takeOff(who, record, found))) throw new RecordChanged();
  return { state: "going", documentId, disposalId, record, found };
}

const mostRounds = 3;

async function destroy(ports: CarryOut, of: Of, { documentId, found }: Going, until: Until): Promise<void> {
  const { practiceId, disposal } = of;
  let left = await everythingOf(ports.places, of, documentId);
  // Again when something came in meanwhile: whoever sends an import a second time may be storing it at this moment.
  for (let round = 0; round < mostRounds && left.length > 0; round += 1) {
    await destroyAll(ports, left, until);
    left = await everythingOf(ports.places, of, documentId);
  }
  if (left.length > 0) throw new RecordLeft();
  const at = ports.now().toISOString();
  await ports.disposals.markDestroyed({ practiceId, ...disposal }, { documentId, at, found });
  // Of every record the same line: how many versions there were would say what it was.
  const { disposalId } = disposal;
  ports.log("security", "record-destroyed", { practiceId, disposalId, documentId });
}

/** Destroys what was found, keys first. Throws when the time is over in which nobody else may begin. */
export async function destroyAll(
  ports: Pick<CarryOut, "places" | "now">,
  found: readonly Stored[],
  { touches }: Until,
): Promise<void> {
  for (const { place, version } of found) {
    if (ports.now().getTime() >= touches) throw new OutOfTime();
    await ports.places[place].destroy(version);
  }
}

/** Something of a record that should be gone is still there. */
export class RecordLeft extends Error {
  override readonly name = "RecordLeft";
  constructor() {
    super("something of the record came in while it was destroyed; go on with the disposal");
  }
}
/** The shelf, or who carries the disposal out, has changed in this moment. */
class RecordChanged extends Error {
  override readonly name = "RecordChanged";
  constructor() {
    super("the record or the disposal was changed at the same moment; go on with the disposal");
  }
}
/** Whoever slept for so long may no longer be the only one. */
class OutOfTime extends Error {
  override readonly name = "OutOfTime";
  constructor() {
    super("the time in which this run may destroy is over; go on with the disposal");
  }
}
