import type { Item, TableDefinition } from "dynalite/db/index.js";

import { perform, tableOf } from "./engine.ts";
import { collectWrites, itemPrefix } from "./pending-writes.ts";
import { streamPrefix, type StreamRecord } from "./stream-records.ts";
import type { TableContext } from "./table-context.ts";
import { isSpent, tokenPrefix, type UsedToken } from "./transact-write.ts";

const fiveYearsSeconds = 5 * 365 * 24 * 60 * 60;
const streamLifeMilliseconds = 24 * 60 * 60 * 1000;

/** Deletes every item whose time to live is over, as DynamoDB itself, and says how many there were. */
export async function sweepExpiredItems(context: TableContext): Promise<number> {
  let swept = 0;
  for (const { tableName, timeToLive } of context.settings.all()) {
    if (timeToLive === "disabled") continue;
    const table = await tableOf(context.store, tableName);
    const prefix = itemPrefix(tableName);
    for await (const [place, value] of context.store.db.iterator({ gte: prefix, lt: `${prefix}~` })) {
      if (!isExpired(value as Item, timeToLive.attribute, context.now())) continue;
      if (await expire(context, table, place, timeToLive.attribute)) swept += 1;
    }
  }
  return swept;
}

/** Deletes idempotency tokens older than ten minutes and stream records older than a day. */
export async function trimRecords(context: TableContext): Promise<void> {
  const { db } = context.store;
  const spent: { type: "del"; key: string }[] = [];
  for await (const [key, value] of db.iterator({ gte: tokenPrefix, lt: `${tokenPrefix}~` })) {
    if (isSpent(value as UsedToken, context.now())) spent.push({ type: "del", key });
  }
  for (const { tableName, stream } of context.settings.all()) {
    if (stream === "none") continue;
    const prefix = streamPrefix(tableName, stream.label);
    for await (const [key, value] of db.iterator({ gte: prefix, lt: `${prefix}~` })) {
      const writtenAt = (value as StreamRecord).dynamodb.ApproximateCreationDateTime * 1000;
      if (context.now() - writtenAt <= streamLifeMilliseconds) break;
      spent.push({ type: "del", key });
    }
  }
  await db.batch(spent);
}

async function expire(
  context: TableContext,
  table: TableDefinition,
  place: string,
  attribute: string,
): Promise<boolean> {
  return context.locks.withKeys([place], async () => {
    const item = (await context.store.db.get(place)) as Item | undefined;
    if (!item || !isExpired(item, attribute, context.now())) return false;
    const pending = collectWrites(context.store);
    const Key = Object.fromEntries(
      table.KeySchema.map(({ AttributeName }) => [AttributeName, item[AttributeName] ?? {}]),
    );
    await perform(pending.store, "DeleteItem", { TableName: table.TableName, Key });
    const tables = new Map([[table.TableName, table]]);
    await context.committer.commit({ ...pending, tables, by: "time-to-live" });
    return true;
  });
}

/** DynamoDB leaves items alone whose attribute is no number or lies more than five years back. */
function isExpired(item: Item, attribute: string, nowMilliseconds: number): boolean {
  const number = item[attribute]?.["N"];
  if (typeof number !== "string") return false;
  const age = nowMilliseconds / 1000 - Number(number);
  return age > 0 && age < fiveYearsSeconds;
}
