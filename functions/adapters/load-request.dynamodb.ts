import { setTimeout } from "node:timers/promises";
import { BatchGetCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Reading, RequestKey, RequestLedger } from "../../workflows/ports.ts";
import { casePrefix, caseSort, requestPartition } from "./ledger-keys.ts";
import { queryAll } from "./query-all.ts";
import { parseStoredRequest } from "./stored-request.ts";
import { TornRequest } from "./torn-request.ts";

const readTries = 5;
const pauseMs = 20;

type ReadRows = (key: RequestKey, reading: Reading) => Promise<Parameters<typeof parseStoredRequest>[0]>;

/**
 * Reads a request with its facts and its profile in one query. A query may meet a transaction half way, and what is read
 * eventually may be of several moments: rows that do not belong together are read again, consistently. Throws TornRequest
 * when they never do.
 */
export const loadRequest = (client: DynamoDBDocumentClient, table: string): RequestLedger["load"] =>
  untilWhole((key, reading) =>
    queryAll(client, table, { pk: requestPartition(key), prefix: casePrefix, reading }),
  );

/** The same for whoever may read single rows and list none. */
export const loadRequestByRows = (client: DynamoDBDocumentClient, table: string): RequestLedger["load"] =>
  untilWhole(async (key) => {
    const Keys = Object.values(caseSort).map((sk) => ({ pk: requestPartition(key), sk }));
    const RequestItems = { [table]: { Keys, ConsistentRead: true } };
    // A read that the table left undone is one of rows that do not fit.
    return (await client.send(new BatchGetCommand({ RequestItems }))).Responses?.[table] ?? [];
  });

const untilWhole =
  (rows: ReadRows): RequestLedger["load"] =>
  async (key, asked) => {
    let reading: Reading = asked;
    for (let attempt = 1; attempt <= readTries; attempt += 1) {
      const stored = parseStoredRequest(await rows(key, reading));
      if (stored !== "torn") return stored;
      if (reading === "consistent") await setTimeout(pauseMs * attempt);
      reading = "consistent";
    }
    throw new TornRequest();
  };
