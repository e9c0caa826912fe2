import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { DisableKeyCommand, EnableKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { administration, allow, policyOf, roleArn } from "../support/kms-stand.ts";
import { credentialsOf, refusalOf, standUpS3 } from "../support/s3-stand.ts";

const arnOf = (keyId: string) => `arn:aws:kms:us-east-1:000000000000:key/${keyId}`;
type Role = "writer" | "reader" | "stranger";
let stand: Awaited<ReturnType<typeof standUpS3<Role>>>;
let writer: S3Client;
let reader: S3Client;
let stranger: S3Client;

beforeAll(async () => {
  const everythingInS3 = [policyOf(allow("s3:*"))];
  stand = await standUpS3(
    { writer: everythingInS3, reader: everythingInS3, stranger: everythingInS3 },
    {
      buckets: [
        { name: "by-object", encryption: { kmsKeyArn: arnOf("data"), bucketKey: false } },
        { name: "by-bucket", encryption: { kmsKeyArn: arnOf("data"), bucketKey: true } },
        { name: "plain" },
      ],
    },
  );
  const viaS3 = { Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } };
  const policy = policyOf(
    administration,
    allow("kms:GenerateDataKey", roleArn("writer"), viaS3),
    allow("kms:Decrypt", roleArn("reader"), viaS3),
  );
  await stand.kms.ensureKey({ keyId: "data", policy });
  await stand.kms.ensureKey({ keyId: "other", policy });
  [writer, reader, stranger] = [stand.as("writer"), stand.as("reader"), stand.as("stranger")];
});
afterAll(async () => {
  await stand.close();
  await stand.remove();
});

