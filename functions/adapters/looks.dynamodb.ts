import { randomBytes } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { basisOf } from "../../workflows/access/looks.ts";
import { lookSchema } from "../../workflows/contract/looks.ts";
import type { Look } from "../../workflows/contract/looks.ts";
import { canonicalJson, sha256Hex } from "./digests.ts";
import { lookKey, looksPartition } from "./ledger-keys.ts";
import { pack, packedSchema } from "./packed.ts";
import type { ReadLooks, RecordLook } from "./looks.ts";
import { queryAll } from "./query-all.ts";

/** One look with its digest, as it is stored: few bytes, so that it costs one write unit. */
export function lookRow(look: Look) {
  const lookHash = sha256Hex(canonicalJson(look));
  return { ...lookKey(look.practiceId, look.at, look.nonce), look: pack(look), lookHash };
}

/** Looks are added and never changed: whoever may record them can read none, and writes over none. */
export function recordLooks(
  client: DynamoDBDocumentClient,
  TableName: string,
  now: () => Date = () => new Date(),
): RecordLook {
  return async ({ by: { practiceId, personId, roles }, ...shown }) => {
    const look = lookSchema.parse({
      ...shown,
      at: now().toISOString(),
      practiceId,
      personId,
      roles,
      basis: basisOf(shown.what, roles),
      nonce: randomBytes(32).toString("hex"),
    });
    const ConditionExpression = "attribute_not_exists(pk)";
    try {
      await client.send(new PutCommand({ TableName, Item: lookRow(look), ConditionExpression }));
    } catch (error) {
      // Its place is random: what is there already is this very look, whose first answer was lost.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };
}

const rowSchema = z.object({ look: packedSchema.pipe(lookSchema) });

export function readLooks(client: DynamoDBDocumentClient, table: string): ReadLooks {
  return async (practiceId, day) =>
    (
      await queryAll(client, table, {
        pk: looksPartition(practiceId, day),
        prefix: "LOOK#",
        reading: "eventual",
      })
    ).map((row) => rowSchema.parse(row).look);
}
