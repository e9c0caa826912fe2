import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { instantSchema, practiceIdSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import type { Profile } from "../../workflows/contract/profile.ts";
import type { States } from "../../workflows/contract/staff.ts";
import type { RequestKey, StoredRequest } from "../../workflows/ports.ts";
import { standingOf } from "../../workflows/request/stored-snapshot.ts";
import type { Standing } from "../../workflows/request/stored-snapshot.ts";
import { statesOf } from "../../workflows/request/states-of.ts";
import type { LedgerKey } from "./ledger-keys.ts";
import { requestProfileKey, snapshotKey, trackingKey } from "./ledger-keys.ts";
import { packedSchema } from "./packed.ts";
import { parseProfile } from "./stored-request.ts";

/** A request as everyone but the single writer sees it. */
export type RequestView = Standing & {
  readonly version: number;
  readonly trackingNumber: string;
  readonly receivedAt: string;
  readonly states: States;
};

/** Reads requests; consistent, so that what was just written is seen. */
export type RequestReader = {
  readonly read: (key: RequestKey) => Promise<RequestView | undefined>;
  readonly profile: (key: RequestKey) => Promise<Profile | undefined>;
  readonly byTrackingNumber: (trackingNumber: string) => Promise<RequestKey | undefined>;
};

const rowSchema = z.object({
  version: z.int(),
  trackingNumber: z.string(),
  receivedAt: instantSchema,
  snapshot: packedSchema,
});
const pointerSchema = z.object({ practiceId: practiceIdSchema, requestId: requestIdSchema });

export function requestReader(client: DynamoDBDocumentClient, table: string): RequestReader {
  const get = async (Key: LedgerKey) =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  return {
    read: async (key) => {
      const row = await get(snapshotKey(key));
      return row && requestViewIn(row);
    },
    profile: async (key) => {
      const row = await get(requestProfileKey(key));
      return row && parseProfile(row);
    },
    byTrackingNumber: async (trackingNumber) => {
      const pointer = await get(trackingKey(trackingNumber));
      return pointer && pointerSchema.parse(pointer);
    },
  };
}

type Head = Pick<StoredRequest, "version" | "trackingNumber" | "receivedAt" | "snapshot">;
/** The view of a stored request; throws when it is not one that this version reads. */
export function requestViewOf({ version, trackingNumber, receivedAt, snapshot }: Head): RequestView {
  const standing = standingOf(snapshot);
  return { version, trackingNumber, receivedAt, ...standing, states: statesOf(standing) };
}

/** The same of one snapshot row. */
export const requestViewIn = (row: unknown): RequestView => requestViewOf(rowSchema.parse(row));
