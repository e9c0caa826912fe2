import { GetPublicKeyCommand } from "@aws-sdk/client-kms";
import type { KMSClient } from "@aws-sdk/client-kms";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import type { S3Client } from "@aws-sdk/client-s3";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { looksPartition, requestPartition } from "../../functions/adapters/ledger-keys.ts";
import { packedSchema } from "../../functions/adapters/packed.ts";
import type { Ledger } from "./write-export.ts";

const rowSchema = z.object({ event: packedSchema });
const lookSchema = z.object({ look: packedSchema, lookHash: z.string().max(200) });

/** The ledger as the auditor may read it: the seals, the public key, of requests their events alone, and the looks. */
export function ledgerInAws(
  clients: { readonly table: DynamoDBDocumentClient; readonly keys: KMSClient; readonly storage: S3Client },
  names: { readonly table: string; readonly bucket: string; readonly signingKey: string },
): Ledger {
  /** Of the rows of a partition whose sort key begins so the named attributes, which are all that the auditor may read. */
  const rowsOf = async (pk: string, prefix: string, ProjectionExpression: string) => {
    const rows: Record<string, unknown>[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await clients.table.send(
        new QueryCommand({
          TableName: names.table,
          KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
          ProjectionExpression,
          ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
          ConsistentRead: true,
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      rows.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from);
    return rows;
  };
  return {
    publicKey: async () => {
      const { PublicKey } = await clients.keys.send(new GetPublicKeyCommand({ KeyId: names.signingKey }));
      if (!PublicKey) throw new Error("the key service answered without a public key");
      const lines =
        Buffer.from(PublicKey)
          .toString("base64")
          .match(/.{1,64}/g) ?? [];
      return `-----BEGIN PUBLIC KEY-----\n${lines.join("\n")}\n-----END PUBLIC KEY-----\n`;
    },
    sealNames: async (practiceId) => {
      const found: string[] = [];
      let from: string | undefined;
      do {
        const page = await clients.storage.send(
          new ListObjectsV2Command({
            Bucket: names.bucket,
            Prefix: `${practiceId}/`,
            ...(from === undefined ? {} : { ContinuationToken: from }),
          }),
        );
        found.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
        from = page.NextContinuationToken;
      } while (from !== undefined);
      return found.toSorted();
    },
    seal: async (Key) => {
      const { Body } = await clients.storage.send(new GetObjectCommand({ Bucket: names.bucket, Key }));
      if (!Body) throw new Error("the storage gave nothing for a seal");
      return Body.transformToString("utf8");
    },
    events: async (key) =>
      (await rowsOf(requestPartition(key), "EVENT#", "pk, sk, event")).map(
        (row) => rowSchema.parse(row).event,
      ),
    looks: async (practiceId, day) =>
      (await rowsOf(looksPartition(practiceId, day), "LOOK#", "pk, sk, look, lookHash")).map((row) =>
        lookSchema.parse(row),
      ),
  };
}
