import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  type ChecksumAlgorithm,
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusalOf, standUpS3 } from "../support/s3-stand.ts";

const Bucket = "records";
let stand: Awaited<ReturnType<typeof standUpS3<never>>>;
let s3: S3Client;

beforeAll(async () => {
  stand = await standUpS3({}, { buckets: [{ name: Bucket }, { name: "other" }] });
  s3 = stand.as("root");
});
afterAll(async () => {
  await stand.close();
  await stand.remove();
});

const put = (Key: string, Body: string | Uint8Array, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string, more: object = {}) => {
  const answer = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, text: await answer.Body?.transformToString() };
};
const pattern = (size: number) =>
  Buffer.from(Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8)) & 255));

describe("an object", () => {
  it("comes back with its content, type, headers and metadata", async () => {
    const written = await put("a/b c/ü+%25.txt", "hello", {
      ContentType: "text/plain",
      CacheControl: "no-store",
      ContentDisposition: "attachment",
      Metadata: { purpose: "test" },
    });
    const read = await get("a/b c/ü+%25.txt");
    expect(read.text).toBe("hello");
    expect(read.ETag).toBe(`"${createHash("md5").update("hello").digest("hex")}"`);
    expect(read.ETag).toBe(written.ETag);
    expect([read.ContentType, read.CacheControl, read.ContentDisposition]).toEqual([
      "text/plain",
      "no-store",
      "attachment",
    ]);
    expect(read.Metadata).toEqual({ purpose: "test" });
    expect(read.ServerSideEncryption).toBe("AES256");
  });

  it("may be empty", async () => {
    await put("empty", "");
    expect(await get("empty")).toMatchObject({ text: "", ContentLength: 0 });
  });

  it("is streamed by the SDK as aws-chunked with a trailing checksum and stored without the framing", async () => {
    const bytes = pattern(700_001);
    const Body = Readable.from([bytes.subarray(0, 300_000), bytes.subarray(300_000)]);
    await s3.send(new PutObjectCommand({ Bucket, Key: "streamed", Body, ContentLength: bytes.length }));
    const read = await s3.send(new GetObjectCommand({ Bucket, Key: "streamed" }));
    expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(read.ContentEncoding).toBeUndefined();
    expect(read.ChecksumCRC32).toBeTypeOf("string");
  });

  it("is answered in part for a range, across the frames it is stored in", async () => {
    const bytes = pattern(600_000);
    await put("ranged", bytes);
    const part = async (Range: string) => {
      const read = await s3.send(new GetObjectCommand({ Bucket, Key: "ranged", Range }));
      return [read.ContentRange, Buffer.from((await read.Body?.transformToByteArray()) ?? [])] as const;
    };
    expect(await part("bytes=262100-262200")).toEqual([
      "bytes 262100-262200/600000",
      bytes.subarray(262_100, 262_201),
    ]);
    expect(await part("bytes=599990-")).toEqual(["bytes 599990-599999/600000", bytes.subarray(599_990)]);
    expect(await part("bytes=-5")).toEqual(["bytes 599995-599999/600000", bytes.subarray(599_995)]);
    expect(await part("bytes=524287-900000")).toEqual([
      "bytes 524287-599999/600000",
      bytes.subarray(524_287),
    ]);
    expect(await refusalOf(part("bytes=600000-"))).toBe("416 InvalidRange");
  });

  it("is answered under other headers when the signed request overrides them", async () => {
    await put("overridden", "x", { ContentType: "text/html" });
    const read = await get("overridden", {
      ResponseContentType: "application/pdf",
      ResponseContentDisposition: 'attachment; filename="a.pdf"',
    });
    expect([read.ContentType, read.ContentDisposition]).toEqual([
      "application/pdf",
      'attachment; filename="a.pdf"',
    ]);
  });

  it("is not there as NoSuchKey, and as a bare 404 to HEAD", async () => {
    expect(await refusalOf(get("missing"))).toBe("404 NoSuchKey");
    expect(await refusalOf(s3.send(new HeadObjectCommand({ Bucket, Key: "missing" })))).toBe("404 NotFound");
    expect(await refusalOf(s3.send(new GetObjectCommand({ Bucket: "nowhere", Key: "x" })))).toBe(
      "404 NoSuchBucket",
    );
  });

  it("is described by HEAD without content", async () => {
    await put("headed", "12345", { Metadata: { a: "b" } });
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: "headed" }));
    expect(head).toMatchObject({ ContentLength: 5, Metadata: { a: "b" } });
  });

  it("is sent only when it has changed", async () => {
    const { ETag } = await put("conditional", "x");
    expect(await refusalOf(get("conditional", { IfNoneMatch: ETag }))).toMatch(/^304/);
    expect(await refusalOf(get("conditional", { IfMatch: '"other"' }))).toBe("412 PreconditionFailed");
    expect((await get("conditional", { IfMatch: ETag })).text).toBe("x");
  });
});

