import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { releasedFileKey } from "./ledger-keys.ts";

/** Whether a file with this digest was released by any practice. Whoever knows the digest has the file. */
export type WasReleased = (sha256: string) => Promise<boolean>;

/** The digests as rows of the table; a row says nothing but that it is there. */
export const releasedFiles =
  (client: DynamoDBDocumentClient, TableName: string): WasReleased =>
  async (sha256) =>
    (await client.send(new GetCommand({ TableName, Key: releasedFileKey(sha256), ConsistentRead: true })))
      .Item !== undefined;
