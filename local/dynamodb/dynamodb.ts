import { mkdir } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

import dynalite from "dynalite/db/index.js";

import { ACCOUNT_ID, type PrincipalDirectory, REGION } from "../iam/principals.ts";
import { authorize } from "../protocol/authorize.ts";
import { type JsonCall, serveJson } from "../protocol/json-service.ts";
import { openCommitter } from "./committer.ts";
import { ensureTable, settleTables, type TableConfiguration } from "./ensure-table.ts";
import { type FaultPlan, raiseFault } from "./injected-faults.ts";
import { createKeyLocks } from "./key-locks.ts";
import { permissionsFor, tableArnOf } from "./permissions.ts";
import { callTable } from "./route-call.ts";
import { callStream, streamResourceOf } from "./stream-calls.ts";
import { readStreamRecords, streamPrefix, type StreamRecord } from "./stream-records.ts";
import { sweepExpiredItems, trimRecords } from "./sweep.ts";
import type { TableContext } from "./table-context.ts";
import { openSettingsBook } from "./table-settings.ts";

/** The local stand-in for DynamoDB and DynamoDB Streams. */
export type LocalDynamoDb = {
  /** Answers one signed HTTP request of either protocol. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Makes a table be as configured; see ensure-table.ts. */
  ensureTable(wanted: TableConfiguration): Promise<void>;
  /** Reads up to `limit` records of a table's stream after a sequence number, from the oldest when it is undefined. */
  readStream(tableName: string, after: string | undefined, limit: number): Promise<readonly StreamRecord[]>;
  /** The sequence number of the newest stream record, for a reader that wants only what is still to come. */
  lastSequence(): string;
  /** Deletes the items whose time to live is over now, without waiting for the timer, and says how many. */
  sweepExpiredItems(): Promise<number>;
  /** Finishes what is running and closes the files. */
  close(): Promise<void>;
};

/** What the stand-in needs; `now` in epoch milliseconds; faults are for tests of retries. */
export type LocalDynamoDbOptions = {
  readonly dir: string;
  readonly directory: PrincipalDirectory;
  readonly now?: () => number;
  readonly faults?: FaultPlan;
  readonly sweepEveryMilliseconds?: number;
};

/** Opens the tables under a directory; rejects if another process has them open. */
export async function createDynamoDb(options: LocalDynamoDbOptions): Promise<LocalDynamoDb> {
  const { dir, directory, now = Date.now, faults = () => "none", sweepEveryMilliseconds = 30_000 } = options;
  await mkdir(dir, { recursive: true });
  const store = dynalite.create({
    path: path.join(dir, "leveldb"),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  });
  // dynalite would take these from the environment, where the machine's own AWS settings may be.
  store.tableDb.awsAccountId = ACCOUNT_ID;
  store.tableDb.awsRegion = REGION;
  await store.db.open();
  await settleTables(store);
  const settings = await openSettingsBook(store.db);
  const committer = await openCommitter(store.db, settings, now);
  const context: TableContext = { store, settings, committer, locks: createKeyLocks(), now };

  const run = async (call: JsonCall, isStream: boolean): Promise<object> => {
    const { caller, operation } = call;
    const input = withPlainTableName(call.input);
    const needed = isStream
      ? [{ action: `dynamodb:${operation}`, resource: streamResourceOf(operation, input) }]
      : await permissionsFor(store, operation, input);
    for (const permission of needed) authorize(caller, permission);
    raiseFault(faults(operation, input), operation, input);
    return isStream ? callStream(context, operation, input) : callTable(context, operation, input);
  };

  let sweeping: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweepExpiredItems(context).then(() => trimRecords(context));
    sweeping.catch((error: unknown) => console.error("the sweep of the local tables failed", error));
  }, sweepEveryMilliseconds);
  timer.unref();

  return {
    handle(request, response) {
      const isStream = String(request.headers["x-amz-target"]).startsWith("DynamoDBStreams_");
      return serveJson(request, response, {
        protocol: "application/x-amz-json-1.0",
        directory,
        run: (call) => run(call, isStream),
      });
    },
    ensureTable: (wanted) => ensureTable(context, wanted),
    async readStream(tableName, after, limit) {
      const { stream } = settings.of(tableName);
      if (stream === "none") throw new Error(`table ${tableName} has no stream to read`);
      return readStreamRecords(store.db, streamPrefix(tableName, stream.label), after, limit);
    },
    lastSequence: () => committer.lastSequence(),
    sweepExpiredItems: () => sweepExpiredItems(context),
    async close() {
      clearInterval(timer);
      await sweeping.catch(() => undefined);
      await new Promise<void>((resolve, reject) => {
        store.db.close((error) => (error ? reject(error) : resolve()));
      });
    },
  };
}

/** AWS takes a table's ARN wherever it takes its name. */
function withPlainTableName(input: Record<string, unknown>): Record<string, unknown> {
  const name = input["TableName"];
  const arnStart = tableArnOf("");
  return typeof name === "string" && name.startsWith(arnStart)
    ? { ...input, TableName: name.slice(arnStart.length) }
    : input;
}
