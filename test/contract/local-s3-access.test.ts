import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetBucketAclCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PolicyStatement } from "../../local/iam/principals.ts";
import type { BucketConfig } from "../../local/s3/bucket.ts";
import { allow, policyOf, roleArn } from "../support/kms-stand.ts";
import { credentialsOf, refusalOf, standUpS3 } from "../support/s3-stand.ts";

type Role = "nobody" | "reader" | "lister" | "writer" | "owner";
let clock = 0;
let stand: Awaited<ReturnType<typeof standUpS3<Role>>>;
let owner: S3Client;

const on = (resource: string, actions: string | string[]): PolicyStatement => ({
  Effect: "Allow",
  Action: actions,
  Resource: resource,
});
const deny = (
  actions: string | string[],
  Condition: NonNullable<PolicyStatement["Condition"]>,
): PolicyStatement => ({
  Effect: "Deny",
  Principal: "*",
  Action: actions,
  Resource: "*",
  Condition,
});
const bucket = (name: string, ...statements: PolicyStatement[]): BucketConfig => ({
  name,
  policy: policyOf(...statements),
});

beforeAll(async () => {
  stand = await standUpS3<Role>(
    {
      nobody: [],
      reader: [policyOf(on("arn:aws:s3:::open/*", "s3:GetObject"))],
      lister: [policyOf(on("arn:aws:s3:::open", "s3:ListBucket"), on("arn:aws:s3:::open/*", "s3:GetObject"))],
      writer: [policyOf(on("arn:aws:s3:::open/in/*", ["s3:PutObject"]))],
      owner: [policyOf(allow("s3:*"))],
    },
    {
      buckets: [
        { name: "open" },
        bucket("granted", allow("s3:GetObject", roleArn("nobody"))),
        bucket(
          "keyed",
          deny("s3:PutObject", {
            StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
          }),
          deny("s3:PutObject", {
            StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "the-key" },
          }),
        ),
        bucket("gated", deny("s3:GetObject", { StringNotEquals: { "s3:ExistingObjectTag/scan": "clean" } })),
        bucket("unstamped", deny("s3:*", { StringEquals: { "s3:RequestObjectTag/scan": "clean" } })),
        bucket("fresh", deny("s3:*", { NumericGreaterThan: { "s3:signatureAge": "600000" } })),
        bucket("linked", deny("s3:GetObject", { StringNotEquals: { "s3:authType": "REST-QUERY-STRING" } })),
        bucket("secure", deny("s3:*", { Bool: { "aws:SecureTransport": "false" } })),
        {
          name: "browsed",
          cors: [
            {
              AllowedOrigins: ["https://*.example.test"],
              AllowedMethods: ["GET", "PUT"],
              AllowedHeaders: ["content-type", "x-amz-*"],
              ExposedHeaders: ["ETag"],
              MaxAge: 300,
            },
          ],
        },
      ],
      now: () => clock,
    },
  );
  owner = stand.as("owner");
});
beforeEach(() => {
  clock = Date.now();
});
afterAll(async () => {
  await stand.close();
  await stand.remove();
});

const put = (client: S3Client, Bucket: string, Key: string, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body: "x", ...more }));
const get = (client: S3Client, Bucket: string, Key: string, more: object = {}) =>
  client.send(new GetObjectCommand({ Bucket, Key, ...more }));

