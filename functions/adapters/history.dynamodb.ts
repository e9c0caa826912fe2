import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { EventRow, Reading, RequestKey } from "../../workflows/ports.ts";
import { requestPartition } from "./ledger-keys.ts";
import { queryAll } from "./query-all.ts";
import { eventsIn } from "./request-file.dynamodb.ts";

/** The events that brought a request to a version, oldest first. */
export type ReadHistory = (key: RequestKey, version: number) => Promise<readonly EventRow[]>;

/** Events never change: a read that may be old and has as many as the version counts is as good as one that may not. */
export function readHistory(client: DynamoDBDocumentClient, table: string): ReadHistory {
  return async (key, version) => {
    const read = async (reading: Reading) =>
      eventsIn(
        await queryAll(client, table, { pk: requestPartition(key), prefix: "EVENT#", reading }),
      ).filter(({ seq }) => seq <= version);
    const events = await read("eventual");
    return events.length === version ? events : read("consistent");
  };
}
