import { casePrefix } from "../../../functions/adapters/ledger-keys.ts";
import { ledgerIndexes } from "../../../infra/ledger-indexes.ts";
import type { LedgerIndex } from "../../../infra/ledger-indexes.ts";

type Row = Readonly<Record<string, unknown>>;
/** Request units as DynamoDB bills them on demand. */
export type Units = { readonly write: number; readonly read: number };
/** Units, and what they went for: which kind of row, and how it was read or written, or which index followed it. */
export type Spending = Units & { readonly of: string };

const [writeBytes, readBytes] = [1024, 4096];

/** How large an attribute counts, in bytes: names and text in UTF-8, two digits a byte, and a little for every container. */
function bytesOfValue(value: unknown): number {
  if (value === undefined) return 0;
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value === "number") return Math.ceil(String(value).replaceAll(/\D/g, "").length / 2) + 1;
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + 1 + bytesOfValue(one), 3);
  if (typeof value !== "object" || value === null) return 1;
  return 3 + Object.keys(value).length + bytesOf(value as Row);
}

/** How large a row counts, in bytes. */
export const bytesOf = (row: Row): number =>
  Object.entries(row).reduce(
    (sum, [name, value]) => (value === undefined ? sum : sum + Buffer.byteLength(name) + bytesOfValue(value)),
    0,
  );

/** The part of a row that an index keeps; undefined when the row is not in it. */
export function entryIn({ partition, sort, copies }: LedgerIndex, row: Row | undefined): Row | undefined {
  if (row?.[partition] === undefined || row[sort] === undefined) return undefined;
  const names = ["pk", "sk", partition, sort, ...copies];
  return Object.fromEntries(names.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])));
}

const writes = (bytes: number): number => Math.max(1, Math.ceil(bytes / writeBytes));
const sizeOf = (row: Row | undefined): number => (row === undefined ? 0 : bytesOf(row));

/** An index is written when its entry changes: once in its place, twice when it has to move, never when it stays the same. */
function indexWrites(index: LedgerIndex, before: Row | undefined, after: Row | undefined): number {
  const [old, now] = [entryIn(index, before), entryIn(index, after)];
  if (JSON.stringify(old) === JSON.stringify(now)) return 0;
  const stays = old?.[index.partition] === now?.[index.partition] && old?.[index.sort] === now?.[index.sort];
  if (stays) return writes(Math.max(sizeOf(old), sizeOf(now)));
  return (old ? writes(sizeOf(old)) : 0) + (now ? writes(sizeOf(now)) : 0);
}

/**
 * What writing one row costs, and each index with it; in a transaction the row itself counts twice. A refused write costs
 * no less.
 */
export function writeSpending(
  before: Row | undefined,
  after: Row | undefined,
  { together, refused }: { readonly together: boolean; readonly refused: boolean },
): readonly Spending[] {
  const kind = kindOf(after ?? before ?? {});
  const row = writes(Math.max(sizeOf(before), sizeOf(after))) * (together ? 2 : 1);
  const how = `${together ? "in a transaction" : "alone"}${refused ? ", refused" : ""}`;
  return [
    { of: `${kind} written ${how}`, write: row, read: 0 },
    ...(refused ? [] : ledgerIndexes).flatMap((index) => {
      const write = indexWrites(index, before, after);
      return write === 0 ? [] : [{ of: `${kind} in index ${index.name}`, write, read: 0 }];
    }),
  ];
}

/** The kind of a row: what its keys begin with. */
export const kindOf = ({ pk = "", sk = "" }: Row): string => {
  const [first, , second = ""] = String(pk).split("#");
  const kind = String(sk).startsWith(casePrefix) ? sk : String(sk).split("#")[0];
  return `${first === "PRACTICE" && second ? second : first} ${String(kind)}`;
};

/** What reading so many bytes at once costs: half when it may be a little old, twice in a transaction. */
export function readUnits(bytes: number, how: "eventual" | "consistent" | "transaction"): number {
  const factor = { eventual: 0.5, consistent: 1, transaction: 2 }[how];
  return Math.max(1, Math.ceil(bytes / readBytes)) * factor;
}