describe("who may do what", () => {
  it("is decided by identity policies for each action and resource", async () => {
    await put(owner, "open", "a");
    expect((await get(stand.as("reader"), "open", "a")).ContentLength).toBe(1);
    expect(await refusalOf(get(stand.as("nobody"), "open", "a"))).toBe("403 AccessDenied");
    expect(await refusalOf(put(stand.as("reader"), "open", "a"))).toBe("403 AccessDenied");
    await put(stand.as("writer"), "open", "in/1");
    expect(await refusalOf(put(stand.as("writer"), "open", "out/1"))).toBe("403 AccessDenied");
    expect(await refusalOf(put(stand.as("writer"), "open", "in/1", { Tagging: "scan=clean" }))).toBe(
      "403 AccessDenied",
    );
    const Delete = { Objects: [{ Key: "in/1" }] };
    const deletion = await stand.as("writer").send(new DeleteObjectsCommand({ Bucket: "open", Delete }));
    expect(deletion.Errors?.[0]?.Code).toBe("AccessDenied");
    const copy = { Bucket: "open", Key: "in/2", CopySource: "open/a" };
    expect(await refusalOf(stand.as("writer").send(new CopyObjectCommand(copy)))).toBe("403 AccessDenied");
  });

  it("is widened by the bucket policy for those it names", async () => {
    await put(owner, "granted", "a");
    expect((await get(stand.as("nobody"), "granted", "a")).ContentLength).toBe(1);
    expect(await refusalOf(get(stand.as("reader"), "granted", "a"))).toBe("403 AccessDenied");
  });

  it("hides from those who may not list whether a key exists", async () => {
    expect(await refusalOf(get(stand.as("reader"), "open", "missing"))).toBe("403 AccessDenied");
    expect(await refusalOf(get(stand.as("lister"), "open", "missing"))).toBe("404 NoSuchKey");
    const list = new ListObjectsV2Command({ Bucket: "open" });
    expect(await refusalOf(stand.as("reader").send(list))).toBe("403 AccessDenied");
    expect((await stand.as("lister").send(list)).Name).toBe("open");
  });

  it("never includes the anonymous or the wrongly signed", async () => {
    const url = `${stand.endpoint}/open/a`;
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url, { method: "PUT", body: "x" })).status).toBe(403);
    expect((await fetch(url, { method: "DELETE" })).status).toBe(403);
    const forged = stand.as("reader", {
      credentials: { ...credentialsOf("reader"), secretAccessKey: "guessed" },
    });
    expect(await refusalOf(get(forged, "open", "a"))).toBe("403 SignatureDoesNotMatch");
    const unknown = stand.as("reader", { credentials: credentialsOf("unheard-of") });
    expect(await refusalOf(get(unknown, "open", "a"))).toBe("403 InvalidAccessKeyId");
  });

  it("stops at the wrong owner", async () => {
    const other = { ExpectedBucketOwner: "111111111111" };
    expect(await refusalOf(get(owner, "open", "a", other))).toBe("403 AccessDenied");
    expect(await refusalOf(put(owner, "open", "a", other))).toBe("403 AccessDenied");
    const head = new HeadBucketCommand({ Bucket: "open", ExpectedBucketOwner: "000000000000" });
    expect((await owner.send(head)).$metadata.httpStatusCode).toBe(200);
  });
});

describe("bucket policy conditions", () => {
  it("can demand encryption under one key by header", async () => {
    expect(await refusalOf(put(owner, "keyed", "a"))).toBe("403 AccessDenied");
    expect(await refusalOf(put(owner, "keyed", "a", { ServerSideEncryption: "AES256" }))).toBe(
      "403 AccessDenied",
    );
    const other = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: "another-key" };
    expect(await refusalOf(put(owner, "keyed", "a", other))).toBe("403 AccessDenied");
    const right = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: "the-key" };
    // The policy lets it pass: what refuses now is KMS, which has no such key.
    expect(await refusalOf(put(owner, "keyed", "a", right))).toBe("400 KMS.NotFoundException");
  });

  it("can shut an object until it is tagged", async () => {
    await put(owner, "gated", "a");
    expect(await refusalOf(get(owner, "gated", "a"))).toBe("403 AccessDenied");
    const tag = (Value: string) => ({
      Bucket: "gated",
      Key: "a",
      Tagging: { TagSet: [{ Key: "scan", Value }] },
    });
    await owner.send(new PutObjectTaggingCommand(tag("infected")));
    expect(await refusalOf(get(owner, "gated", "a"))).toBe("403 AccessDenied");
    await owner.send(new PutObjectTaggingCommand(tag("clean")));
    expect((await get(owner, "gated", "a")).ContentLength).toBe(1);
  });

  it("can keep a tag from being set, with the object or afterwards", async () => {
    expect(await refusalOf(put(owner, "unstamped", "a", { Tagging: "scan=clean" }))).toBe("403 AccessDenied");
    await put(owner, "unstamped", "a", { Tagging: "scan=pending" });
    const Tagging = { TagSet: [{ Key: "scan", Value: "clean" }] };
    const tagging = owner.send(new PutObjectTaggingCommand({ Bucket: "unstamped", Key: "a", Tagging }));
    expect(await refusalOf(tagging)).toBe("403 AccessDenied");
  });

  it("can limit the age of a signature, in milliseconds, beyond what its signer allowed", async () => {
    await put(owner, "fresh", "a");
    const command = new GetObjectCommand({ Bucket: "fresh", Key: "a" });
    const url = await getSignedUrl(owner, command, { expiresIn: 3600 });
    expect((await fetch(url)).status).toBe(200);
    clock += 599_000;
    expect((await fetch(url)).status).toBe(200);
    clock += 3_000;
    expect((await fetch(url)).status).toBe(403);
  });

  it("can tell a presigned URL from a signed header", async () => {
    await put(owner, "linked", "a");
    expect(await refusalOf(get(owner, "linked", "a"))).toBe("403 AccessDenied");
    const url = await getSignedUrl(owner, new GetObjectCommand({ Bucket: "linked", Key: "a" }));
    expect((await fetch(url)).status).toBe(200);
  });

  it("see loopback traffic as secure transport, for TLS ends at AWS's edge", async () => {
    expect((await put(owner, "secure", "a")).$metadata.httpStatusCode).toBe(200);
  });
});

