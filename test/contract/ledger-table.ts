import { CreateTableCommand, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { ledgerIndexes } from "../../infra/ledger-indexes.ts";

// The indexes as they are deployed: what one does not copy, nobody may read from it.
const indexes = ledgerIndexes.map(({ name, partition, sort, copies }) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: partition, KeyType: "HASH" as const },
    { AttributeName: sort, KeyType: "RANGE" as const },
  ],
  Projection:
    copies.length === 0
      ? { ProjectionType: "KEYS_ONLY" as const }
      : { ProjectionType: "INCLUDE" as const, NonKeyAttributes: [...copies] },
}));

/** Creates the ledger with its three indexes and gives a client that writes as the functions do. */
export async function createLedgerTable(
  client: DynamoDBClient,
  TableName: string,
): Promise<DynamoDBDocumentClient> {
  const names = ["pk", "sk", "queueKey", "queueSort", "dueKey", "dueSort", "effectKey", "effectSort"];
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      GlobalSecondaryIndexes: indexes,
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.02, maxDelay: 0.05 }, { TableName });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
