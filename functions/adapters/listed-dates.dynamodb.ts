import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { instantSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import type { Queue } from "../../workflows/contract/worklist.ts";
import { queueKeyOf } from "./ledger-keys.ts";
import { packedDatesSchema } from "./packed-dates.ts";

const listedSchema = z.object({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  dates: packedDatesSchema,
  datedAt: instantSchema,
});
/** The dates of one request, as its row of the worklist holds them; nothing else of the row is read. */
export type RequestDates = z.infer<typeof listedSchema>;

/** Every request of one queue with its dates. */
export type ListDates = (practiceId: string, queue: Queue) => Promise<readonly RequestDates[]>;

export function listDates(client: DynamoDBDocumentClient, TableName: string): ListDates {
  return async (practiceId, queue) => {
    const found: RequestDates[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          IndexName: "worklist",
          KeyConditionExpression: "queueKey = :queue",
          ExpressionAttributeValues: { ":queue": queueKeyOf(practiceId, queue) },
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      found.push(...(page.Items ?? []).map((row) => listedSchema.parse(row)));
      from = page.LastEvaluatedKey;
    } while (from);
    return found;
  };
}
