import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { sha256Hex } from "./digests.ts";
import { mailAllowanceKey } from "./ledger-keys.ts";

/** Letters that one address gets in an hour before anybody has confirmed it: whoever typed it may not own it. */
export const lettersPerHour = 5;

/** Takes one of the letters that an unconfirmed address may get in this hour, once for one effect; false when none is left. */
export type MailAllowance = (email: string, effectKey: string) => Promise<boolean>;

const windowMinutes = 60;

/** The allowance as rows of the table, one for each letter: a row can only be put, never counted up or read. */
export function mailAllowance(
  client: DynamoDBDocumentClient,
  TableName: string,
  now: () => Date,
): MailAllowance {
  return async (email, effectKey) => {
    const at = now().getTime();
    const window = String(Math.floor(at / (windowMinutes * 60_000))).padStart(10, "0");
    const digest = sha256Hex(`mail\n${email.trim().toLowerCase()}`);
    const ttl = Math.floor(at / 1000) + 2 * windowMinutes * 60;
    for (let letter = 0; letter < lettersPerHour; letter += 1) {
      try {
        const Item = { ...mailAllowanceKey(digest, window, letter), letterOf: effectKey, ttl };
        // An effect that failed after taking its letter comes again and finds it its own.
        const ConditionExpression = "attribute_not_exists(pk) OR letterOf = :letterOf";
        const ExpressionAttributeValues = { ":letterOf": effectKey };
        await client.send(
          new PutCommand({ TableName, Item, ConditionExpression, ExpressionAttributeValues }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    }
    return false;
  };
}
