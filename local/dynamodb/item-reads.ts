import type { Item } from "dynalite/db/index.js";

import { RefusedCall } from "../protocol/refused-call.ts";
import { checkInput, type CheckedInput, type Fields, perform, tableOf } from "./engine.ts";
import { placeOf } from "./item-writes.ts";
import type { TableContext } from "./table-context.ts";

/**
 * Runs GetItem, Query or Scan. A commit is one LevelDB batch and an iterator reads a snapshot, so none of these can
 * see a transaction half applied.
 */
export function readItems(
  context: TableContext,
  operation: "GetItem" | "Query" | "Scan",
  input: Fields,
): Promise<Fields> {
  return perform(context.store, operation, checkInput(context.store, operation, input));
}

/** Runs BatchGetItem behind any write that is running on the same keys. */
export async function readBatch(context: TableContext, input: Fields): Promise<Fields> {
  const checked = checkInput(context.store, "BatchGetItem", input);
  const requests = checked["RequestItems"] as Readonly<Record<string, { readonly Keys: readonly Item[] }>>;
  const places: string[] = [];
  for (const [tableName, { Keys }] of Object.entries(requests)) {
    const table = await tableOf(context.store, tableName);
    for (const key of Keys) places.push(placeOf({ TableName: tableName, Key: key }, table));
  }
  return context.locks.withKeys([...new Set(places)], () => perform(context.store, "BatchGetItem", checked));
}

/** Runs TransactGetItems: all items as they are at one moment; throws RefusedCall (ValidationException). */
export async function transactGet(context: TableContext, input: Fields): Promise<Fields> {
  const listed = input["TransactItems"];
  if (!Array.isArray(listed) || listed.length < 1 || listed.length > 100) {
    throw new RefusedCall(
      "ValidationException",
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length between 1 and 100",
    );
  }
  const gets: CheckedInput[] = [];
  const places: string[] = [];
  for (const entry of listed as readonly { readonly Get?: Fields }[]) {
    if (!entry.Get) throw new RefusedCall("ValidationException", "TransactItems can only contain Get");
    const checked = checkInput(context.store, "GetItem", entry.Get);
    gets.push(checked);
    places.push(placeOf(checked, await tableOf(context.store, checked.TableName)));
  }
  if (new Set(places).size < places.length) {
    throw new RefusedCall(
      "ValidationException",
      "Transaction request cannot include multiple operations on one item",
    );
  }
  return context.locks.withKeys(places, async () => {
    const answers = await Promise.all(gets.map((get) => perform(context.store, "GetItem", get)));
    return { Responses: answers.map(({ Item }) => (Item ? { Item } : {})) };
  });
}
