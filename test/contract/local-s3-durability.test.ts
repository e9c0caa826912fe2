import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { credentialsOf, refusalOf } from "../support/s3-stand.ts";

const Bucket = "kept";
const MIB = 1024 * 1024;
type Running = { child: ChildProcess; s3: S3Client; announced: string[] };
let dir: string;
const running: Running[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "s3-"));
});
afterEach(async () => {
  for (const one of running.splice(0)) await kill(one);
  await rm(dir, { recursive: true, force: true });
});

const start = async (announcements: "answer" | "silent" = "answer"): Promise<Running> => {
  const child = fork(join(import.meta.dirname, "s3-child.ts"), [dir, announcements], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const announced: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once("exit", () => {
      reject(new Error("the S3 process ended before it listened"));
    });
    createInterface({ input: child.stdout ?? Readable.from([]) }).on("line", (line) => {
      const said = JSON.parse(line) as { port: number } | { announced: string };
      if ("port" in said) resolve(said.port);
      else announced.push(said.announced);
    });
  });
  const s3 = new S3Client({
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    credentials: credentialsOf("root"),
    maxAttempts: 1,
  });
  const one = { child, s3, announced };
  running.push(one);
  return one;
};
const kill = async ({ child, s3 }: Running): Promise<void> => {
  s3.destroy();
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
};
const peakMemory = async ({ child }: Running): Promise<number> => {
  child.send("memory");
  const [message] = (await once(child, "message")) as [{ rss: number }];
  return message.rss;
};
const put = (s3: S3Client, Key: string, Body: string | Buffer) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body }));
const textOf = async (s3: S3Client, Key: string) =>
  (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 30_000; !(await holds());) {
    if (Date.now() > end) throw new Error("what was waited for did not happen within 30 s");
    await new Promise((later) => setTimeout(later, 10));
  }
};

describe("a killed S3", () => {
  it("keeps every object it acknowledged and shows nothing of an upload it did not finish", async () => {
    const first = await start();
    await put(first.s3, "acknowledged", "content");
    const url = new URL(await getSignedUrl(first.s3, new PutObjectCommand({ Bucket, Key: "half" })));
    const upload = httpRequest(url, { method: "PUT", headers: { "content-length": 4 * MIB } });
    upload.on("error", () => {});
    upload.write(Buffer.alloc(2 * MIB, "h"));
    const incoming = join(dir, "s3/buckets", Bucket, "incoming");
    await until(async () => (await readdir(incoming)).length === 1);
    await kill(first);

    const second = await start();
    expect(await textOf(second.s3, "acknowledged")).toBe("content");
    expect(await refusalOf(textOf(second.s3, "half"))).toBe("404 NoSuchKey");
    expect(await readdir(incoming)).toEqual([]);
    expect(await readdir(join(incoming, "../segments"))).toHaveLength(1);
  });

  it("loses and doubles nothing when it dies among parallel writes", async () => {
    const first = await start();
    const acknowledged: string[] = [];
    const writers = Promise.allSettled(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; ; i += 1) {
          const key = `w${writer}/${i}`;
          await put(first.s3, key, `content of ${key}`);
          acknowledged.push(key);
        }
      }),
    );
    await until(() => acknowledged.length >= 60);
    await kill(first);
    await writers;

    const second = await start();
    for (const key of acknowledged) expect(await textOf(second.s3, key)).toBe(`content of ${key}`);
    const { Versions = [] } = await second.s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect(new Set(Versions.map(({ Key }) => Key)).size).toBe(Versions.length);
    // At most the eight writes under way may have been committed without their answer getting through.
    expect(Versions.length - acknowledged.length).toBeLessThanOrEqual(8);
    await until(() => {
      const told = new Set([...first.announced, ...second.announced]);
      return Versions.every(({ Key = "" }) => told.has(Key));
    });
  });

  it("announces again what nobody acknowledged, and not what was", async () => {
    const first = await start("answer");
    await put(first.s3, "heard", "x");
    await until(async () => (await readdir(join(dir, "s3/buckets", Bucket, "events"))).length === 0);
    await kill(first);
    const second = await start("silent");
    await put(second.s3, "unheard", "x");
    await until(() => second.announced.length === 1);
    await kill(second);
    const third = await start("answer");
    await until(() => third.announced.length === 1);
    expect(third.announced).toEqual(["unheard"]);
    await until(async () => (await readdir(join(dir, "s3/buckets", Bucket, "events"))).length === 0);
  });

  it("goes on with a multipart upload where it stood", async () => {
    const target = { Bucket, Key: "parts" };
    const part = (s3: S3Client, UploadId: string | undefined, PartNumber: number, Body: Buffer) =>
      s3.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body }));
    const first = await start();
    const { UploadId } = await first.s3.send(new CreateMultipartUploadCommand(target));
    const one = await part(first.s3, UploadId, 1, Buffer.alloc(5 * MIB, "1"));
    await kill(first);
    const second = await start();
    const { Parts } = await second.s3.send(new ListPartsCommand({ ...target, UploadId }));
    expect(Parts?.map(({ ETag }) => ETag)).toEqual([one.ETag]);
    const two = await part(second.s3, UploadId, 2, Buffer.from("2"));
    const MultipartUpload = {
      Parts: [
        { PartNumber: 1, ETag: one.ETag },
        { PartNumber: 2, ETag: two.ETag },
      ],
    };
    await second.s3.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload }));
    await kill(second);
    const third = await start();
    expect((await textOf(third.s3, "parts"))?.length).toBe(5 * MIB + 1);
  });
});

// More than twenty times the largest file that comes in (25 MB).
describe("half a gibibyte", () => {
  const piece = Buffer.alloc(MIB, "a long line of a scanned record, ");
  const pieces = function* (size: number) {
    for (let sent = 0; sent < size; sent += piece.length) yield piece;
  };
  const digestOf = async (s3: S3Client, Key: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    const hash = createHash("sha256");
    for await (const one of Body as Readable) hash.update(one as Buffer);
    return hash.digest("hex");
  };

  it(
    "streams in and out, by PUT and by form, without being held in memory",
    { timeout: 180_000 },
    async () => {
      const server = await start();
      const ContentLength = 512 * MIB;
      const hash = createHash("sha256");
      for (const one of pieces(ContentLength)) hash.update(one);
      const expected = hash.digest("hex");
      const Body = Readable.from(pieces(ContentLength));
      await server.s3.send(new PutObjectCommand({ Bucket, Key: "by-put", Body, ContentLength }));
      expect(await digestOf(server.s3, "by-put")).toBe(expected);

      const { url, fields } = await createPresignedPost(server.s3, { Bucket, Key: "by-form" });
      const head = Object.entries(fields).map(
        ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      const upload = httpRequest(url, {
        method: "POST",
        headers: { "content-type": "multipart/form-data; boundary=b" },
      });
      const form = function* () {
        yield Buffer.from(
          `${head.join("")}--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n`,
        );
        yield* pieces(ContentLength);
        yield Buffer.from("\r\n--b--\r\n");
      };
      Readable.from(form()).pipe(upload);
      const [answer] = (await once(upload, "response")) as [{ statusCode: number; resume(): void }];
      answer.resume();
      expect(answer.statusCode).toBe(204);
      expect(await digestOf(server.s3, "by-form")).toBe(expected);
      expect(await peakMemory(server)).toBeLessThan(320 * MIB);
    },
  );
});
