import dynalite from "dynalite/db/index.js";
import type { Item, TableDefinition } from "dynalite/db/index.js";

import { RefusedCall } from "../protocol/refused-call.ts";
import { asRefusedCall, checkInput, type CheckedInput, type Fields, perform, tableOf } from "./engine.ts";
import { collectWrites, itemPrefix } from "./pending-writes.ts";
import type { TableContext } from "./table-context.ts";

/** The operations that change one item. */
export type ItemWrite = "PutItem" | "UpdateItem" | "DeleteItem";

/** Runs one single-item write and its stream record as one commit; throws RefusedCall as DynamoDB does. */
export async function writeItem(context: TableContext, operation: ItemWrite, input: Fields): Promise<Fields> {
  const checked = checkInput(context.store, operation, input);
  const table = await tableOf(context.store, checked.TableName);
  const place = placeOf(checked, table);
  return context.locks.withKeys([place], async () => {
    const pending = collectWrites(context.store);
    const output = await perform(pending.store, operation, checked).catch((error: unknown) => {
      throw withOldItem(error, input, pending.seen.get(place));
    });
    const tables = new Map([[checked.TableName, table]]);
    await context.committer.commit({ ...pending, tables, by: "caller" });
    return output;
  });
}

/** Runs BatchWriteItem, whose writes are each whole; ours happen to be whole together. */
export async function writeBatch(context: TableContext, input: Fields): Promise<Fields> {
  const checked = checkInput(context.store, "BatchWriteItem", input);
  const requests = checked["RequestItems"] as Readonly<Record<string, readonly WriteRequest[]>>;
  const tables = new Map<string, TableDefinition>();
  const places = new Set<string>();
  for (const [tableName, members] of Object.entries(requests)) {
    const table = await tableOf(context.store, tableName);
    tables.set(tableName, table);
    for (const { PutRequest, DeleteRequest } of members) {
      const named = PutRequest ? { Item: PutRequest.Item } : DeleteRequest ? { Key: DeleteRequest.Key } : {};
      places.add(placeOf({ TableName: tableName, ...named }, table));
    }
  }
  return context.locks.withKeys([...places], async () => {
    const pending = collectWrites(context.store);
    const output = await perform(pending.store, "BatchWriteItem", checked);
    await context.committer.commit({ ...pending, tables, by: "caller" });
    return output;
  });
}

type WriteRequest = {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
};

/** Where on disk the item lies that an input names; throws RefusedCall (ValidationException) if its key does not fit the table. */
export function placeOf(input: CheckedInput, table: TableDefinition): string {
  const named = input.Item ?? input.Key ?? {};
  const invalid = input.Item ? dynalite.validateItem(named, table) : dynalite.validateKey(named, table);
  if (invalid) throw asRefusedCall(invalid);
  return itemPrefix(input.TableName) + dynalite.createKey(named, table);
}

/** Adds the item that failed a condition to the refusal where the caller asked for it. */
function withOldItem(error: unknown, input: Fields, old: Item | undefined): unknown {
  const asked = input["ReturnValuesOnConditionCheckFailure"] === "ALL_OLD";
  if (!asked || !old || !(error instanceof RefusedCall) || error.code !== "ConditionalCheckFailedException") {
    return error;
  }
  return new RefusedCall(error.code, error.message, error.status, { Item: old });
}