describe("what is not implemented", () => {
  it("is refused and never taken for its plain sibling", async () => {
    await put(owner, "open", "a");
    const refusals = [
      owner.send(new GetObjectAclCommand({ Bucket: "open", Key: "a" })),
      owner.send(new GetBucketAclCommand({ Bucket: "open" })),
      owner.send(new ListObjectsCommand({ Bucket: "open" })),
      owner.send(new ListBucketsCommand({})),
      put(owner, "open", "a", { StorageClass: "GLACIER" }),
    ].map(refusalOf);
    expect(await Promise.all(refusals)).toEqual(Array.from({ length: 5 }, () => "501 NotImplemented"));
    expect(await refusalOf(put(owner, "open", "a", { ACL: "public-read" }))).toBe(
      "400 AccessControlListNotSupported",
    );
  });
});

describe("a browser of another origin", () => {
  const preflight = (Origin: string, method: string, headers = "") =>
    fetch(`${stand.endpoint}/browsed/a`, {
      method: "OPTIONS",
      headers: {
        Origin,
        "Access-Control-Request-Method": method,
        ...(headers !== "" && { "Access-Control-Request-Headers": headers }),
      },
    });

  it("is let in by preflight when one rule allows origin, method and headers", async () => {
    const answer = await preflight("https://portal.example.test", "PUT", "content-type, x-amz-meta-a");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://portal.example.test");
    expect(answer.headers.get("access-control-allow-methods")).toBe("GET, PUT");
    expect(answer.headers.get("access-control-allow-headers")).toBe("content-type, x-amz-meta-a");
    expect(answer.headers.get("access-control-max-age")).toBe("300");
  });

  it("is kept out otherwise", async () => {
    expect((await preflight("https://evil.test", "PUT")).status).toBe(403);
    expect((await preflight("https://example.test.evil.test", "PUT")).status).toBe(403);
    expect((await preflight("https://portal.example.test", "DELETE")).status).toBe(403);
    expect((await preflight("https://portal.example.test", "PUT", "authorization")).status).toBe(403);
    const mixed = "content-type, authorization";
    expect((await preflight("https://portal.example.test", "PUT", mixed)).status).toBe(403);
  });

  it("gets the headers with the answer itself too, also with a refusal", async () => {
    await put(owner, "browsed", "a");
    const url = await getSignedUrl(owner, new GetObjectCommand({ Bucket: "browsed", Key: "a" }));
    const from = (target: string, Origin: string) => fetch(target, { headers: { Origin } });
    const answer = await from(url, "https://portal.example.test");
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://portal.example.test");
    expect(answer.headers.get("access-control-expose-headers")).toBe("ETag");
    const refused = await from(`${url}0`, "https://portal.example.test");
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([
      403,
      "https://portal.example.test",
    ]);
    expect((await from(url, "https://evil.test")).headers.get("access-control-allow-origin")).toBeNull();
  });
});