const put = (Bucket: string, Key: string, more: object = {}, client = writer) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body: "a secret sentence", ...more }));
const get = async (Bucket: string, Key: string, client = reader) =>
  (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
const lastDecision = () => stand.kms.decisions().at(-1);

describe("a bucket encrypted under a KMS key", () => {
  it("asks KMS as the caller, for the object's ARN", async () => {
    const written = await put("by-object", "a/b");
    expect([written.ServerSideEncryption, written.SSEKMSKeyId]).toEqual(["aws:kms", arnOf("data")]);
    expect(lastDecision()).toMatchObject({
      operation: "GenerateDataKey",
      principal: roleArn("writer"),
      allowed: true,
    });
    expect(await get("by-object", "a/b")).toBe("a secret sentence");
    expect(lastDecision()).toMatchObject({
      operation: "Decrypt",
      principal: roleArn("reader"),
      allowed: true,
    });
  });

  it("asks for the bucket's ARN when it has a bucket key, as a key policy can demand", async () => {
    const demanding = (arn: string) =>
      policyOf(
        administration,
        allow("kms:GenerateDataKey", roleArn("writer"), {
          Condition: { StringEquals: { "kms:EncryptionContext:aws:s3:arn": arn } },
        }),
      );
    await stand.kms.ensureKey({ keyId: "bound", policy: demanding("arn:aws:s3:::by-bucket") });
    const under = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: arnOf("bound") };
    expect((await put("by-bucket", "k", under)).BucketKeyEnabled).toBe(true);
    expect(await refusalOf(put("by-object", "k", under))).toBe("403 AccessDenied");
    await stand.kms.ensureKey({ keyId: "bound", policy: demanding("arn:aws:s3:::by-object/k") });
    expect((await put("by-object", "k", under)).BucketKeyEnabled).toBeUndefined();
    expect(await refusalOf(put("by-bucket", "k", under))).toBe("403 AccessDenied");
  });

  it("gives nothing to callers with every S3 permission and none for the key", async () => {
    await put("by-object", "shut");
    expect(await refusalOf(get("by-object", "shut", writer))).toBe("403 AccessDenied");
    expect(await refusalOf(get("by-object", "shut", stranger))).toBe("403 AccessDenied");
    expect(await refusalOf(put("by-object", "new", {}, stranger))).toBe("403 AccessDenied");
    const copy = { Bucket: "plain", Key: "copy", CopySource: "by-object/shut" };
    expect(await refusalOf(stranger.send(new CopyObjectCommand(copy)))).toBe("403 AccessDenied");
  });

  it("shows checksums only to those who may decrypt", async () => {
    const Key = "summed";
    await put("by-object", Key, { ChecksumAlgorithm: "SHA256" });
    const head = (client: S3Client, more: object = {}) =>
      client.send(new HeadObjectCommand({ Bucket: "by-object", Key, ...more }));
    expect((await head(writer)).ContentLength).toBe(17);
    expect(await refusalOf(head(writer, { ChecksumMode: "ENABLED" }))).toMatch(/^403/);
    expect((await head(reader, { ChecksumMode: "ENABLED" })).ChecksumSHA256).toBeTypeOf("string");
  });

  it("binds the caller's own encryption context into the key", async () => {
    const context = Buffer.from(JSON.stringify({ practiceId: "p1" })).toString("base64");
    await stand.kms.ensureKey({
      keyId: "contextual",
      policy: policyOf(
        administration,
        allow(["kms:GenerateDataKey", "kms:Decrypt"], roleArn("writer"), {
          Condition: { StringEquals: { "kms:EncryptionContext:practiceId": "p1" } },
        }),
      ),
    });
    const under = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: arnOf("contextual") };
    expect(await refusalOf(put("by-object", "ctx", under))).toBe("403 AccessDenied");
    await put("by-object", "ctx", { ...under, SSEKMSEncryptionContext: context });
    expect(await get("by-object", "ctx", writer)).toBe("a secret sentence");
  });

  it("does not open while its key is disabled", async () => {
    await put("by-object", "frozen");
    const server = createServer((request, response) => void stand.kms.handle(request, response));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const kms = new KMSClient({ endpoint, region: "us-east-1", credentials: credentialsOf("root") });
    await kms.send(new DisableKeyCommand({ KeyId: "data" }));
    expect(await refusalOf(get("by-object", "frozen"))).toBe("400 KMS.DisabledException");
    await kms.send(new EnableKeyCommand({ KeyId: "data" }));
    expect(await get("by-object", "frozen")).toBe("a secret sentence");
    kms.destroy();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
});

describe("encryption asked for by header", () => {
  it("overrides the bucket's default", async () => {
    expect((await put("by-object", "own", { ServerSideEncryption: "AES256" })).ServerSideEncryption).toBe(
      "AES256",
    );
    expect(await get("by-object", "own", stranger)).toBe("a secret sentence");
    const under = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: arnOf("other") };
    expect((await put("plain", "other", under)).SSEKMSKeyId).toBe(arnOf("other"));
  });

  it("is refused without a key, or with a method nobody knows", async () => {
    expect(await refusalOf(put("plain", "x", { ServerSideEncryption: "aws:kms" }))).toBe(
      "400 InvalidArgument",
    );
    expect(await refusalOf(put("plain", "x", { ServerSideEncryption: "ROT13" }))).toBe("400 InvalidArgument");
    const missing = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: arnOf("missing") };
    expect(await refusalOf(put("plain", "x", missing))).toBe("400 KMS.NotFoundException");
  });
});

describe("the disk", () => {
  it("holds no plain content, with KMS or without", async () => {
    await put("by-object", "on-disk");
    await put("plain", "on-disk");
    const entries = await readdir(join(stand.dir, "s3"), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const contents = await Promise.all(files.map((file) => readFile(file)));
    expect(files.length).toBeGreaterThan(4);
    expect(contents.some((content) => content.includes("secret sentence"))).toBe(false);
  });
});

describe("a multipart upload under a KMS key", () => {
  it("needs kms:Decrypt for its parts, as in AWS", async () => {
    const target = { Bucket: "by-object", Key: "parts" };
    const { UploadId } = await writer.send(new CreateMultipartUploadCommand(target));
    const part = (client: S3Client) =>
      client.send(new UploadPartCommand({ ...target, UploadId, PartNumber: 1, Body: "part" }));
    expect(await refusalOf(part(writer))).toBe("403 AccessDenied");
    const { ETag } = await part(reader);
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    const complete = (client: S3Client) =>
      client.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload }));
    expect(await refusalOf(complete(writer))).toBe("403 AccessDenied");
    expect((await complete(reader)).ServerSideEncryption).toBe("aws:kms");
    expect(await get("by-object", "parts")).toBe("part");
  });
});
