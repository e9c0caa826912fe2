import { createHash } from "node:crypto";
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost, type PresignedPostOptions } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { administration, allow, policyOf, roleArn } from "../support/kms-stand.ts";
import { standUpS3 } from "../support/s3-stand.ts";

const Bucket = "quarantine";
const keyArn = "arn:aws:kms:us-east-1:000000000000:key/uploads";
const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");
let clock = 0;
let stand: Awaited<ReturnType<typeof standUpS3<"portal" | "reader">>>;
let portal: S3Client;

beforeAll(async () => {
  stand = await standUpS3(
    {
      portal: [policyOf(allow(["s3:PutObject", "s3:GetObject", "kms:GenerateDataKey", "kms:Decrypt"]))],
      reader: [policyOf(allow("s3:GetObject"))],
    },
    {
      buckets: [{ name: Bucket, encryption: { kmsKeyArn: keyArn, bucketKey: true } }],
      now: () => clock,
    },
  );
  await stand.kms.ensureKey({
    keyId: "uploads",
    policy: policyOf(administration, allow(["kms:GenerateDataKey", "kms:Decrypt"], roleArn("portal"))),
  });
  // The presigner would otherwise sign the checksum of an empty body into the URL.
  portal = stand.as("portal", { requestChecksumCalculation: "WHEN_REQUIRED" });
});
// The SDK signs with the machine's clock; a test that lets time pass must not disturb the next.
beforeEach(() => {
  clock = Date.now();
});
afterAll(async () => {
  await stand.close();
  await stand.remove();
});

const codeOf = async (response: Response) =>
  `${response.status} ${/<Code>(.*?)<\/Code>/.exec(await response.text())?.[1] ?? ""}`.trim();
const object = (Key: string) => portal.send(new GetObjectCommand({ Bucket, Key }));
const textOf = async (Key: string) => (await object(Key)).Body?.transformToString();

describe("a presigned download", () => {
  it("works until it expires, and not with any part of it changed (AB-050)", async () => {
    await portal.send(new PutObjectCommand({ Bucket, Key: "paper", Body: "content" }));
    const url = await getSignedUrl(portal, new GetObjectCommand({ Bucket, Key: "paper" }), { expiresIn: 60 });
    expect(await (await fetch(url)).text()).toBe("content");
    const tampered = [
      url.replace("/paper?", "/other?"),
      `${url}&versionId=1`,
      url.replace("X-Amz-Expires=60", "X-Amz-Expires=6000"),
      url.replace(/X-Amz-Signature=./, "X-Amz-Signature=g"),
    ];
    for (const bad of tampered) expect(await codeOf(await fetch(bad))).toBe("403 SignatureDoesNotMatch");
    clock += 61_000;
    expect(await codeOf(await fetch(url))).toBe("403 AccessDenied");
  });

  it("reveals nothing to a signer who may not decrypt", async () => {
    const reader = stand.as("reader");
    const url = await getSignedUrl(reader, new GetObjectCommand({ Bucket, Key: "paper" }));
    expect(await codeOf(await fetch(url))).toBe("403 AccessDenied");
  });

  it("names its file in any letters, and cannot be made to send a second header", async () => {
    const link = (ResponseContentDisposition: string) =>
      getSignedUrl(portal, new GetObjectCommand({ Bucket, Key: "paper", ResponseContentDisposition }));
    const named = "attachment; filename*=UTF-8''%C3%BC.pdf";
    expect((await fetch(await link(named))).headers.get("content-disposition")).toBe(named);
    expect(await codeOf(await fetch(await link("inline\r\nset-cookie: a=b")))).toBe("400 InvalidArgument");
    expect(await codeOf(await fetch(await link("attachment; filename=日本")))).toBe("400 InvalidArgument");
  });

  it("carries custom x- parameters inside its signature", async () => {
    const command = new GetObjectCommand({ Bucket, Key: "paper" });
    command.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { query: Record<string, string> };
        request.query["x-download"] = "d-17";
        return next(args);
      },
      { step: "build" },
    );
    const url = await getSignedUrl(portal, command);
    expect(url).toContain("x-download=d-17");
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url.replace("d-17", "d-18"))).status).toBe(403);
  });
});

