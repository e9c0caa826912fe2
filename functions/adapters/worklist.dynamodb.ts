import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { worklistRowSchema } from "../../workflows/contract/worklist.ts";
import type { Queue, WorklistRow } from "../../workflows/contract/worklist.ts";
import { caseSort, queueKeyOf, undoneSort } from "./ledger-keys.ts";

type QueuePage = { readonly rows: readonly WorklistRow[]; readonly cursor?: string };

/** Reads 25 rows of one queue by due date; undefined when the cursor is not one of this practice and queue. */
export type ReadWorklist = (
  practiceId: string,
  queue: Queue,
  cursor: string | undefined,
) => Promise<QueuePage | undefined>;

const listedSchema = z.object(worklistRowSchema.shape);
const cursorSchema = z.tuple([z.string(), z.string(), z.string()]);
const pageSize = 25;

export function readWorklist(client: DynamoDBDocumentClient, table: string): ReadWorklist {
  return async (practiceId, queue, cursor) => {
    const queueKey = queueKeyOf(practiceId, queue);
    const from = cursor === undefined ? undefined : startOf(cursor, practiceId, queue);
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
  };
}

const cursorOf = (last: Record<string, unknown>): string =>
  Buffer.from(JSON.stringify([last["queueKey"], last["queueSort"], last["pk"]])).toString("base64url");

/** The start key in a cursor, if it lies in this practice and queue; a cursor of another one is no cursor. */
function startOf(cursor: string, practiceId: string, queue: Queue): Record<string, string> | undefined {
  const queueKey = queueKeyOf(practiceId, queue);
  try {
    const [key, queueSort, pk] = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")),
    );
    if (key !== queueKey || !pk.startsWith(`PRACTICE#${practiceId}#REQUEST#`)) return undefined;
    return { queueKey, queueSort, pk, sk: queue === "failed" ? undoneSort : caseSort.snapshot };
  } catch {
    return undefined;
  }
}
