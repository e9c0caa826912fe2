import type { TableDefinition } from "dynalite/db/index.js";

import { RefusedCall } from "../protocol/refused-call.ts";
import { checkInput, type EngineOperation, type Fields, perform, tableOf } from "./engine.ts";
import { streamArnOf } from "./stream-calls.ts";
import { streamPrefix } from "./stream-records.ts";
import type { TableContext } from "./table-context.ts";
import { plainSettings, type StreamView, type TableSettings } from "./table-settings.ts";

/** Creates a table with its indexes, stream and protection; throws RefusedCall (ResourceInUseException, ValidationException). */
export async function createTable(context: TableContext, input: Fields): Promise<Fields> {
  const checked = checkInput(context.store, "CreateTable", input);
  const settings = withAskedSettings(plainSettings(checked.TableName), input, context.now());
  const output = await perform(context.store, "CreateTable", checked);
  await context.settings.save(settings);
  return { TableDescription: described(output["TableDescription"] as TableDefinition, settings) };
}

/** Describes a table with what dynalite does not know of it. */
export async function describeTable(context: TableContext, input: Fields): Promise<Fields> {
  const output = await plainCall(context, "DescribeTable", input);
  return { Table: describedBy(context, output["Table"]) };
}

/** Changes a table's throughput (dynalite), stream or deletion protection (ours). */
export async function updateTable(context: TableContext, input: Fields): Promise<Fields> {
  const table = await tableOf(context.store, String(input["TableName"]));
  const { StreamSpecification, DeletionProtectionEnabled, SSESpecification, ...rest } = input;
  const ours = [StreamSpecification, DeletionProtectionEnabled, SSESpecification].some(
    (asked) => asked !== undefined,
  );
  if (ours) {
    const settings = context.settings.of(table.TableName);
    await context.settings.save(withAskedSettings(settings, input, context.now()));
  }
  if (ours && Object.keys(rest).length <= 1) return { TableDescription: describedBy(context, table) };
  const output = await plainCall(context, "UpdateTable", rest);
  return { TableDescription: describedBy(context, output["TableDescription"]) };
}

