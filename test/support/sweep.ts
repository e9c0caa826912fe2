import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { requestPartition } from "../../functions/adapters/ledger-keys.ts";
import { harborLight, ledgerOf, rowsOf } from "./stack-parts.ts";
import type { TestStack } from "./stack.ts";

/** Lets the time of the next attempt of every open effect of a request come, and the sweep with it. */
export async function sweepLater(stack: TestStack, requestId: string): Promise<void> {
  const { client, table } = ledgerOf(stack);
  const pk = requestPartition({ practiceId: harborLight, requestId });
  for (const row of await rowsOf(stack, pk)) {
    if (row["status"] !== "open" || !String(row["sk"]).startsWith("OUTBOX#")) continue;
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk, sk: row["sk"] },
        UpdateExpression: "SET effectSort = :due",
        ConditionExpression: "attribute_exists(effectKey)",
        ExpressionAttributeValues: { ":due": "2026-01-01T00:00:00.000Z" },
      }),
    );
  }
  client.destroy();
  await stack.rules.fireRates();
}