describe("a presigned upload", () => {
  it("takes the content whose SHA-256 was signed and no other", async () => {
    const command = new PutObjectCommand({ Bucket, Key: "put", ChecksumSHA256: sha256("right") });
    const url = await getSignedUrl(portal, command);
    expect(await codeOf(await fetch(url, { method: "PUT", body: "wrong" }))).toBe("400 BadDigest");
    expect((await fetch(url, { method: "PUT", body: "right" })).status).toBe(200);
    expect(await textOf("put")).toBe("right");
  });

  it("enforces the headers that were signed and refuses x-amz- headers that were not (AB-048, AB-049)", async () => {
    const command = new PutObjectCommand({ Bucket, Key: "once", IfNoneMatch: "*" });
    const url = await getSignedUrl(portal, command, { unhoistableHeaders: new Set(["if-none-match"]) });
    const put = (headers: Record<string, string>) => fetch(url, { method: "PUT", body: "x", headers });
    expect(await codeOf(await put({}))).toBe("403 SignatureDoesNotMatch");
    const extra = { "if-none-match": "*", "x-amz-tagging": "scan=clean" };
    expect(await codeOf(await put(extra))).toBe("403 AccessDenied");
    expect((await put({ "if-none-match": "*" })).status).toBe(200);
    expect(await codeOf(await put({ "if-none-match": "*" }))).toBe("412 PreconditionFailed");
  });

  it("is refused with an answer the client can read, however much it is still sending", async () => {
    const url = await getSignedUrl(
      portal,
      new PutObjectCommand({ Bucket, Key: "big", ChecksumSHA256: "AAAA" }),
    );
    const body = "x".repeat(30_000_000);
    expect(await codeOf(await fetch(url, { method: "PUT", body }))).toBe("400 BadDigest");
    const foreign = url.replace("/big?", "/small?");
    expect(await codeOf(await fetch(foreign, { method: "PUT", body }))).toBe("403 SignatureDoesNotMatch");
    const broken = {
      "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
      "x-amz-decoded-content-length": "9",
    };
    const command = new PutObjectCommand({ Bucket, Key: "framed" });
    command.middlewareStack.add(
      (next) => (args) => {
        Object.assign((args.request as { headers: object }).headers, broken);
        return next(args);
      },
      { step: "build" },
    );
    const framed = await getSignedUrl(portal, command, { unhoistableHeaders: new Set(Object.keys(broken)) });
    const answer = await fetch(framed, { method: "PUT", body: `not a size\r\n${body}`, headers: broken });
    expect(await codeOf(answer)).toBe("400 IncompleteBody");
  });

  it("does not serve another method", async () => {
    const url = await getSignedUrl(portal, new PutObjectCommand({ Bucket, Key: "put" }));
    expect(await codeOf(await fetch(url))).toBe("403 SignatureDoesNotMatch");
  });
});