/** Deletes a table and its stream; throws RefusedCall ValidationException while the table is protected. */
export async function deleteTable(context: TableContext, input: Fields): Promise<Fields> {
  const settings = context.settings.of(String(input["TableName"]));
  if (settings.deletionProtection) {
    throw new RefusedCall(
      "ValidationException",
      `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
    );
  }
  const output = await plainCall(context, "DeleteTable", input);
  if (settings.stream !== "none") {
    const prefix = streamPrefix(settings.tableName, settings.stream.label);
    const operations: { type: "del"; key: string }[] = [];
    for await (const key of context.store.db.keys({ gte: prefix, lt: `${prefix}~` })) {
      operations.push({ type: "del", key });
    }
    await context.store.db.batch(operations);
  }
  await context.settings.remove(settings.tableName);
  return output;
}

/** Lists the tables by name; dynalite would read every item of every table for it. */
export async function listTables(context: TableContext, input: Fields): Promise<Fields> {
  const { Limit = 100, ExclusiveStartTableName } = checkInput(context.store, "ListTables", input);
  const start =
    typeof ExclusiveStartTableName === "string"
      ? { gt: `table~${ExclusiveStartTableName}` }
      : { gte: "table~" };
  const names: string[] = [];
  for await (const key of context.store.db.keys({ ...start, lt: "table~~" })) {
    names.push(key.slice("table~".length));
  }
  const TableNames = names.slice(0, Number(Limit));
  const LastEvaluatedTableName = TableNames.length < names.length ? TableNames.at(-1) : undefined;
  return { TableNames, ...(LastEvaluatedTableName === undefined ? {} : { LastEvaluatedTableName }) };
}

/** Runs an operation that dynalite does alone. */
export function plainCall(context: TableContext, operation: EngineOperation, input: Fields): Promise<Fields> {
  return perform(context.store, operation, checkInput(context.store, operation, input));
}

/** Turns the time to live on or off; throws RefusedCall ValidationException when it already is so. */
export async function updateTimeToLive(context: TableContext, input: Fields): Promise<Fields> {
  const table = await tableOf(context.store, String(input["TableName"]));
  const asked = input["TimeToLiveSpecification"] as { AttributeName?: string; Enabled?: boolean } | undefined;
  const { AttributeName, Enabled } = asked ?? {};
  if (typeof AttributeName !== "string" || AttributeName === "" || typeof Enabled !== "boolean") {
    throw new RefusedCall("ValidationException", "TimeToLiveSpecification needs AttributeName and Enabled");
  }
  const settings = context.settings.of(table.TableName);
  if (Enabled === (settings.timeToLive !== "disabled")) {
    throw new RefusedCall("ValidationException", `TimeToLive is already ${Enabled ? "enabled" : "disabled"}`);
  }
  await context.settings.save({
    ...settings,
    timeToLive: Enabled ? { attribute: AttributeName } : "disabled",
  });
  return { TimeToLiveSpecification: { AttributeName, Enabled } };
}

/** Says which attribute expires items, if any. */
export async function describeTimeToLive(context: TableContext, input: Fields): Promise<Fields> {
  const { TableName } = await tableOf(context.store, String(input["TableName"]));
  const { timeToLive } = context.settings.of(TableName);
  return {
    TimeToLiveDescription:
      timeToLive === "disabled"
        ? { TimeToLiveStatus: "DISABLED" }
        : { TimeToLiveStatus: "ENABLED", AttributeName: timeToLive.attribute },
  };
}

/** Stores whether point-in-time recovery is on; the local stack takes no backups. */
export async function updateContinuousBackups(context: TableContext, input: Fields): Promise<Fields> {
  const { TableName } = await tableOf(context.store, String(input["TableName"]));
  const asked = input["PointInTimeRecoverySpecification"] as
    | { PointInTimeRecoveryEnabled?: boolean }
    | undefined;
  if (typeof asked?.PointInTimeRecoveryEnabled !== "boolean") {
    throw new RefusedCall(
      "ValidationException",
      "PointInTimeRecoverySpecification needs PointInTimeRecoveryEnabled",
    );
  }
  await context.settings.save({
    ...context.settings.of(TableName),
    pointInTimeRecovery: asked.PointInTimeRecoveryEnabled,
  });
  return describeContinuousBackups(context, input);
}

/** Says whether point-in-time recovery is on. */
export async function describeContinuousBackups(context: TableContext, input: Fields): Promise<Fields> {
  const { TableName } = await tableOf(context.store, String(input["TableName"]));
  const enabled = context.settings.of(TableName).pointInTimeRecovery;
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: "ENABLED",
      PointInTimeRecoveryDescription: {
        PointInTimeRecoveryStatus: enabled ? "ENABLED" : "DISABLED",
        ...(enabled ? { RecoveryPeriodInDays: 35 } : {}),
      },
    },
  };
}

/** The settings that the members of CreateTable or UpdateTable ask for, on top of those given. */
export function withAskedSettings(
  settings: TableSettings,
  input: Fields,
  nowMilliseconds: number,
): TableSettings {
  const stream = input["StreamSpecification"] as
    | { StreamEnabled?: boolean; StreamViewType?: StreamView }
    | undefined;
  const encryption = input["SSESpecification"] as { KMSMasterKeyId?: string } | undefined;
  const protection = input["DeletionProtectionEnabled"];
  return {
    ...settings,
    ...(typeof protection === "boolean" ? { deletionProtection: protection } : {}),
    ...(encryption?.KMSMasterKeyId === undefined
      ? {}
      : { encryption: { keyArn: encryption.KMSMasterKeyId } }),
    ...(stream === undefined ? {} : { stream: askedStream(settings, stream, nowMilliseconds) }),
  };
}

function askedStream(
  settings: TableSettings,
  asked: { readonly StreamEnabled?: boolean; readonly StreamViewType?: StreamView },
  nowMilliseconds: number,
): TableSettings["stream"] {
  if (asked.StreamEnabled === false) return "none";
  if (asked.StreamViewType === undefined) {
    throw new RefusedCall("ValidationException", "StreamViewType is required when a stream is enabled");
  }
  if (settings.stream !== "none") {
    throw new RefusedCall("ValidationException", "Table already has an enabled stream");
  }
  const label = new Date(nowMilliseconds).toISOString().replace("Z", "");
  return { view: asked.StreamViewType, label };
}

function describedBy(context: TableContext, table: unknown): Fields {
  const known = table as TableDefinition;
  return described(known, context.settings.of(known.TableName));
}

function described(table: TableDefinition, settings: TableSettings): Fields {
  const { stream, encryption, deletionProtection } = settings;
  return {
    ...table,
    DeletionProtectionEnabled: deletionProtection,
    ...(stream === "none"
      ? {}
      : {
          LatestStreamArn: streamArnOf(settings),
          LatestStreamLabel: stream.label,
          StreamSpecification: { StreamEnabled: true, StreamViewType: stream.view },
        }),
    ...(encryption === "owned-by-dynamodb"
      ? {}
      : { SSEDescription: { Status: "ENABLED", SSEType: "KMS", KMSMasterKeyArn: encryption.keyArn } }),
  };
}
