import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { practiceIdSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import { newToken, sha256Hex } from "./digests.ts";
import { effectKeyOf, sessionKey, signInKey } from "./ledger-keys.ts";

/** What a bearer of a token may do: go on with a draft, confirm an address once, or see one request. */
export const sessionScopes = ["intake", "confirm", "requester"] as const;
const sessionSchema = z.object({
  scope: z.enum(sessionScopes),
  practiceId: practiceIdSchema,
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  expiresAt: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;
export type SessionScope = Session["scope"];

/** How long a token of each scope is good for, in minutes. */
export const sessionMinutes = { intake: 24 * 60, confirm: 24 * 60, requester: 8 * 60 } as const;

export type Sessions = {
  /** A new token; only its digest is stored. */
  readonly issue: (session: Omit<Session, "expiresAt">) => Promise<string>;
  /** The session behind a token of this scope, if it has not expired. */
  readonly find: (token: string, scope: SessionScope) => Promise<Session | undefined>;
  /** Takes a token of this scope out of use; false when it was out of use before. */
  readonly spend: (token: string, scope: SessionScope) => Promise<boolean>;
  /** Leaves word that a sign-in link was asked for: the same write whether or not anybody is known. */
  readonly askForLink: (trackingNumber: string, email: string) => Promise<void>;
};

const linkWindowMinutes = 5;

/** Sessions of requesters in the table; expiry is judged here, the table's own expiry only cleans up. */
export function sessions(client: DynamoDBDocumentClient, table: string, now: () => Date): Sessions {
  const after = (minutes: number) => new Date(now().getTime() + minutes * 60_000);
  const ttlOf = (at: Date) => Math.floor(at.getTime() / 1000);
  return {
    issue: async (session) => {
      const token = newToken();
      const expiresAt = after(sessionMinutes[session.scope]);
      const Item = {
        ...sessionKey(sha256Hex(token), session.scope),
        ...session,
        expiresAt: expiresAt.toISOString(),
        ttl: ttlOf(expiresAt),
      };
      await client.send(new PutCommand({ TableName: table, Item }));
      return token;
    },
    find: async (token, scope) => {
      const Key = sessionKey(sha256Hex(token), scope);
      const read = async (ConsistentRead: boolean) =>
        (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead }))).Item;
      // A token is written once. That it is none is not said of an old state; that it was spent is seen where it is spent again.
      const Item = (await read(false)) ?? (await read(true));
      if (!Item) return undefined;
      const session = sessionSchema.parse(Item);
      const alive = session.scope === scope && session.expiresAt > now().toISOString();
      return alive ? session : undefined;
    },
    spend: async (token, scope) => {
      try {
        const Key = sessionKey(sha256Hex(token), scope);
        const ConditionExpression = "attribute_exists(pk)";
        await client.send(new DeleteCommand({ TableName: table, Key, ConditionExpression }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    askForLink: async (trackingNumber, email) => {
      // One row per pair and window: asking again within it changes nothing, and nobody is flooded with mail.
      const window = String(Math.floor(now().getTime() / (linkWindowMinutes * 60_000))).padStart(10, "0");
      const key = signInKey(sha256Hex(`${trackingNumber}\n${email.toLowerCase()}`), window);
      const Item = {
        ...key,
        key: `${key.pk}/${window}`,
        effect: { kind: "send-sign-in-link", trackingNumber, email },
        status: "open",
        attempts: 0,
        createdAt: now().toISOString(),
        effectKey: effectKeyOf(0),
        effectSort: after(linkWindowMinutes).toISOString(),
        ttl: ttlOf(after(24 * 60)),
      };
      try {
        const ConditionExpression = "attribute_not_exists(pk)";
        await client.send(new PutCommand({ TableName: table, Item, ConditionExpression }));
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}
