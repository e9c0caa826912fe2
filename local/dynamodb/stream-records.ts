import { isDeepStrictEqual } from "node:util";

import type { Item, LevelDb, TableDefinition } from "dynalite/db/index.js";

import type { ItemChange } from "./pending-writes.ts";
import type { StreamView } from "./table-settings.ts";

/** One record of a table's stream, in the shape of the Streams API and of a Lambda event (times in epoch seconds). */
export type StreamRecord = {
  readonly eventID: string;
  readonly eventName: "INSERT" | "MODIFY" | "REMOVE";
  readonly eventVersion: "1.1";
  readonly eventSource: "aws:dynamodb";
  readonly awsRegion: "us-east-1";
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Item;
    readonly NewImage?: Item;
    readonly OldImage?: Item;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: StreamView;
  };
  readonly userIdentity?: { readonly PrincipalId: "dynamodb.amazonaws.com"; readonly Type: "Service" };
};

/** Who changed an item: a caller, or DynamoDB itself when the item's time to live ran out. */
export type ChangedBy = "caller" | "time-to-live";

/** Builds the record of one change; undefined where the write left the item as it was, for which DynamoDB writes no record. */
export function streamRecordOf(
  change: ItemChange,
  table: TableDefinition,
  view: StreamView,
  by: ChangedBy,
  sequenceNumber: string,
  nowMilliseconds: number,
): StreamRecord | undefined {
  const { before, after } = change;
  const either = after ?? before;
  if (!either || isDeepStrictEqual(before, after)) return undefined;
  const keys = Object.fromEntries(
    table.KeySchema.map(({ AttributeName }) => [AttributeName, either[AttributeName] ?? {}]),
  );
  const images = {
    ...(after && (view === "NEW_IMAGE" || view === "NEW_AND_OLD_IMAGES") ? { NewImage: after } : {}),
    ...(before && (view === "OLD_IMAGE" || view === "NEW_AND_OLD_IMAGES") ? { OldImage: before } : {}),
  };
  return {
    eventID: sequenceNumber,
    eventName: before ? (after ? "MODIFY" : "REMOVE") : "INSERT",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(nowMilliseconds / 1000),
      Keys: keys,
      ...images,
      SequenceNumber: sequenceNumber,
      SizeBytes: Buffer.byteLength(JSON.stringify({ keys, ...images })),
      StreamViewType: view,
    },
    ...(by === "time-to-live"
      ? { userIdentity: { PrincipalId: "dynamodb.amazonaws.com", Type: "Service" } }
      : {}),
  };
}

/** Where the records of one stream lie; the label keeps a stream apart from an earlier one of the same table. */
export function streamPrefix(tableName: string, label: string): string {
  return `duces-stream~${tableName}~${label}~`;
}

/** Reads up to `limit` records after a sequence number, or from the oldest when it is undefined. */
export async function readStreamRecords(
  db: LevelDb,
  prefix: string,
  after: string | undefined,
  limit: number,
): Promise<readonly StreamRecord[]> {
  const records: StreamRecord[] = [];
  const start = after === undefined ? { gte: prefix } : { gt: prefix + after };
  for await (const [, value] of db.iterator({ ...start, lt: `${prefix}~`, limit })) {
    records.push(value as StreamRecord);
  }
  return records;
}
