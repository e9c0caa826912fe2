import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { clockCallSchema } from "../../workflows/contract/calls.ts";
import type { ClockCall } from "../../workflows/contract/calls.ts";
import type { DueClocks } from "../clocks/wake-request.ts";
import { dueKeyOf } from "./ledger-keys.ts";
import { practices } from "./practices.dynamodb.ts";

/** Clocks whose time has come, from the index of what is due, practice by practice. */
export function dueClocks(client: DynamoDBDocumentClient, table: string, now: () => Date): DueClocks {
  return {
    due: async () => {
      const found: ClockCall[] = [];
      for (const practiceId of await practices(client, table).ids()) {
        let from: Record<string, unknown> | undefined;
        do {
          const page = await client.send(
            new QueryCommand({
              TableName: table,
              IndexName: "due",
              KeyConditionExpression: "dueKey = :practice AND dueSort <= :now",
              // "~" sorts after every id, so that a clock due this very second is found.
              ExpressionAttributeValues: {
                ":practice": dueKeyOf(practiceId),
                ":now": `${now().toISOString()}~`,
              },
              ...(from ? { ExclusiveStartKey: from } : {}),
            }),
          );
          found.push(...(page.Items ?? []).flatMap(clockOf));
          from = page.LastEvaluatedKey;
        } while (from);
      }
      return found;
    },
  };
}

/** The clock of a row; none when the row is not what the index should hold: it keeps no other clock back. */
function clockOf({
  practiceId,
  requestId,
  clockId,
  generation,
  dueOn,
  wake,
}: Record<string, unknown>): readonly ClockCall[] {
  const read = clockCallSchema.safeParse({ practiceId, requestId, clockId, generation, dueOn, wake });
  return read.success ? [read.data] : [];
}
