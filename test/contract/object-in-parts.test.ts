import { createHash } from "node:crypto";
import { GetObjectCommand, ListMultipartUploadsCommand } from "@aws-sdk/client-s3";
import type { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { objectInParts } from "../../functions/adapters/object-in-parts.s3.ts";
import { objectStore } from "../../functions/adapters/object-store.s3.ts";
import { standUpS3 } from "../support/s3-stand.ts";

const partBytes = 5 * 1024 * 1024;
const Bucket = "productions";
let stand: Awaited<ReturnType<typeof standUpS3<never>>>;
let s3: S3Client;

beforeAll(async () => {
  stand = await standUpS3({}, { buckets: [{ name: Bucket, versioning: true }] });
  s3 = stand.as("root", { requestChecksumCalculation: "WHEN_REQUIRED" });
});
afterAll(async () => {
  await stand.close();
  await stand.remove();
});

const begin = (key: string) => objectInParts(s3, Bucket, partBytes)({ key, contentType: "application/pdf" });
const chunk = Buffer.alloc(700_001, "a page of somebody's chart ");
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const open = async () => (await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? [];
const readBack = async (Key: string, VersionId: string) =>
  Buffer.from(
    (await (await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToByteArray()) ??
      [],
  );

describe("a file that is stored as it is written", () => {
  it("comes in parts when it is larger than one, and is the same file", async () => {
    const file = begin("large");
    for (let n = 0; n < 20; n += 1) await file.write(chunk);
    const stored = await file.finish();
    const whole = Buffer.concat(Array.from({ length: 20 }, () => chunk));
    expect(stored).toMatchObject({ bytes: whole.length, sha256: sha256(whole) });
    expect((await readBack("large", stored.versionId)).equals(whole)).toBe(true);
    expect(stored.partsDigest).toMatch(/-3$/);
    expect(await objectStore(s3, Bucket).head("large", stored.versionId)).toMatchObject({
      partsDigest: stored.partsDigest,
      sha256: undefined,
    });
    expect(await open()).toEqual([]);
  });

  it("comes at once, with the digest of the whole, when it fits one part", async () => {
    const file = begin("small");
    await file.write(Buffer.alloc(partBytes, 1));
    const stored = await file.finish();
    expect(stored.partsDigest).toBeNull();
    expect(await objectStore(s3, Bucket).head("small", stored.versionId)).toMatchObject({
      sha256: stored.sha256,
    });
  });

  it("leaves nothing when it is abandoned, and what a killed process sent is an upload that the bucket gives back", async () => {
    const file = begin("abandoned");
    await file.write(Buffer.alloc(partBytes + 1, 1));
    expect((await open()).map(({ Key }) => Key)).toEqual(["abandoned"]);
    expect(await objectStore(s3, Bucket).head("abandoned")).toBeUndefined();
    await file.abandon();
    expect(await open()).toEqual([]);
  });

  it("fails, and is no file, when a part arrives as something else", async () => {
    const client = stand.as("root", { requestChecksumCalculation: "WHEN_REQUIRED" });
    client.middlewareStack.add(
      (next, context) => (args) => {
        const { request } = args as { readonly request: { body?: unknown } };
        if (context["commandName"] === "UploadPartCommand") request.body = Buffer.alloc(partBytes, 2);
        return next(args);
      },
      { step: "build", priority: "low" },
    );
    const file = objectInParts(client, Bucket, partBytes)({ key: "torn", contentType: "application/pdf" });
    await expect(file.write(Buffer.alloc(partBytes + 1, 1))).rejects.toMatchObject({ name: "BadDigest" });
    await file.abandon();
    expect(await objectStore(s3, Bucket).head("torn")).toBeUndefined();
  });
});
