import { ConditionalCheckFailedException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { ledgerIndexes } from "../../../infra/ledger-indexes.ts";
import { bytesOf, entryIn, kindOf, readUnits, writeSpending } from "./capacity.ts";
import type { Spending } from "./capacity.ts";
import type { LedgerIndex } from "../../../infra/ledger-indexes.ts";
import type { Replicas } from "./replicas.ts";

/** One row as the document client gives and takes it. */
export type Row = Readonly<Record<string, unknown>>;
type Key = { readonly pk: string; readonly sk: string };
type Write = {
  readonly Item?: Row;
  readonly Key?: Key;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ReturnValues?: "ALL_NEW";
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Row;
};
type Read = { readonly Key: Key; readonly ConsistentRead?: boolean };
type Batch = { readonly Keys: readonly Key[]; readonly ConsistentRead?: boolean };
type TransactItem = {
  readonly Put?: Write;
  readonly Delete?: Write;
  readonly Get?: Write;
  readonly ConditionCheck?: Write;
};
type QueryInput = Write & {
  readonly IndexName?: string;
  readonly KeyConditionExpression?: string;
  readonly ProjectionExpression?: string;
  readonly Limit?: number;
  readonly ConsistentRead?: boolean;
};

const largestItem = 400_000;
const at = ({ pk, sk }: Key) => `${pk}|${sk}`;

/** The document client leaves undefined out; whoever reads a row gets one that nobody can change. Throws when it is too large. */
function kept<T>(value: T): T {
  let size = 0;
  const copy = (one: unknown): unknown => {
    if (one instanceof Uint8Array) {
      size += one.length;
      return Uint8Array.from(one);
    }
    if (typeof one !== "object" || one === null) {
      size += typeof one === "string" ? one.length : 8;
      return one;
    }
    if (Array.isArray(one)) return Object.freeze(one.map(copy));
    const entries = Object.entries(one).filter(([, held]) => held !== undefined);
    for (const [name] of entries) size += name.length;
    return Object.freeze(Object.fromEntries(entries.map(([name, held]) => [name, copy(held)])));
  };
  const copied = copy(value) as T;
  if (size > largestItem) throw new Error("Item size has exceeded the maximum allowed size");
  return copied;
}

/** What happens around the table: who is told of new rows, who pays, and when an index hears of a write. */
type Around = {
  readonly onInsert?: (row: Row) => void;
  readonly onWrite?: (row: Row) => void;
  readonly spend?: (spending: Spending) => void;
  readonly later?: (hear: () => void) => void;
  /** What a read that may be old can still find; it finds what was written last when left out. */
  readonly old?: Replicas | undefined;
};

/**
 * The ledger's table in memory: rows, conditions, transactions and indexes as DynamoDB has them, in the few expressions
 * that the adapters write. An expression it does not know is an error, never a yes. Every call says what it would cost.
 */
export function table({
  onInsert = () => {},
  onWrite = () => {},
  spend = () => {},
  later = (hear) => hear(),
  old,
}: Around = {}) {
  const rows = new Map<string, Row>();
  const partitions = new Map<string, Map<string, Row>>();
  const indexes = ledgerIndexes.map((index) => indexOf(index, later));

  const store = (key: Key, row: Row | undefined) => {
    const isNew = !rows.has(at(key));
    old?.wrote(key.pk, at(key), rows.get(at(key)), row);
    const partition = partitions.get(key.pk) ?? new Map<string, Row>();
    partitions.set(key.pk, partition);
    for (const kept of [rows, partition])
      if (row === undefined) kept.delete(at(key));
      else kept.set(at(key), row);
    for (const index of indexes) index.hear(at(key), row);
    if (row !== undefined) onWrite(row);
    if (row !== undefined && isNew) onInsert(row);
  };
  /** A row as a read finds it: an eventual one, row by row, perhaps as it stood a moment before. */
  const found = (pk: string, key: string, how: Parameters<typeof readUnits>[1]): Row | undefined =>
    how === "eventual" && old ? old.found(pk, key, rows.get(key)) : rows.get(key);
  const keyOf = (write: Write): Key => (write.Key ?? write.Item) as Key;
  const next = (write: Write, before: Row | undefined): Row | undefined => {
    if (write.Item) return kept(write.Item);
    return write.UpdateExpression === undefined ? undefined : updated(write, before ?? { ...write.Key });
  };
  const holds = (write: Write): boolean => met(write.ConditionExpression, write, rows.get(at(keyOf(write))));
  const apply = (write: Write) => store(keyOf(write), next(write, rows.get(at(keyOf(write)))));
  const pay = (write: Write, how: { readonly together: boolean; readonly refused: boolean }) => {
    const before = rows.get(at(keyOf(write)));
    for (const spending of writeSpending(before, next(write, before), how)) spend(spending);
  };
  const one = (write: Write) => {
    const refused = !holds(write);
    pay(write, { together: false, refused });
    if (refused)
      throw new ConditionalCheckFailedException({ message: "The conditional request failed", $metadata: {} });
    apply(write);
    return write.ReturnValues === "ALL_NEW" ? { Attributes: rows.get(at(keyOf(write))) } : {};
  };
  const transact = ({ TransactItems }: { readonly TransactItems: readonly TransactItem[] }) => {
    const writes = TransactItems.map(
      ({ Put, Delete, ConditionCheck }) => Put ?? Delete ?? ConditionCheck ?? {},
    );
    if (writes.length > 100) throw new Error("a transaction has at most 100 items");
    const failed = writes.map((write) => !holds(write));
    for (const write of writes) pay(write, { together: true, refused: failed.some(Boolean) });
    if (failed.some(Boolean)) {
      const reasons = writes.map((write, n) =>
        failed[n]
          ? { Code: "ConditionalCheckFailed", Item: wire(rows.get(at(keyOf(write)))) }
          : { Code: "None" },
      );
      throw new TransactionCanceledException({
        message: "Transaction cancelled",
        CancellationReasons: reasons as never,
        $metadata: {},
      });
    }
    for (const [n, write] of writes.entries()) if (!TransactItems[n]?.ConditionCheck) apply(write);
    return {};
  };
  const query = (input: QueryInput) => {
    const index = indexes.find(({ name }) => name === input.IndexName);
    if (input.IndexName !== undefined && !index) throw new Error(`there is no index ${input.IndexName}`);
    const sort = index?.sort ?? "sk";
    const value = partitionIn(input);
    const how = input.ConsistentRead === true ? "consistent" : "eventual";
    const deleted = how === "eventual" ? (old?.deletedOf(value) ?? []) : [];
    const partition: readonly Row[] = index
      ? [...(index.partitions.get(value)?.values() ?? [])]
      : [...(partitions.get(value)?.keys() ?? []), ...deleted].flatMap((key): readonly Row[] => {
          const row = found(value, key, how);
          return row ? [row] : [];
        });
    const inOrder = partition
      .filter((row) => met(input.KeyConditionExpression, input, row))
      .toSorted((a, b) => (textOf(a[sort]) < textOf(b[sort]) ? -1 : 1));
    const Items = inOrder.slice(0, input.Limit ?? inOrder.length);
    const projected = ledgerIndexes.find(({ name }) => name === input.IndexName);
    const bytes = Items.reduce(
      (sum, row) => sum + bytesOf((projected ? entryIn(projected, row) : row) ?? {}),
      0,
    );
    const of = `${Items[0] ? kindOf(Items[0]) : "nothing"} of ${input.IndexName ?? "a partition"}, ${how}`;
    spend({ of, write: 0, read: readUnits(bytes, how) });
    return { Items: input.ProjectionExpression ? Items.map((row) => projectedOf(row, input)) : Items };
  };
  const read = (key: Key, how: Parameters<typeof readUnits>[1]) => {
    const row = found(key.pk, at(key), how);
    spend({ of: `${kindOf(key)} read, ${how}`, write: 0, read: readUnits(row ? bytesOf(row) : 0, how) });
    return row;
  };

  return {
    rows: rows as ReadonlyMap<string, Row>,
    /** The rows of one partition, by their full key. */
    partition: (pk: string): ReadonlyMap<string, Row> => partitions.get(pk) ?? new Map<string, Row>(),
    /** Every row that an index knows. */
    indexed: (name: IndexName): readonly Row[] =>
      indexes.flatMap((index) =>
        index.name === name ? [...index.partitions.values()].flatMap((one) => [...one.values()]) : [],
      ),
    put: (row: Row) => store(row as Key, kept(row)),
    remove: (key: Key) => store(key, undefined),
    calls: {
      PutCommand: one,
      DeleteCommand: one,
      UpdateCommand: one,
      GetCommand: ({ Key, ConsistentRead }: Read) => ({
        Item: read(Key, ConsistentRead === true ? "consistent" : "eventual"),
      }),
      QueryCommand: query,
      BatchGetCommand: ({ RequestItems }: { RequestItems: Record<string, Batch> }) => ({
        Responses: Object.fromEntries(
          Object.entries(RequestItems).map(([name, { Keys, ConsistentRead }]) => [
            name,
            Keys.flatMap((key) => read(key, ConsistentRead === true ? "consistent" : "eventual") ?? []),
          ]),
        ),
      }),
      TransactGetCommand: ({ TransactItems }: { readonly TransactItems: readonly TransactItem[] }) => ({
        Responses: TransactItems.map(({ Get }) => ({ Item: read(Get?.Key as Key, "transaction") })),
      }),
      TransactWriteCommand: transact,
    },
  };
}

type IndexName = (typeof ledgerIndexes)[number]["name"];

/** An index: what it copies of the rows that are in it, by partition. It may hear of a write late, but never of an older one last. */
function indexOf(index: LedgerIndex, later: (hear: () => void) => void) {
  const partitions = new Map<string, Map<string, Row>>();
  const heard = new Map<string, { readonly write: number; readonly partition: string | undefined }>();
  let writes = 0;
  return {
    name: index.name,
    sort: index.sort,
    partitions: partitions as ReadonlyMap<string, ReadonlyMap<string, Row>>,
    hear: (key: string, row: Row | undefined) => {
      const entry = entryIn(index, row);
      if (!entry && !heard.has(key)) return;
      const write = (writes += 1);
      if (!heard.has(key)) heard.set(key, { write: 0, partition: undefined });
      later(() => {
        const before = heard.get(key);
        if (!before || before.write > write) return;
        if (before.partition !== undefined) partitions.get(before.partition)?.delete(key);
        const partition = entry && textOf(entry[index.partition]);
        heard.set(key, { write, partition });
        if (!entry || partition === undefined) return;
        const rows = partitions.get(partition) ?? new Map<string, Row>();
        partitions.set(partition, rows.set(key, entry));
      });
    },
  };
}

/** As much of a row as a query asks for. */
function projectedOf(row: Row, input: QueryInput): Row {
  const wanted = input.ProjectionExpression?.split(", ").map((word) => nameOf(input, word)) ?? [];
  return Object.fromEntries(wanted.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])));
}

