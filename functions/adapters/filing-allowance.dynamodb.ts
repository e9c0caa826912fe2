import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { sha256Hex } from "./digests.ts";
import { filingAllowanceKey } from "./ledger-keys.ts";

/** Drafts that one mail address opens in a day; each takes a few files, so this bounds the files of a day as well. */
export const filingsPerDay = 40;

/**
 * Takes one of the drafts that a mail address may open today (UTC) as it writes from one network address;
 * false when none is left. Whoever types a mail address may not own it: from elsewhere nobody uses up another's.
 */
export type FilingAllowance = (email: string, viewer: string) => Promise<boolean>;

/** The allowance as rows of the table, one for each draft: a row can only be put, never counted up or read. */
export function filingAllowance(
  client: DynamoDBDocumentClient,
  TableName: string,
  now: () => Date,
): FilingAllowance {
  return async (email, viewer) => {
    const at = now();
    const day = at.toISOString().slice(0, 10);
    const digest = sha256Hex(`filing\n${email.trim().toLowerCase()}\n${viewer}`);
    const ttl = Math.floor(at.getTime() / 1000) + 2 * 24 * 3600;
    for (let place = 0; place < filingsPerDay; place += 1) {
      try {
        const Item = { ...filingAllowanceKey(digest, day, place), ttl };
        const ConditionExpression = "attribute_not_exists(pk)";
        await client.send(new PutCommand({ TableName, Item, ConditionExpression }));
        return true;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    }
    return false;
  };
}