describe("a form upload", () => {
  const signed = (more: Partial<PresignedPostOptions> = {}, client = portal) =>
    createPresignedPost(client, { Bucket, Key: "form/1", Expires: 600, ...more });
  const post = (
    { url, fields }: { url: string; fields: Record<string, string> },
    content: string | Blob,
    extra: Record<string, string> = {},
  ) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...extra })) form.append(name, value);
    form.append("file", new Blob([content]), "räksmörgås.pdf");
    return fetch(url, { method: "POST", body: form, redirect: "manual" });
  };

  it("stores the file encrypted and answers 204, or 201 with where it is", async () => {
    const answer = await post(await signed(), "file content");
    expect([answer.status, answer.headers.get("x-amz-server-side-encryption")]).toEqual([204, "aws:kms"]);
    expect(await textOf("form/1")).toBe("file content");
    const created = await post(await signed({ Fields: { success_action_status: "201" } }), "again");
    expect([created.status, await created.text()]).toEqual([
      201,
      expect.stringContaining("<Key>form/1</Key>"),
    ]);
  });

  it("sends the browser on to the page its policy names, with what was stored", async () => {
    const form = await signed({ Fields: { success_action_redirect: "https://portal.test/done?a=1" } });
    const answer = await post(form, "x");
    const location = new URL(answer.headers.get("location") ?? "");
    expect([answer.status, location.origin, location.searchParams.get("a")]).toEqual([
      303,
      "https://portal.test",
      "1",
    ]);
    expect([location.searchParams.get("bucket"), location.searchParams.get("key")]).toEqual([
      Bucket,
      "form/1",
    ]);
    const elsewhere = await post(form, "x", { success_action_redirect: "https://evil.test/" });
    expect(await codeOf(elsewhere)).toBe("403 AccessDenied");
  });

  it("is checked against the length range while it streams (AB-047)", async () => {
    const form = await signed({ Conditions: [["content-length-range", 5, 1000]] });
    expect(await codeOf(await post(form, "1234"))).toBe("400 EntityTooSmall");
    expect(await codeOf(await post(form, "x".repeat(1001)))).toBe("400 EntityTooLarge");
    expect(await codeOf(await post(form, "x".repeat(30_000_000)))).toBe("400 EntityTooLarge");
    expect((await post(form, "x".repeat(1000))).status).toBe(204);
    expect((await post(form, "12345")).status).toBe(204);
  });

  it("needs a policy that covers every field and is met by each (AB-049)", async () => {
    const form = await signed({
      Key: "in/${filename}",
      Conditions: [
        ["starts-with", "$key", "in/"],
        ["eq", "$x-amz-meta-case", "c1"],
      ],
      Fields: { "x-amz-meta-case": "c1" },
    });
    expect((await post(form, "x")).status).toBe(204);
    expect(await textOf("in/räksmörgås.pdf")).toBe("x");
    const denied = [
      { "x-amz-meta-case": "c2" },
      { key: "out/1" },
      { "x-amz-meta-other": "1" },
      { tagging: "<Tagging><TagSet><Tag><Key>scan</Key><Value>clean</Value></Tag></TagSet></Tagging>" },
      { "x-amz-server-side-encryption": "AES256" },
      { acl: "public-read" },
    ];
    for (const extra of denied) expect(await codeOf(await post(form, "x", extra))).toBe("403 AccessDenied");
  });

  it("keeps metadata no header could carry, encoded as S3 does", async () => {
    const form = await signed({ Key: "named", Fields: { "x-amz-meta-title": "日本" } });
    expect((await post(form, "x")).status).toBe(204);
    const encoded = `=?UTF-8?B?${Buffer.from("日本").toString("base64")}?=`;
    expect((await object("named")).Metadata).toEqual({ title: encoded });
    const misnamed = await signed({ Key: "named", Fields: { "x-amz-meta-日本": "a" } });
    expect(await codeOf(await post(misnamed, "x"))).toBe("400 InvalidArgument");
  });

  it("verifies the SHA-256 its policy demands", async () => {
    const fields = { "x-amz-checksum-algorithm": "SHA256", "x-amz-checksum-sha256": sha256("right") };
    const form = await signed({ Key: "summed", Fields: fields });
    expect(await codeOf(await post(form, "wrong"))).toBe("400 BadDigest");
    expect(await object("summed").catch((error: Error) => error.name)).toBe("AccessDenied");
    expect((await post(form, "right")).status).toBe(204);
  });

  it("may name the key it is encrypted under", async () => {
    const fields = {
      "x-amz-server-side-encryption": "aws:kms",
      "x-amz-server-side-encryption-aws-kms-key-id": keyArn,
    };
    const answer = await post(await signed({ Fields: fields }), "x");
    expect(answer.headers.get("x-amz-server-side-encryption-aws-kms-key-id")).toBe(keyArn);
  });

  it("is refused when expired, changed, unsigned, or signed by someone without the right", async () => {
    const form = await signed();
    const forged = { ...form, fields: { ...form.fields, "X-Amz-Signature": "0".repeat(64) } };
    expect(await codeOf(await post(forged, "x"))).toBe("403 SignatureDoesNotMatch");
    expect(await codeOf(await post({ url: form.url, fields: { key: "k" } }, "x"))).toBe("403 AccessDenied");
    expect(await codeOf(await post(await signed({}, stand.as("reader")), "x"))).toBe("403 AccessDenied");
    clock += 601_000;
    expect(await codeOf(await post(form, "x"))).toBe("403 AccessDenied");
  });

  it("stores nothing when it is cut off or malformed", async () => {
    const { url, fields } = await signed({ Key: "cut" });
    const head = Object.entries(fields).map(
      ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const file = '--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\nhalf a file';
    const send = (body: string) =>
      fetch(url, { method: "POST", body, headers: { "content-type": "multipart/form-data; boundary=b" } });
    expect(await codeOf(await send(head.join("") + file))).toBe("400 IncompleteBody");
    expect(await codeOf(await send(head.join("")))).toBe("400 MalformedPOSTRequest");
    expect(await codeOf(await send(`${head.join("")}${head[0]}${file}\r\n--b--`))).toBe(
      "400 MalformedPOSTRequest",
    );
    const long = `--b\r\nContent-Disposition: form-data; name="x-ignore-a"\r\n\r\n${"x".repeat(30_000)}\r\n`;
    expect(await codeOf(await send(long + head.join("") + file))).toBe("400 MaxPostPreDataLengthExceeded");
    expect(await object("cut").catch((error: Error) => error.name)).toBe("AccessDenied");
  });
});
