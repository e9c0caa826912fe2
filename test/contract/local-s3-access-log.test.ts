import { once } from "node:events";
import { get as httpGet } from "node:http";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ObjectCreated } from "../../local/s3/event-journal.ts";
import { allow, policyOf, roleArn } from "../support/kms-stand.ts";
import { refusalOf, standUpS3 } from "../support/s3-stand.ts";

const Bucket = "productions";
const announced: ObjectCreated[] = [];
let stand: Awaited<ReturnType<typeof standUpS3<"deliver" | "nobody">>>;
let root: S3Client;
let deliver: S3Client;

const delivery = {
  Effect: "Allow",
  Principal: { Service: "logging.s3.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::logs/*",
  Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::productions" } },
} as const;

beforeAll(async () => {
  stand = await standUpS3(
    { deliver: [policyOf(allow("s3:*"))], nobody: [] },
    {
      buckets: [
        { name: "logs", policy: policyOf(delivery), eventBridge: true },
        { name: "shut-logs" },
        { name: Bucket, accessLogs: { bucket: "logs", prefix: "s3/" }, versioning: true },
        { name: "unheard", accessLogs: { bucket: "shut-logs", prefix: "" } },
      ],
      onObjectCreated: (event) => {
        announced.push(event);
      },
    },
  );
  [root, deliver] = [stand.as("root"), stand.as("deliver")];
});
afterAll(async () => {
  await stand.close();
  await stand.remove();
});

// The fields of a line: bare, in brackets, or in quotes.
const fieldsOf = (line: string): string[] => line.match(/\[[^\]]*\]|"[^"]*"|\S+/gu) ?? [];

const loggedLines = async (bucket = "logs"): Promise<string[][]> => {
  const { Contents = [] } = await root.send(new ListObjectsV2Command({ Bucket: bucket }));
  const texts = await Promise.all(
    Contents.map(async ({ Key }) =>
      (await root.send(new GetObjectCommand({ Bucket: bucket, Key }))).Body?.transformToString(),
    ),
  );
  return texts.flatMap((text = "") => text.trimEnd().split("\n")).map(fieldsOf);
};

/** The one line of a request, waited for with patience for a busy machine. */
const lineOf = async (mark: string): Promise<string[]> => {
  const until = Date.now() + 15_000;
  for (;;) {
    const found = (await loggedLines()).find((fields) => fields[8]?.includes(mark) === true);
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`no access log line with ${mark}`);
    await new Promise((later) => setTimeout(later, 50));
  }
};