describe("a write", () => {
  it("with If-None-Match: * succeeds once, also among ten at the same time", async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => put("once", `writer ${i}`, { IfNoneMatch: "*" })),
    );
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refusalOf(put("once", "again", { IfNoneMatch: "*" }))).toBe("412 PreconditionFailed");
  });

  it("with If-Match succeeds only over the content it names", async () => {
    const { ETag } = await put("swapped", "one");
    await put("swapped", "two", { IfMatch: ETag });
    expect(await refusalOf(put("swapped", "three", { IfMatch: ETag }))).toBe("412 PreconditionFailed");
  });

  it.each<ChecksumAlgorithm>(["CRC32", "CRC32C", "SHA1", "SHA256"])(
    "with a %s checksum is verified by S3 and by the reader",
    async (ChecksumAlgorithm) => {
      const Body = Readable.from([Buffer.from("some "), Buffer.from("content")]);
      const Key = `summed-${ChecksumAlgorithm}`;
      await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength: 12, ChecksumAlgorithm }));
      const read = await get(Key, { ChecksumMode: "ENABLED" });
      expect(read.text).toBe("some content");
      expect(read[`Checksum${ChecksumAlgorithm}` as "ChecksumSHA256"]).toBeTypeOf("string");
      expect(read.ChecksumType).toBe("FULL_OBJECT");
    },
  );

  it("knows the published check values of CRC-32C and CRC-64/NVME", async () => {
    const value = (hex: string) => Buffer.from(hex, "hex").toString("base64");
    await put("crc32c", "123456789", { ChecksumCRC32C: value("e3069283") });
    await put("crc64", "123456789", { ChecksumCRC64NVME: value("ae8b14860a799888") });
    const wrong = put("crc64", "123456780", { ChecksumCRC64NVME: value("ae8b14860a799888") });
    expect(await refusalOf(wrong)).toBe("400 BadDigest");
  });

  it("whose content does not fit its digest leaves nothing behind", async () => {
    const sha256 = createHash("sha256").update("right").digest("base64");
    const md5 = createHash("md5").update("right").digest("base64");
    expect(await refusalOf(put("garbled", "wrong", { ChecksumSHA256: sha256 }))).toBe("400 BadDigest");
    expect(await refusalOf(put("garbled", "wrong", { ContentMD5: md5 }))).toBe("400 BadDigest");
    expect(await refusalOf(get("garbled"))).toBe("404 NoSuchKey");
  });

  it("whose body was changed after signing is refused", async () => {
    const client = stand.as("root", { requestChecksumCalculation: "WHEN_REQUIRED" });
    client.middlewareStack.add(
      (next) => (args) => {
        Object.assign(args.request as object, { body: Buffer.from("wrong") });
        return next(args);
      },
      { step: "deserialize" },
    );
    const sending = client.send(new PutObjectCommand({ Bucket, Key: "changed", Body: Buffer.from("right") }));
    expect(await refusalOf(sending)).toBe("400 XAmzContentSHA256Mismatch");
    expect(await refusalOf(get("changed"))).toBe("404 NoSuchKey");
  });

  it("is refused when a key or its metadata is too long", async () => {
    expect(await refusalOf(put("k".repeat(1025), "x"))).toBe("400 KeyTooLongError");
    expect(await refusalOf(put("m", "x", { Metadata: { a: "v".repeat(2048) } }))).toBe(
      "400 MetadataTooLarge",
    );
  });
});

describe("a copy", () => {
  it("takes content, metadata and tags along, or replaces the metadata", async () => {
    await put("source", "content", { Metadata: { a: "1" }, Tagging: "kind=x" });
    await s3.send(new CopyObjectCommand({ Bucket: "other", Key: "copy", CopySource: `${Bucket}/source` }));
    const read = await s3.send(new GetObjectCommand({ Bucket: "other", Key: "copy" }));
    expect([await read.Body?.transformToString(), read.Metadata, read.TagCount]).toEqual([
      "content",
      { a: "1" },
      1,
    ]);
    const replaced = { MetadataDirective: "REPLACE", Metadata: { b: "2" } } as const;
    await s3.send(
      new CopyObjectCommand({ Bucket, Key: "source", CopySource: `${Bucket}/source`, ...replaced }),
    );
    expect(await get("source")).toMatchObject({ text: "content", Metadata: { b: "2" } });
  });
});

