import { timingSafeEqual } from "node:crypto";
import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import {
  instantSchema,
  personIdSchema,
  practiceIdSchema,
  sha256Schema,
} from "../../workflows/contract/ids.ts";
import type { PersonId } from "../../workflows/vocabulary/ids.ts";
import { newToken, sha256Hex } from "./digests.ts";
import { calendarFeedKey } from "./ledger-keys.ts";
import type { Member } from "./practice-rows.ts";

const feedSchema = z.object({
  practiceId: practiceIdSchema,
  personId: personIdSchema,
  sub: z.string(),
  secretSha256: sha256Schema,
  madeAt: instantSchema,
});
export type CalendarFeed = z.infer<typeof feedSchema>;

/** The calendar addresses of people: one each, of which only a digest of the secret part is kept. */
export type CalendarFeeds = {
  readonly of: (personId: PersonId) => Promise<CalendarFeed | undefined>;
  /** Makes a new secret, in the place of the one before. */
  readonly make: (member: Member) => Promise<string>;
  readonly revoke: (personId: PersonId) => Promise<void>;
};

export function calendarFeeds(
  client: DynamoDBDocumentClient,
  TableName: string,
  now: () => Date,
): CalendarFeeds {
  return {
    of: async (personId) => {
      const Key = calendarFeedKey(personId);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && feedSchema.parse(Item);
    },
    make: async ({ practiceId, personId, sub }) => {
      const secret = newToken();
      const feed = {
        practiceId,
        personId,
        sub,
        secretSha256: sha256Hex(secret),
        madeAt: now().toISOString(),
      };
      await client.send(new PutCommand({ TableName, Item: { ...calendarFeedKey(personId), ...feed } }));
      return secret;
    },
    revoke: async (personId) => {
      await client.send(new DeleteCommand({ TableName, Key: calendarFeedKey(personId) }));
    },
  };
}

/** Whether this is the secret of the feed; how long it takes says nothing of how near it came. */
export const opens = ({ secretSha256 }: CalendarFeed, secret: string): boolean =>
  timingSafeEqual(Buffer.from(sha256Hex(secret)), Buffer.from(secretSha256));
