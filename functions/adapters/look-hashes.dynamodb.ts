import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { LookHash, Span } from "../seal-audit/sealed-window.ts";
import { looksPartition } from "./ledger-keys.ts";

const rowSchema = z.object({ lookHash: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * The digests of the looks of one window of the seal, and of them nothing else, in their order. A window is ten whole minutes,
 * so that its looks are those whose instant begins alike up to the tens of minutes.
 */
export async function lookHashes(
  client: DynamoDBDocumentClient,
  TableName: string,
  practiceId: string,
  { from }: Pick<Span, "from">,
): Promise<readonly LookHash[]> {
  const found: LookHash[] = [];
  let next: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :window)",
        ExpressionAttributeValues: {
          ":pk": looksPartition(practiceId, from.slice(0, 10)),
          ":window": `LOOK#${from.slice(0, "2026-11-30T17:4".length)}`,
        },
        ProjectionExpression: "lookHash",
        ConsistentRead: true,
        ...(next ? { ExclusiveStartKey: next } : {}),
      }),
    );
    found.push(...(page.Items ?? []).map((row) => rowSchema.parse(row).lookHash));
    next = page.LastEvaluatedKey;
  } while (next);
  return found;
}
