import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Principal } from "../iam/principals.ts";
import { KmsError } from "../kms/kms-error.ts";
import type { LocalKms } from "../kms/kms.ts";
import { type BucketConfig, bucketArn, objectArn } from "./bucket.ts";
import { writeDurably } from "./durable-file.ts";
import { accessDenied, S3Failure } from "./failure.ts";
import type { Sealing } from "./version-store.ts";

/** Makes and opens the data keys of objects: with KMS in the caller's name, or with the key this S3 keeps for itself (SSE-S3). */
export type Encryption = {
  /** The data key of a new object. `kms` refusals become AccessDenied. */
  seal(
    principal: Principal,
    wish: SealingWish,
    bucket: BucketConfig,
    key: string,
  ): Promise<{ readonly dataKey: Buffer; readonly sealing: Sealing }>;
  unseal(principal: Principal, sealing: Sealing): Promise<Buffer>;
};

/** How the request, or the bucket for it, wants the object encrypted. */
export type SealingWish =
  | { readonly kind: "AES256" }
  | {
      readonly kind: "aws:kms";
      readonly keyArn: string;
      readonly bucketKey: boolean;
      readonly context: Readonly<Record<string, string>>;
    };

const viaS3 = "s3.us-east-1.amazonaws.com";
const ownKeyFile = "sse-s3.json";

const readContext = (encoded: string | undefined): Readonly<Record<string, string>> => {
  if (encoded === undefined) return {};
  const refuse = (): S3Failure =>
    new S3Failure(
      "InvalidArgument",
      "The header x-amz-server-side-encryption-context must be Base64 of a JSON object of strings.",
    );
  try {
    const context: unknown = JSON.parse(Buffer.from(encoded, "base64").toString("utf8"));
    if (typeof context !== "object" || context === null) throw refuse();
    const entries = Object.entries(context).map(([name, value]: [string, unknown]) => {
      if (typeof value !== "string" || name.startsWith("aws:")) throw refuse();
      return [name, value] as const;
    });
    return Object.fromEntries(entries);
  } catch {
    throw refuse();
  }
};

/** Reads the encryption headers of a request, falling back to the bucket's default, then to SSE-S3 as AWS does. */
export const sealingWish = (headers: Readonly<Record<string, string>>, bucket: BucketConfig): SealingWish => {
  const mode = headers["x-amz-server-side-encryption"];
  const keyId = headers["x-amz-server-side-encryption-aws-kms-key-id"];
  if (Object.keys(headers).some((name) => name.startsWith("x-amz-server-side-encryption-customer-"))) {
    throw new S3Failure("NotImplemented", "Encryption with customer-provided keys is not implemented here.");
  }
  if (mode === "AES256" || (mode === undefined && bucket.encryption === undefined)) {
    if (keyId !== undefined) {
      throw new S3Failure("InvalidArgument", "A KMS key id was given without the encryption method aws:kms.");
    }
    return { kind: "AES256" };
  }
  if (mode !== undefined && mode !== "aws:kms") {
    throw new S3Failure(
      "InvalidArgument",
      `The encryption method ${mode} is not supported; use aws:kms or AES256.`,
    );
  }
  const keyArn = keyId ?? bucket.encryption?.kmsKeyArn;
  if (keyArn === undefined) {
    throw new S3Failure(
      "InvalidArgument",
      "There is no AWS managed key here: name the KMS key, or give the bucket a default one.",
    );
  }
  const asked = headers["x-amz-server-side-encryption-bucket-key-enabled"];
  return {
    kind: "aws:kms",
    keyArn,
    bucketKey: asked === undefined ? (bucket.encryption?.bucketKey ?? false) : asked === "true",
    context: readContext(headers["x-amz-server-side-encryption-context"]),
  };
};

/** The answer headers that say how an object is encrypted. */
export const sealingHeaders = (sealing: Sealing): Readonly<Record<string, string>> =>
  sealing.kind === "AES256"
    ? { "x-amz-server-side-encryption": "AES256" }
    : {
        "x-amz-server-side-encryption": "aws:kms",
        "x-amz-server-side-encryption-aws-kms-key-id": sealing.keyArn,
        ...(sealing.bucketKey && { "x-amz-server-side-encryption-bucket-key-enabled": "true" }),
      };

const openOwnKey = async (directory: string): Promise<Buffer> => {
  const path = join(directory, ownKeyFile);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text !== undefined) return Buffer.from(String(JSON.parse(text)), "base64");
  const key = randomBytes(32);
  await writeDurably(path, JSON.stringify(key.toString("base64")));
  return key;
};

const wrap = (ownKey: Buffer, dataKey: Buffer): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", ownKey, nonce);
  return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]).toString(
    "base64",
  );
};

const unwrap = (ownKey: Buffer, wrappedKey: string): Buffer => {
  const bytes = Buffer.from(wrappedKey, "base64");
  const decipher = createDecipheriv("aes-256-gcm", ownKey, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
};

const refusedByKms = (error: unknown): Error => {
  if (!(error instanceof KmsError)) return error instanceof Error ? error : new Error(String(error));
  const { code, message } = error;
  if (code === "AccessDeniedException") return accessDenied(message);
  if (code === "DisabledException" || code === "KMSInvalidStateException" || code === "NotFoundException") {
    return new S3Failure(`KMS.${code}`, message);
  }
  return new S3Failure("InvalidRequest", `KMS refused the key operation: ${code}`);
};

/** Opens the encryption of one S3, whose own key (for SSE-S3) lies in the directory. */
export const openEncryption = async (directory: string, kms: Pick<LocalKms, "call">): Promise<Encryption> => {
  const ownKey = await openOwnKey(directory);
  return {
    seal: async (principal, wish, bucket, key) => {
      if (wish.kind === "AES256") {
        const dataKey = randomBytes(32);
        return { dataKey, sealing: { kind: "AES256", wrappedKey: wrap(ownKey, dataKey) } };
      }
      const context = {
        ...wish.context,
        "aws:s3:arn": wish.bucketKey ? bucketArn(bucket.name) : objectArn(bucket.name, key),
      };
      const input = { KeyId: wish.keyArn, KeySpec: "AES_256" as const, EncryptionContext: context };
      const made = await kms.call(principal, "GenerateDataKey", input, viaS3).catch((error: unknown) => {
        throw refusedByKms(error);
      });
      return {
        dataKey: Buffer.from(made.Plaintext),
        sealing: {
          kind: "aws:kms",
          keyArn: made.KeyId,
          bucketKey: wish.bucketKey,
          context,
          wrappedKey: Buffer.from(made.CiphertextBlob).toString("base64"),
        },
      };
    },
    unseal: async (principal, sealing) => {
      if (sealing.kind === "AES256") return unwrap(ownKey, sealing.wrappedKey);
      const input = {
        KeyId: sealing.keyArn,
        CiphertextBlob: Buffer.from(sealing.wrappedKey, "base64"),
        EncryptionContext: sealing.context,
      };
      const opened = await kms.call(principal, "Decrypt", input, viaS3).catch((error: unknown) => {
        throw refusedByKms(error);
      });
      return Buffer.from(opened.Plaintext);
    },
  };
};
