import { setTimeout } from "node:timers/promises";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Reading, RequestLedger } from "../../workflows/ports.ts";
import { casePrefix, requestPartition } from "./ledger-keys.ts";
import { queryAll } from "./query-all.ts";
import { parseStoredRequest } from "./stored-request.ts";
import { TornRequest } from "./torn-request.ts";

const readTries = 5;
const pauseMs = 20;

/**
 * Reads a request with its facts and its profile in one query. A query may meet a transaction half way, and what is read
 * eventually may be of several moments: rows that do not belong together are read again, consistently. Throws TornRequest
 * when they never do.
 */
export function loadRequest(client: DynamoDBDocumentClient, table: string): RequestLedger["load"] {
  return async (key, asked) => {
    let reading: Reading = asked;
    for (let attempt = 1; attempt <= readTries; attempt += 1) {
      const stored = parseStoredRequest(
        await queryAll(client, table, { pk: requestPartition(key), prefix: casePrefix, reading }),
      );
      if (stored !== "torn") return stored;
      if (reading === "consistent") await setTimeout(pauseMs * attempt);
      reading = "consistent";
    }
    throw new TornRequest();
  };
}
