import { setTimeout } from "node:timers/promises";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactGetCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { RequestLedger } from "../../workflows/ports.ts";
import { factsKey, requestProfileKey, snapshotKey } from "./ledger-keys.ts";
import type { LedgerKey } from "./ledger-keys.ts";
import type { Row } from "./request-rows.ts";
import { parseStoredRequest } from "./stored-request.ts";

/** Reads a request with its facts and its profile, as the three stood at one moment. */
export function loadRequest(client: DynamoDBDocumentClient, table: string): RequestLedger["load"] {
  return async (key) => {
    const keys = [snapshotKey(key), factsKey(key), requestProfileKey(key)];
    return parseStoredRequest(await readTogether(client, table, keys));
  };
}

const readTries = 3;

/** Rows as they stood at one moment: read one by one, facts of one step could meet the snapshot of the next. */
async function readTogether(
  client: DynamoDBDocumentClient,
  TableName: string,
  keys: readonly LedgerKey[],
): Promise<readonly Row[]> {
  const TransactItems = keys.map((Key) => ({ Get: { TableName, Key } }));
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { Responses = [] } = await client.send(new TransactGetCommand({ TransactItems }));
      return Responses.flatMap(({ Item }) => (Item ? [Item as Row] : []));
    } catch (error) {
      if (!(error instanceof TransactionCanceledException) || attempt === readTries) throw error;
      await setTimeout(20 * attempt);
    }
  }
}
