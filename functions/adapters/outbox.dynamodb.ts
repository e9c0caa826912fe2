import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { practiceIdSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import { effectSchema } from "../../workflows/request/effects.ts";
import { effectKeyOf, effectShards, requestPartition } from "./ledger-keys.ts";
import type { LedgerKey } from "./ledger-keys.ts";
import { letterFactsSchema } from "./letter-facts.ts";
import { firstAttemptMs } from "./request-rows.ts";

const common = {
  sk: z.string(),
  key: z.string(),
  status: z.enum(["open", "done", "failed"]),
  attempts: z.int().nonnegative(),
  /** When the sweep looks at it, while it is open. */
  effectSort: z.string().optional(),
};
// Whoever may only ask for a sign-in link must not be able to order anything else: the partition says what a row may be.
const ofRequest = z
  .object({
    ...common,
    pk: z.string(),
    practiceId: practiceIdSchema,
    requestId: requestIdSchema,
    effect: effectSchema,
    /** Missing beside whatever is no letter, and in rows of earlier versions. */
    letter: letterFactsSchema.optional(),
  })
  .refine(
    (row) => row.pk === requestPartition(row),
    "an effect of a request stands in that request's partition",
  );
const ofSignIn = z.object({
  ...common,
  pk: z.string().startsWith("SIGNIN#"),
  effect: z.object({ kind: z.literal("send-sign-in-link"), trackingNumber: z.string(), email: z.string() }),
});
const rowSchema = z.union([ofRequest, ofSignIn]);
/** One effect that waits in the outbox: of a request, or a sign-in link that somebody asked for. */
export type OutboxRow = z.infer<typeof rowSchema>;

/** A row that is not what its partition may hold. It is never performed, and keeps no other back. */
export type UnreadableRow = LedgerKey & { readonly unreadable: true };

function outboxRowOf(row: Readonly<Record<string, unknown>>): OutboxRow | UnreadableRow {
  const parsed = rowSchema.safeParse(row);
  return parsed.success ? parsed.data : { pk: String(row["pk"]), sk: String(row["sk"]), unreadable: true };
}

/** Whose effects a partition may hold: those of one request, sign-in links that anybody may ask for, or nobody's. */
export function effectsOf({ pk }: LedgerKey): "request" | "sign-in" | "nobody" {
  if (/^PRACTICE#[^#]+#REQUEST#[^#]+$/.test(pk)) return "request";
  return pk.startsWith("SIGNIN#") ? "sign-in" : "nobody";
}

/** After this many failed attempts an effect becomes a person's task. */
export const mostAttempts = 5;

/** No attempt lasts longer: the sweep, the most patient of those who make one, is stopped then. */
const longestAttemptMs = 4 * 60 * 1000;

/** What shuts a vault or destroys a copy in clear: nobody could do it by hand, so it is tried until it is done. */
const neverGivenUp: ReadonlySet<string> = new Set(["close-vault", "discard-production", "destroy-files"]);

/** Whether an effect has been tried often enough. */
export const isGivenUp = ({ effect }: OutboxRow, attempts: number): boolean =>
  attempts >= mostAttempts && !neverGivenUp.has(effect.kind);

export type Outbox = {
  readonly read: (row: LedgerKey) => Promise<OutboxRow | UnreadableRow | undefined>;
  /**
   * Takes a row for its first attempt and reads it, in one call; undefined when it was tried before, is closed or gone, or
   * the sweep could come before the attempt has ended.
   */
  readonly claimNew: (row: LedgerKey) => Promise<OutboxRow | UnreadableRow | undefined>;
  /** Takes the row for one attempt; false when another attempt was quicker, or it is closed already. */
  readonly claim: (row: OutboxRow) => Promise<boolean>;
  readonly finish: (row: LedgerKey) => Promise<void>;
  /** Closes a row that was given up. */
  readonly fail: (row: OutboxRow, errorName: string) => Promise<void>;
  /** Closes a row that cannot be read as failed: a person must look. */
  readonly setAside: (row: UnreadableRow) => Promise<void>;
  /** Takes a row that is closed already out of the index of open ones. */
  readonly takeOff: (row: LedgerKey) => Promise<void>;
  /** Where the index lists open rows whose time has come, a page of each shard in turn, so that none waits for another. */
  readonly overdue: () => AsyncGenerator<LedgerKey>;
};

export function outbox(client: DynamoDBDocumentClient, TableName: string, now: () => Date): Outbox {
  // Twice as long each time, and by chance up to half of that again: what failed together does not come back together.
  const later = (attempts: number) => {
    const pause = firstAttemptMs * 2 ** Math.min(attempts, mostAttempts);
    return new Date(now().getTime() + pause * (1 + Math.random() / 2)).toISOString();
  };
  const attemptOver = () => new Date(now().getTime() + longestAttemptMs).toISOString();
  const update = async (
    { pk, sk }: LedgerKey,
    change: Pick<
      ConstructorParameters<typeof UpdateCommand>[0],
      "UpdateExpression" | "ConditionExpression" | "ExpressionAttributeValues"
    >,
  ): Promise<boolean> => {
    try {
      const ExpressionAttributeNames = { "#status": "status" };
      await client.send(
        new UpdateCommand({ TableName, Key: { pk, sk }, ExpressionAttributeNames, ...change }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    read: async ({ pk, sk }) => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }),
      );
      return Item && outboxRowOf(Item);
    },
    claimNew: async (row) => {
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName,
            Key: { pk: row.pk, sk: row.sk },
            UpdateExpression: "SET attempts = :first",
            ConditionExpression: "#status = :open AND attempts = :none AND effectSort >= :over",
            ExpressionAttributeNames: { "#status": "status" },
            ExpressionAttributeValues: { ":open": "open", ":none": 0, ":first": 1, ":over": attemptOver() },
            ReturnValues: "ALL_NEW",
          }),
        );
        return Attributes && outboxRowOf(Attributes);
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
    claim: (row) => {
      // Where the sweep comes only after the attempt has ended, the row stays in its place: moving it costs two units more.
      const stays = row.effectSort !== undefined && row.effectSort >= attemptOver();
      return update(row, {
        UpdateExpression: stays ? "SET attempts = :next" : "SET attempts = :next, effectSort = :later",
        ConditionExpression: "#status = :open AND attempts = :attempts",
        ExpressionAttributeValues: {
          ":next": row.attempts + 1,
          ":attempts": row.attempts,
          ":open": "open",
          ...(stays ? {} : { ":later": later(row.attempts) }),
        },
      });
    },
    finish: async (row) =>
      void (await update(row, {
        UpdateExpression: "SET #status = :done, doneAt = :now REMOVE effectKey, effectSort",
        ConditionExpression: "#status = :open",
        ExpressionAttributeValues: { ":done": "done", ":open": "open", ":now": now().toISOString() },
      })),
    fail: async (row, errorName) => {
      await update(row, {
        UpdateExpression: "SET #status = :failed, failedAs = :error REMOVE effectKey, effectSort",
        ConditionExpression: "#status = :open",
        ExpressionAttributeValues: { ":failed": "failed", ":open": "open", ":error": errorName },
      });
    },
    setAside: async (row) =>
      void (await update(row, {
        UpdateExpression: "SET #status = :failed, failedAs = :error REMOVE effectKey, effectSort",
        ConditionExpression: "attribute_exists(effectKey)",
        ExpressionAttributeValues: { ":failed": "failed", ":error": "UnreadableRow" },
      })),
    takeOff: async (row) =>
      void (await update(row, {
        UpdateExpression: "REMOVE effectKey, effectSort",
        ConditionExpression: "attribute_exists(effectKey) AND #status <> :open",
        ExpressionAttributeValues: { ":open": "open" },
      })),
    overdue: async function* () {
      const until = now().toISOString();
      type Shard = { readonly effectKey: string; readonly from?: Record<string, unknown> };
      let shards: readonly Shard[] = Array.from({ length: effectShards }, (_, shard) => ({
        effectKey: effectKeyOf(shard),
      }));
      while (shards.length > 0) {
        const longer: Shard[] = [];
        for (const { effectKey, from } of shards) {
          const { Items = [], LastEvaluatedKey } = await client.send(
            new QueryCommand({
              TableName,
              IndexName: "open-effects",
              KeyConditionExpression: "effectKey = :shard AND effectSort <= :until",
              ExpressionAttributeValues: { ":shard": effectKey, ":until": until },
              ...(from ? { ExclusiveStartKey: from } : {}),
            }),
          );
          for (const { pk, sk } of Items) yield { pk: String(pk), sk: String(sk) };
          if (LastEvaluatedKey) longer.push({ effectKey, from: LastEvaluatedKey });
        }
        shards = longer;
      }
    },
  };
}
