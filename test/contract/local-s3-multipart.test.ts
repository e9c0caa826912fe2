import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  type ChecksumAlgorithm,
  type ChecksumType,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusalOf, standUpS3 } from "../support/s3-stand.ts";

const MIB = 1024 * 1024;
const Bucket = "large";
let stand: Awaited<ReturnType<typeof standUpS3<never>>>;
let s3: S3Client;

beforeAll(async () => {
  stand = await standUpS3({}, { buckets: [{ name: Bucket }] });
  s3 = stand.as("root");
});
afterAll(async () => {
  await stand.close();
  await stand.remove();
});

const bytes = (size: number, seed: number) => Buffer.alloc(size, `part ${seed} `);
const begin = async (Key: string, more: object = {}) =>
  (await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }))).UploadId;
const part = (
  Key: string,
  UploadId: string | undefined,
  PartNumber: number,
  Body: Buffer,
  more: object = {},
) => s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ...more }));
const complete = (Key: string, UploadId: string | undefined, Parts: object[], more: object = {}) =>
  s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...more }));
const read = async (Key: string, Range?: string) => {
  const answer = await s3.send(new GetObjectCommand({ Bucket, Key, Range }));
  return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
};

describe("a multipart upload", () => {
  it("becomes one object, whatever order its parts came in, the last upload of a number counting", async () => {
    const [first, last] = [bytes(5 * MIB, 1), bytes(1000, 2)];
    const UploadId = await begin("joined", { ContentType: "application/pdf", Metadata: { a: "b" } });
    const two = await part("joined", UploadId, 7, last);
    await part("joined", UploadId, 1, bytes(6 * MIB, 9));
    const one = await part("joined", UploadId, 1, first);
    expect(await refusalOf(read("joined"))).toBe("404 NoSuchKey");

    const { Parts } = await s3.send(new ListPartsCommand({ Bucket, Key: "joined", UploadId }));
    expect(Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, 5 * MIB],
      [7, 1000],
    ]);
    const done = await complete("joined", UploadId, [
      { PartNumber: 1, ETag: one.ETag },
      { PartNumber: 7, ETag: two.ETag },
    ]);
    const md5 = (content: Buffer) => createHash("md5").update(content).digest();
    const etag = createHash("md5")
      .update(Buffer.concat([md5(first), md5(last)]))
      .digest("hex");
    expect(done.ETag).toBe(`"${etag}-2"`);
    expect((await read("joined")).equals(Buffer.concat([first, last]))).toBe(true);
    const across = await read("joined", `bytes=${5 * MIB - 3}-${5 * MIB + 3}`);
    expect(across.equals(Buffer.concat([first.subarray(-3), last.subarray(0, 4)]))).toBe(true);
    expect(await refusalOf(part("joined", UploadId, 2, last))).toBe("404 NoSuchUpload");
  });

  it("is refused when a part is too small, missing, other than said, or out of order (AB-057)", async () => {
    const UploadId = await begin("refused");
    const small = await part("refused", UploadId, 1, bytes(100, 1));
    const last = await part("refused", UploadId, 2, bytes(100, 2));
    const [one, two] = [
      { PartNumber: 1, ETag: small.ETag },
      { PartNumber: 2, ETag: last.ETag },
    ];
    expect(await refusalOf(complete("refused", UploadId, [one, two]))).toBe("400 EntityTooSmall");
    expect(await refusalOf(complete("refused", UploadId, [two, one]))).toBe("400 InvalidPartOrder");
    expect(await refusalOf(complete("refused", UploadId, [one, { ...two, ETag: one.ETag }]))).toBe(
      "400 InvalidPart",
    );
    expect(await refusalOf(complete("refused", UploadId, [one, { ...two, PartNumber: 3 }]))).toBe(
      "400 InvalidPart",
    );
    expect(await refusalOf(complete("other-key", UploadId, [one]))).toBe("404 NoSuchUpload");
    await complete("refused", UploadId, [two]);
    expect((await read("refused")).length).toBe(100);
  });

  it("can be listed and aborted, and leaves nothing on the disk", async () => {
    const segments = join(stand.dir, "s3/buckets", Bucket, "segments");
    const before = await readdir(segments);
    const UploadId = await begin("aborted");
    await part("aborted", UploadId, 1, bytes(100, 1));
    const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: "abo" }));
    expect(Uploads?.map((upload) => [upload.Key, upload.UploadId])).toEqual([["aborted", UploadId]]);
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key: "aborted", UploadId }));
    expect(await readdir(segments)).toEqual(before);
    expect(await refusalOf(complete("aborted", UploadId, [{ PartNumber: 1, ETag: "x" }]))).toBe(
      "404 NoSuchUpload",
    );
  });

  it("honours If-None-Match: * when it completes", async () => {
    const UploadId = await begin("taken");
    const { ETag } = await part("taken", UploadId, 1, bytes(10, 1));
    await s3.send(new PutObjectCommand({ Bucket, Key: "taken", Body: "first" }));
    const late = complete("taken", UploadId, [{ PartNumber: 1, ETag }], { IfNoneMatch: "*" });
    expect(await refusalOf(late)).toBe("412 PreconditionFailed");
  });

  const sum32 = (content: Buffer) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(content));
    return sum.toString("base64");
  };
  const sha256 = (content: Buffer) => createHash("sha256").update(content).digest();

  it.each<[ChecksumAlgorithm, ChecksumType, (parts: Buffer[]) => string]>([
    [
      "SHA256",
      "COMPOSITE",
      (parts) => `${sha256(Buffer.concat(parts.map(sha256))).toString("base64")}-${parts.length}`,
    ],
    ["CRC32", "FULL_OBJECT", (parts) => sum32(Buffer.concat(parts))],
  ])("has a %s checksum of type %s", async (ChecksumAlgorithm, ChecksumType, expected) => {
    const Key = `summed-${ChecksumAlgorithm}`;
    const UploadId = await begin(Key, { ChecksumAlgorithm, ChecksumType });
    const contents = [bytes(5 * MIB, 1), bytes(10, 2)];
    const parts = [];
    for (const [index, content] of contents.entries()) {
      const { $metadata: _, ...answer } = await part(Key, UploadId, index + 1, content, {
        ChecksumAlgorithm,
      });
      parts.push({ PartNumber: index + 1, ...answer });
    }
    const done = await complete(Key, UploadId, parts);
    expect(done).toMatchObject({ ChecksumType, [`Checksum${ChecksumAlgorithm}`]: expected(contents) });
    expect((await read(Key)).equals(Buffer.concat(contents))).toBe(true);
  });

  it("becomes one version when its completion is sent five times at once", async () => {
    const UploadId = await begin("eager");
    const { ETag } = await part("eager", UploadId, 1, bytes(10, 1));
    const attempts = Array.from({ length: 5 }, () => complete("eager", UploadId, [{ PartNumber: 1, ETag }]));
    const settled = await Promise.allSettled(attempts);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await read("eager")).length).toBe(10);
  });

  it("takes parts through presigned URLs", async () => {
    const UploadId = await begin("links");
    const plain = stand.as("root", { requestChecksumCalculation: "WHEN_REQUIRED" });
    const command = new UploadPartCommand({ Bucket, Key: "links", UploadId, PartNumber: 1 });
    const answer = await fetch(await getSignedUrl(plain, command), { method: "PUT", body: "by link" });
    await complete("links", UploadId, [{ PartNumber: 1, ETag: answer.headers.get("etag") }]);
    expect((await read("links")).toString()).toBe("by link");
  });

  it("refuses to copy a part rather than storing something else", async () => {
    const UploadId = await begin("copied");
    const copy = { Bucket, Key: "copied", UploadId, PartNumber: 1, CopySource: `${Bucket}/joined` };
    expect(await refusalOf(s3.send(new UploadPartCopyCommand(copy)))).toBe("501 NotImplemented");
  });
});
