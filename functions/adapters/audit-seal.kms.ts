import { SignCommand } from "@aws-sdk/client-kms";
import type { KMSClient } from "@aws-sdk/client-kms";
import type { S3Client } from "@aws-sdk/client-s3";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Seal } from "../seal-audit/seal-windows.ts";
import type { ChainHead } from "../seal-audit/sealed-window.ts";
import { sha256Hex } from "./digests.ts";
import { sealPartition, snapshotKey } from "./ledger-keys.ts";
import { lookHashes } from "./look-hashes.dynamodb.ts";
import type { RequestKey } from "./ledger-keys.ts";
import type { Log } from "./log.ts";
import { objectStore } from "./object-store.s3.ts";
import { practices } from "./practices.dynamodb.ts";
import { queryAll } from "./query-all.ts";

const markSchema = z.object({ requestId: z.string() });
const headSchema = z.object({ requestId: z.string(), version: z.int(), headHash: z.string() });

/** The seal over the ledger, the signing key and the object-locked bucket. */
export function auditSeal(
  clients: { readonly ledger: DynamoDBDocumentClient; readonly keys: KMSClient; readonly storage: S3Client },
  names: { readonly table: string; readonly bucket: string; readonly signingKey: string },
  log: Log,
): Seal {
  const store = objectStore(clients.storage, names.bucket);
  /** How far the chain of a request has come, and nothing else of its snapshot. */
  const headOf = async (key: RequestKey): Promise<ChainHead> => {
    const { pk, sk } = snapshotKey(key);
    const { Items } = await clients.ledger.send(
      new QueryCommand({
        TableName: names.table,
        KeyConditionExpression: "pk = :pk AND sk = :sk",
        ExpressionAttributeValues: { ":pk": pk, ":sk": sk },
        ProjectionExpression: "requestId, version, headHash",
        ConsistentRead: true,
      }),
    );
    return headSchema.parse(Items?.[0]);
  };
  return {
    log,
    now: () => new Date(),
    practiceIds: () => practices(clients.ledger, names.table).ids(),
    heads: async (practiceId, window) => {
      const pk = sealPartition(practiceId, window);
      const marks = await queryAll(clients.ledger, names.table, { pk, prefix: "REQUEST#" });
      return Promise.all(
        marks.map((mark) => headOf({ practiceId, requestId: markSchema.parse(mark).requestId })),
      );
    },
    looks: (practiceId, span) => lookHashes(clients.ledger, names.table, practiceId, span),
    sign: async (digest) => {
      const { Signature, KeyId } = await clients.keys.send(
        new SignCommand({
          KeyId: names.signingKey,
          Message: digest,
          MessageType: "DIGEST",
          SigningAlgorithm: "ECDSA_SHA_256",
        }),
      );
      if (!Signature || !KeyId) throw new Error("the key service answered without a signature");
      return { keyId: KeyId, signature: Buffer.from(Signature).toString("base64") };
    },
    store: (key, text) => {
      const bytes = Buffer.from(text);
      return store.putOnce({ key, bytes, contentType: "application/json", sha256: sha256Hex(bytes) });
    },
  };
}