/** The partition that a query asks for: the first term of its key condition. */
function partitionIn(input: QueryInput): string {
  const [, word = ""] = /= (:\w+)/.exec(input.KeyConditionExpression ?? "") ?? [];
  return textOf(valueOf(input, word));
}

/** The old item of a cancellation comes as it is on the wire, not as the document client reads it. */
const wire = (row: Row | undefined) =>
  row &&
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === "number" ? { N: String(value) } : { S: value },
    ]),
  );

const nameOf = (write: Write, word: string): string => write.ExpressionAttributeNames?.[word] ?? word;
/** What a key holds: keys are text in this table. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const valueOf = (write: Write, word: string): unknown => {
  const value = write.ExpressionAttributeValues?.[word];
  if (value === undefined) throw new Error(`the expression names ${word}, which has no value`);
  return value;
};

/** Whether a condition of terms joined by AND or by OR holds for a row. */
function met(expression: string | undefined, write: Write, row: Row | undefined): boolean {
  if (expression === undefined) return true;
  return expression
    .split(" OR ")
    .some((side) => side.split(" AND ").every((term) => holdsTerm(term.trim(), write, row)));
}

function holdsTerm(term: string, write: Write, row: Row | undefined): boolean {
  const [, test, subject = "", argument] =
    /^(attribute_exists|attribute_not_exists|begins_with)\((#?\w+)(?:, (:\w+))?\)$/.exec(term) ?? [];
  if (test === "attribute_exists") return row?.[nameOf(write, subject)] !== undefined;
  if (test === "attribute_not_exists") return row?.[nameOf(write, subject)] === undefined;
  if (test === "begins_with" && argument !== undefined)
    return textOf(row?.[nameOf(write, subject)]).startsWith(textOf(valueOf(write, argument)));
  const [, left = "", sign, right = ""] = /^(#?\w+) (=|<>|<=|>=) (:\w+)$/.exec(term) ?? [];
  const held = row?.[nameOf(write, left)];
  if (sign === undefined) throw new Error(`the simulated table does not know the condition "${term}"`);
  const wanted = valueOf(write, right);
  if (sign === "=") return held === wanted;
  if (held === undefined) return false;
  if (sign === "<>") return held !== wanted;
  return sign === "<=" ? (held as string) <= (wanted as string) : (held as string) >= (wanted as string);
}

/** The row after `SET a = :x, b = :y REMOVE c, d`, either of which may be missing. */
function updated(write: Write, before: Row): Row {
  const [, sets = "", removes = ""] =
    /^(?:SET (.*?))?(?: ?REMOVE (.*))?$/.exec(write.UpdateExpression ?? "") ?? [];
  const row: Record<string, unknown> = { ...before };
  for (const part of sets.split(", ").filter(Boolean)) {
    const [, name = "", value = ""] = /^(#?\w+) = (:\w+)$/.exec(part) ?? [];
    row[nameOf(write, name)] = kept(valueOf(write, value));
  }
  for (const name of removes.split(", ").filter(Boolean)) delete row[nameOf(write, name)];
  return row;
}
