import dynalite from "dynalite/db/index.js";
import type {
  BatchOperation,
  Item,
  KeyElement,
  SecondaryIndex,
  Store,
  TableDefinition,
} from "dynalite/db/index.js";

import { RefusedCall } from "../protocol/refused-call.ts";
import { checkInput, type Fields, perform, tableOf } from "./engine.ts";
import { indexPrefix, itemPrefix } from "./pending-writes.ts";
import { withAskedSettings } from "./table-calls.ts";
import type { TableContext } from "./table-context.ts";
import type { StreamView } from "./table-settings.ts";

/** A table as the template describes it: the members of CreateTable, and what AWS wants said in calls of its own. */
export type TableConfiguration = {
  readonly TableName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly AttributeDefinitions: TableDefinition["AttributeDefinitions"];
  readonly BillingMode?: "PAY_PER_REQUEST";
  readonly GlobalSecondaryIndexes?: readonly SecondaryIndex[];
  readonly LocalSecondaryIndexes?: readonly SecondaryIndex[];
  readonly SSESpecification?: { readonly KMSMasterKeyId?: string };
  readonly DeletionProtectionEnabled?: boolean;
  readonly streamViewType?: StreamView;
  readonly ttlAttribute?: string;
  readonly pitr?: boolean;
};

/**
 * Makes the table be as configured, keeping its items: creates it, adds, drops and refills secondary indexes, and
 * turns stream, time to live and point-in-time recovery on or off. Throws if the table exists with another key.
 */
export async function ensureTable(context: TableContext, wanted: TableConfiguration): Promise<void> {
  const { streamViewType, ttlAttribute, pitr, ...shape } = wanted;
  const existing = await findTable(context.store, wanted.TableName);
  if (!existing) {
    const input: Fields = { ...shape, BillingMode: "PAY_PER_REQUEST" };
    await perform(context.store, "CreateTable", checkInput(context.store, "CreateTable", input));
    await settled(context.store, wanted.TableName);
  } else if (JSON.stringify(existing.KeySchema) !== JSON.stringify(plainKeys(wanted.KeySchema))) {
    throw new Error(
      `table ${wanted.TableName} exists with the key ${JSON.stringify(existing.KeySchema)}; a key cannot be changed to ${JSON.stringify(wanted.KeySchema)}`,
    );
  } else {
    await replaceIndexes(context.store, existing, wanted);
  }
  const settings = context.settings.of(wanted.TableName);
  const sameStream = settings.stream !== "none" && settings.stream.view === streamViewType;
  const stream = streamViewType === undefined ? { StreamEnabled: false } : streamOf(streamViewType);
  await context.settings.save({
    ...withAskedSettings(
      sameStream ? settings : { ...settings, stream: "none" },
      sameStream ? shape : { ...shape, StreamSpecification: stream },
      context.now(),
    ),
    timeToLive: ttlAttribute === undefined ? "disabled" : { attribute: ttlAttribute },
    pointInTimeRecovery: pitr ?? false,
  });
}

/** Finishes the creation of tables that a kill interrupted between CREATING and ACTIVE. */
export async function settleTables(store: Store): Promise<void> {
  for await (const [key, value] of store.db.iterator({ gte: "table~", lt: "table~~" })) {
    const table = value as TableDefinition;
    if (table.TableStatus === "CREATING") await store.db.put(key, { ...table, TableStatus: "ACTIVE" });
  }
}

function streamOf(view: StreamView): Fields {
  return { StreamEnabled: true, StreamViewType: view };
}

async function findTable(store: Store, tableName: string): Promise<TableDefinition | undefined> {
  try {
    return await tableOf(store, tableName);
  } catch (error) {
    if (error instanceof RefusedCall && error.code === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

async function settled(store: Store, tableName: string): Promise<void> {
  while ((await tableOf(store, tableName)).TableStatus !== "ACTIVE") {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function replaceIndexes(
  store: Store,
  existing: TableDefinition,
  wanted: TableConfiguration,
): Promise<void> {
  const before = existing.GlobalSecondaryIndexes ?? [];
  const after = wanted.GlobalSecondaryIndexes ?? [];
  const changed = after.filter((index) => !before.some((old) => sameIndex(old, index)));
  const gone = before.filter((old) => !after.some((index) => sameIndex(old, index)));
  if (changed.length === 0 && gone.length === 0) return;

  const operations: BatchOperation[] = [];
  for (const { IndexName } of gone) {
    const prefix = indexPrefix("global", existing.TableName, IndexName);
    for await (const key of store.db.keys({ gte: prefix, lt: `${prefix}~` })) {
      operations.push({ type: "del", key });
    }
  }
  const kept = before.filter((old) => after.some((index) => sameIndex(old, index)));
  const table = {
    ...existing,
    AttributeDefinitions: wanted.AttributeDefinitions,
    GlobalSecondaryIndexes: [...kept, ...changed.map((index) => described(index, existing))],
  };
  const items = itemPrefix(existing.TableName);
  for await (const [, item] of store.db.iterator({ gte: items, lt: `${items}~` })) {
    for (const entry of dynalite.getIndexActions(changed, undefined, item as Item, table).puts) {
      const key = indexPrefix("global", existing.TableName, entry.index) + entry.key;
      operations.push({ type: "put", key, value: entry.item });
    }
  }
  const { GlobalSecondaryIndexes, ...withoutIndexes } = table;
  const definition = GlobalSecondaryIndexes.length > 0 ? table : withoutIndexes;
  await store.db.batch([
    ...operations,
    { type: "put", key: `table~${existing.TableName}`, value: definition },
  ]);
}

function described(index: SecondaryIndex, table: TableDefinition): SecondaryIndex {
  const { IndexName, KeySchema, Projection } = index;
  const found = {
    IndexArn: `${table.TableArn}/index/${IndexName}`,
    IndexStatus: "ACTIVE",
    IndexSizeBytes: 0,
    ItemCount: 0,
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 },
  };
  return { IndexName, KeySchema: plainKeys(KeySchema), Projection, ...found };
}

function sameIndex(a: SecondaryIndex, b: SecondaryIndex): boolean {
  return shapeOf(a) === shapeOf(b);
}

function shapeOf({ IndexName, KeySchema, Projection }: SecondaryIndex): string {
  const { ProjectionType, NonKeyAttributes = [] } = Projection;
  return JSON.stringify([IndexName, plainKeys(KeySchema), ProjectionType, NonKeyAttributes.toSorted()]);
}

function plainKeys(schema: readonly KeyElement[]): readonly KeyElement[] {
  return schema.map(({ AttributeName, KeyType }) => ({ AttributeName, KeyType }));
}
