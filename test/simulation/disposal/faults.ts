import { textOf } from "../world/dynamodb.ts";
import type { Row } from "../world/dynamodb.ts";
import type { World } from "../world/world.ts";

const isHold = ({ pk }: Row): boolean => textOf(pk).includes("#PRESERVED#");
const placeOf = ({ pk, sk }: Row): string => `${textOf(pk)} ${textOf(sk)}`;
/** The record that a row or an object is about. */
const recordIn = (text: string): string | undefined => /doc_[0-9a-z]{26}/u.exec(text)?.[0];

/** What a certificate in the ledger says was destroyed. */
function certified({ ledger }: World): ReadonlySet<string> {
  const ids = [...ledger.rows.values()].flatMap((row) => {
    if (!textOf(row["sk"]).startsWith("DISPOSAL#")) return [];
    const stage = row["stage"] as {
      readonly certificate?: { readonly records: readonly { readonly documentId: string }[] };
    };
    return (stage.certificate?.records ?? []).map(({ documentId }) => documentId);
  });
  return new Set(ids);
}

/**
 * RD: nothing is destroyed that a request kept when it was taken off the shelf, and keeps still; and nothing is stored of what
 * a certificate says is destroyed.
 */
export function watchDisposals(world: World, tell: (violation: string) => void): void {
  const { rowInserted, destroyed, objectStored } = world.watchers;
  /** When each hold was placed and each record was taken off, in the order in which that happened. */
  const placed = new Map<string, number>();
  const taken = new Map<string, number>();
  let moment = 0;
  world.watchers.rowInserted = (row) => {
    rowInserted(row);
    moment += 1;
    if (isHold(row)) placed.set(placeOf(row), moment);
    const sk = textOf(row["sk"]);
    if (sk.startsWith("DISPOSED#")) taken.set(recordIn(sk) ?? "", moment);
  };
  world.watchers.destroyed = (version) => {
    destroyed(version);
    const off = taken.get(recordIn(version.key) ?? "");
    if (off === undefined) return;
    const keeps = [...world.ledger.rows.values()].some(
      (row) => isHold(row) && (placed.get(placeOf(row)) ?? 0) < off,
    );
    if (keeps) tell("RD: a record was destroyed that a request kept when it was taken off the shelf");
  };
  world.watchers.objectStored = (version) => {
    objectStored(version);
    if (certified(world).has(recordIn(version.key) ?? ""))
      tell("RD: something was stored of a record that a certificate says is destroyed");
  };
}

/** RD: of what a certificate names no row, no version and no key is left anywhere, and no disposal stays half done. */
export function disposalFaults(world: World): readonly string[] {
  const gone = certified(world);
  const left = world.objects.versions.filter(({ key }) => gone.has(recordIn(key) ?? ""));
  const rows = [...world.ledger.rows.values()];
  const onShelf = rows.filter(({ sk }) => {
    const text = textOf(sk);
    return text.startsWith("RECORD#") && gone.has(recordIn(text) ?? "");
  });
  const halfDone = rows.filter(
    (row) => (row["stage"] as { state?: string } | undefined)?.state === "under-way",
  );
  return [
    ...left.map(({ bucket }) => `RD: a version is left in ${bucket} of a record that is certified destroyed`),
    ...onShelf.map(() => "RD: a record is on the shelf that is certified destroyed"),
    ...halfDone.map(() => "RD: a disposal was begun, and nobody goes on with it"),
  ];
}
