import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { determinationSchema } from "../../workflows/contract/determination.ts";
import type { Determination } from "../../workflows/contract/determination.ts";
import { eventIdSchema } from "../../workflows/contract/ids.ts";
import type { Profile } from "../../workflows/contract/profile.ts";
import { worklistRowSchema } from "../../workflows/contract/worklist.ts";
import type { Queue, WorklistRow } from "../../workflows/contract/worklist.ts";
import type { EventRow, RequestKey } from "../../workflows/ports.ts";
import { parseRecorded } from "../../workflows/request/recorded.ts";
import { queueKeyOf, requestPartition } from "./ledger-keys.ts";
import { unpack } from "./packed.ts";
import { queryAll } from "./practices.dynamodb.ts";
import { requestViewOf } from "./request-reader.dynamodb.ts";
import type { RequestView } from "./request-reader.dynamodb.ts";
import { parseProfile } from "./stored-request.ts";

/** One effect of a request as its outbox row tells it. */
export type EffectOnFile = {
  readonly key: string;
  readonly kind: string;
  readonly status: "open" | "done" | "failed";
  readonly attempts: number;
};
/** Everything the ledger holds about one request. */
export type RequestFile = RequestView & {
  readonly profile: Profile;
  readonly facts: unknown;
  readonly determination: Determination | undefined;
  readonly packVersions: Readonly<Record<string, string>>;
  readonly events: readonly EventRow[];
  readonly effects: readonly EffectOnFile[];
};
export type QueuePage = { readonly rows: readonly WorklistRow[]; readonly cursor?: string };

/** What the staff's routes read of requests. */
export type RequestFiles = {
  readonly file: (key: RequestKey) => Promise<RequestFile | undefined>;
  /** 25 rows of one queue by due date; undefined when the cursor is not one of this practice and queue. */
  readonly page: (
    practiceId: string,
    queue: Queue,
    cursor: string | undefined,
  ) => Promise<QueuePage | undefined>;
};

const eventRowSchema = z.object({
  seq: z.int(),
  eventId: eventIdSchema,
  recorded: z.record(z.string(), z.unknown()).transform(parseRecorded),
  prevHash: z.string(),
  hash: z.string(),
});
const outboxRowSchema = z.object({
  key: z.string(),
  effect: z.object({ kind: z.string() }),
  status: z.enum(["open", "done", "failed"]),
  attempts: z.int(),
});
const determinationRowSchema = z.object({
  determination: z.instanceof(Uint8Array).transform(unpack).pipe(determinationSchema).optional(),
  packVersions: z.record(z.string(), z.string()),
});
const listedSchema = z.object(worklistRowSchema.shape);
const cursorSchema = z.tuple([z.string(), z.string(), z.string()]);
const pageSize = 25;

export const parseEventRow = (row: unknown): EventRow => eventRowSchema.parse(row);

export function requestFiles(client: DynamoDBDocumentClient, table: string): RequestFiles {
  return {
    file: async (key) => {
      const rows = await queryAll(client, table, requestPartition(key), "");
      const one = (sk: string) => rows.find((row) => row.sk === sk);
      const beginning = (prefix: string) => rows.filter((row) => row.sk.startsWith(prefix));
      const snapshot = one("SNAPSHOT");
      if (!snapshot) return undefined;
      return {
        ...requestViewOf(snapshot),
        profile: parseProfile(one("PROFILE") ?? {}),
        facts: one("FACTS")?.["facts"],
        ...determinationRowSchema
          .transform(({ determination, packVersions }) => ({ determination, packVersions }))
          .parse(one("DETERMINATION") ?? { packVersions: {} }),
        events: beginning("EVENT#").map(parseEventRow),
        effects: beginning("OUTBOX#").map((row) => {
          const { effect, ...more } = outboxRowSchema.parse(row);
          return { ...more, kind: effect.kind };
        }),
      };
    },
    page: async (practiceId, queue, cursor) => {
      const queueKey = queueKeyOf(practiceId, queue);
      const from = cursor === undefined ? undefined : startOf(cursor, practiceId, queueKey);
      if (cursor !== undefined && !from) return undefined;
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: "worklist",
          KeyConditionExpression: "queueKey = :queue",
          ExpressionAttributeValues: { ":queue": queueKey },
          Limit: pageSize,
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      const rows = (page.Items ?? []).map((row) => listedSchema.parse(row));
      const last = page.LastEvaluatedKey;
      return last ? { rows, cursor: cursorOf(last) } : { rows };
    },
  };
}

const cursorOf = (last: Record<string, unknown>): string =>
  Buffer.from(JSON.stringify([last["queueKey"], last["queueSort"], last["pk"]])).toString("base64url");

/** The start key in a cursor, if it lies in this practice and queue; a cursor of another one is no cursor. */
function startOf(cursor: string, practiceId: string, queueKey: string): Record<string, string> | undefined {
  try {
    const [key, queueSort, pk] = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")),
    );
    if (key !== queueKey || !pk.startsWith(`PRACTICE#${practiceId}#REQUEST#`)) return undefined;
    return { queueKey, queueSort, pk, sk: "SNAPSHOT" };
  } catch {
    return undefined;
  }
}