describe("a checksum asked for with a copy", () => {
  it("is computed where the source has none of its kind", async () => {
    await put("unsummed", "content");
    const asked = { ChecksumAlgorithm: "SHA256" } as const;
    const copy = { Bucket, Key: "summed", CopySource: `${Bucket}/unsummed`, ...asked };
    const { CopyObjectResult } = await s3.send(new CopyObjectCommand(copy));
    const expected = createHash("sha256").update("content").digest("base64");
    expect(CopyObjectResult?.ChecksumSHA256).toBe(expected);
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: "summed", ChecksumMode: "ENABLED" }));
    expect(head.ChecksumSHA256).toBe(expected);
  });
});

describe("tags", () => {
  it("are set with the object or later, at most ten", async () => {
    await put("tagged", "x", { Tagging: "a=1&b=two%20words" });
    const tags = async () => (await s3.send(new GetObjectTaggingCommand({ Bucket, Key: "tagged" }))).TagSet;
    expect(await tags()).toEqual([
      { Key: "a", Value: "1" },
      { Key: "b", Value: "two words" },
    ]);
    const set = (TagSet: { Key: string; Value: string }[]) =>
      s3.send(new PutObjectTaggingCommand({ Bucket, Key: "tagged", Tagging: { TagSet } }));
    await set([{ Key: "scan", Value: "<clean> & done" }]);
    expect(await tags()).toEqual([{ Key: "scan", Value: "<clean> & done" }]);
    const many = Array.from({ length: 11 }, (_, i) => ({ Key: `k${i}`, Value: "v" }));
    expect(await refusalOf(set(many))).toBe("400 InvalidTag");
  });
});

describe("a listing", () => {
  it("pages through keys in UTF-8 order, with prefixes folded at the delimiter", async () => {
    const keys = ["l/1", "l/2/a", "l/2/b", "l/3", "l/\u{ff5e}", "l/\u{1f600}", "l/é"];
    for (const key of keys) await s3.send(new PutObjectCommand({ Bucket: "other", Key: key, Body: "x" }));
    const listed: (string | undefined)[] = [];
    const pages = paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket: "other", Prefix: "l/" });
    for await (const page of pages) listed.push(...(page.Contents ?? []).map(({ Key }) => Key));
    expect(listed).toEqual(["l/1", "l/2/a", "l/2/b", "l/3", "l/é", "l/\u{ff5e}", "l/\u{1f600}"]);

    const query = { Bucket: "other", Prefix: "l/", Delimiter: "/", MaxKeys: 2 };
    const first = await s3.send(new ListObjectsV2Command(query));
    expect([first.Contents?.[0]?.Key, first.CommonPrefixes, first.IsTruncated]).toEqual([
      "l/1",
      [{ Prefix: "l/2/" }],
      true,
    ]);
    const all = await s3.send(new ListObjectsV2Command({ Bucket: "other", Prefix: "l/", Delimiter: "/" }));
    expect([all.CommonPrefixes, all.Contents?.length, all.KeyCount]).toEqual([[{ Prefix: "l/2/" }], 5, 6]);
    const token = { ContinuationToken: first.NextContinuationToken };
    const second = await s3.send(new ListObjectsV2Command({ ...query, ...token }));
    expect([second.Contents?.[0]?.Key, second.CommonPrefixes]).toEqual(["l/3", undefined]);
  });
});

describe("a deletion", () => {
  it("of more than a thousand keys is refused with an answer, however long its list", async () => {
    const many = (count: number, length: number) =>
      s3.send(
        new DeleteObjectsCommand({
          Bucket,
          Delete: { Objects: Array.from({ length: count }, () => ({ Key: "k".repeat(length) })) },
        }),
      );
    expect(await refusalOf(many(1001, 10))).toBe("400 MalformedXML");
    expect(await refusalOf(many(20_000, 1000))).toBe("400 EntityTooLarge");
  });

  it("on condition of an ETag spares other content", async () => {
    const { ETag } = await put("spared", "one");
    await put("spared", "two");
    const conditional = s3.send(new DeleteObjectCommand({ Bucket, Key: "spared", IfMatch: ETag }));
    expect(await refusalOf(conditional)).toBe("412 PreconditionFailed");
    expect((await get("spared")).text).toBe("two");
  });

  it("removes one object or many, and is content when there is nothing", async () => {
    for (const key of ["d1", "d2", "d3"]) await put(key, "x");
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "d1" }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "d1" }));
    const Delete = { Objects: [{ Key: "d2" }, { Key: "d3" }, { Key: "never & <was>" }] };
    const { Deleted, Errors } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
    expect(Deleted?.map(({ Key }) => Key)).toEqual(["d2", "d3", "never & <was>"]);
    expect(Errors).toBeUndefined();
    for (const key of ["d1", "d2", "d3"]) expect(await refusalOf(get(key))).toBe("404 NoSuchKey");
  });
});
