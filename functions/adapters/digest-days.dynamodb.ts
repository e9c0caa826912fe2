import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { sha256Hex } from "./digests.ts";
import { digestDayKey } from "./ledger-keys.ts";

/** On which days a practice got its digest; a row lives two days. */
export type DigestDays = {
  /** Takes the day, once; false when it was taken before. */
  readonly take: (practiceId: string, day: string) => Promise<boolean>;
  /** Gives it back when the digest could not be sent, so that the next round tries again. */
  readonly giveBack: (practiceId: string, day: string) => Promise<void>;
};

export function digestDays(client: DynamoDBDocumentClient, TableName: string, now: () => Date): DigestDays {
  const keyOf = (practiceId: string, day: string) => digestDayKey(sha256Hex(`digest\n${practiceId}`), day);
  return {
    take: async (practiceId, day) => {
      try {
        const ttl = Math.floor(now().getTime() / 1000) + 2 * 86_400;
        const ConditionExpression = "attribute_not_exists(pk)";
        const Item = { ...keyOf(practiceId, day), ttl };
        await client.send(new PutCommand({ TableName, Item, ConditionExpression }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    giveBack: async (practiceId, day) => {
      await client.send(new DeleteCommand({ TableName, Key: keyOf(practiceId, day) }));
    },
  };
}