describe("the server access log", () => {
  it("tells of a presigned download with its custom parameters, in S3's field order", async () => {
    const Key = "p1/räk smörgås.pdf";
    const { VersionId } = await root.send(new PutObjectCommand({ Bucket, Key, Body: "0123456789" }));
    const command = new GetObjectCommand({ Bucket, Key });
    command.middlewareStack.add(
      (next) => (args) => {
        (args.request as { query: Record<string, string> }).query["x-download"] = "d-1";
        return next(args);
      },
      { step: "build" },
    );
    const url = await getSignedUrl(deliver, command);
    const answer = await fetch(url, { headers: { range: "bytes=2-5", "user-agent": 'an "odd" agent' } });
    expect(await answer.text()).toBe("2345");

    const fields = await lineOf("x-download=d-1");
    expect(fields).toHaveLength(26);
    expect(fields[1]).toBe(Bucket);
    expect(fields[2]).toMatch(/^\[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000\]$/u);
    expect(fields.slice(3, 5)).toEqual(["127.0.0.1", roleArn("deliver")]);
    expect(fields[5]).toBe(answer.headers.get("x-amz-request-id"));
    expect(fields.slice(6, 8)).toEqual(["REST.GET.OBJECT", "p1/r%C3%A4k%20sm%C3%B6rg%C3%A5s.pdf"]);
    expect(fields[8]).toBe(`"GET ${new URL(url).pathname}${new URL(url).search} HTTP/1.1"`);
    expect(fields.slice(9, 13)).toEqual(["206", "-", "4", "10"]);
    expect(fields[13]).toMatch(/^\d+$/u);
    expect(fields.slice(15, 18)).toEqual(['"-"', '"an %22odd%22 agent"', VersionId]);
    expect(fields[18]).toBe(answer.headers.get("x-amz-id-2"));
    expect(fields.slice(19, 23)).toEqual(["SigV4", "-", "QueryString", new URL(url).host]);
  });

  it("appears soon, under the prefix, and as an announced object", async () => {
    await refusalOf(root.send(new GetObjectCommand({ Bucket, Key: "timed" })));
    const fields = await lineOf("/timed");
    expect(fields.slice(9, 11)).toEqual(["404", "NoSuchKey"]);
    const logs = announced.filter(({ bucket }) => bucket === "logs");
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.every(({ key }) => /^s3\/\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d-[0-9A-F]{16}$/u.test(key))).toBe(
      true,
    );
  });

  it("tells of refusals too, and who was refused where that is known", async () => {
    await refusalOf(stand.as("nobody").send(new GetObjectCommand({ Bucket, Key: "refused-1" })));
    await fetch(`${stand.endpoint}/${Bucket}/refused-2`);
    const known = await lineOf("/refused-1");
    const unknown = await lineOf("/refused-2");
    expect([known[4], known[9], known[10]]).toEqual([roleArn("nobody"), "403", "AccessDenied"]);
    expect([unknown[4], unknown[9], unknown[10], unknown[21]]).toEqual(["-", "403", "AccessDenied", "-"]);
  });

  it("tells of uploads, the form's under the key it chose", async () => {
    await root.send(new PutObjectCommand({ Bucket, Key: "up-1", Body: "x" }));
    expect((await lineOf("/up-1"))[6]).toBe("REST.PUT.OBJECT");
    const { url, fields } = await createPresignedPost(deliver, { Bucket, Key: "up-2" });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", new Blob(["x"]));
    await fetch(url, { method: "POST", body: form });
    const line = await lineOf("POST");
    expect([line[4], line[6], line[7], line[9]]).toEqual([
      roleArn("deliver"),
      "REST.POST.OBJECT",
      "up-2",
      "204",
    ]);
  });

  it("counts the bytes that were delivered when a download is broken off", async () => {
    const size = 64 * 1024 * 1024;
    await root.send(new PutObjectCommand({ Bucket, Key: "broken-off", Body: Buffer.alloc(size, "x") }));
    const url = await getSignedUrl(deliver, new GetObjectCommand({ Bucket, Key: "broken-off" }));
    const request = httpGet(url);
    const [response] = (await once(request, "response")) as [NodeJS.ReadableStream];
    let received = 0;
    for await (const piece of response) {
      received += piece.length;
      if (received > 1024 * 1024) break;
    }
    request.destroy();
    const fields = await lineOf("GET /productions/broken-off");
    expect(Number(fields[11])).toBeGreaterThanOrEqual(1024 * 1024);
    expect(Number(fields[11])).toBeLessThan(size);
    expect(fields[12]).toBe(String(size));
  });

  it("is not delivered into a bucket whose policy does not let S3 write logs, as in AWS", async () => {
    await refusalOf(root.send(new GetObjectCommand({ Bucket: "unheard", Key: "k" })));
    await new Promise((later) => setTimeout(later, 1000));
    expect(await loggedLines("shut-logs")).toEqual([]);
  });

  it("cannot go to a bucket under a KMS key, which S3 does not deliver to", async () => {
    const encryption = { kmsKeyArn: "arn:aws:kms:us-east-1:000000000000:key/k", bucketKey: true };
    await expect(stand.s3.ensureBucket({ name: "logs", encryption })).rejects.toThrow("SSE-S3");
  });
});
