import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CreateScheduleGroupCommand, GetScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readBody, signedRequestOf } from "../../local/http/requests.ts";
import { signatureOf, stringToSign } from "../../local/iam/canonical-request.ts";
import { verifyPostPolicy } from "../../local/iam/post-policy.ts";
import { accountRoot, directoryOf } from "../../local/iam/principals.ts";
import { asJsonServiceError, asS3Error } from "../../local/iam/signature-refusal.ts";
import {
  type SignatureRefusal,
  type SignedRequest,
  type Verified,
  verifyRequest,
} from "../../local/iam/signature.ts";

const directory = directoryOf([
  { accessKeyId: "AKIAROLE", secretAccessKey: "right", principal: accountRoot },
  { accessKeyId: "ASIAROLE", secretAccessKey: "short", sessionToken: "token", principal: accountRoot },
]);
const credentials = { accessKeyId: "AKIAROLE", secretAccessKey: "right" };
const region = "us-east-1";

// One server that says how it judged the last request; the SDK's own opinion of the answer does not matter here.
let judged: Verified | SignatureRefusal | undefined;
let skew = 0;
let server: Server;
let endpoint: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    void readBody(request, 10_000_000).then((body) => {
      const streamed = request.headers["x-amz-content-sha256"]?.includes("STREAMING") ?? false;
      const read = streamed || body === "too-large" ? undefined : body;
      judged = verifyRequest(signedRequestOf(request, read), directory, Date.now() + skew);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));
beforeEach(() => {
  judged = undefined;
  skew = 0;
});

const s3 = (own = credentials, more: object = {}) =>
  new S3Client({ endpoint, region, credentials: own, ...more });
const accepted = (presigned: boolean, service = "s3") =>
  expect(judged).toMatchObject({ principal: accountRoot, service, region, presigned });
const refused = (code: string) => expect(judged).toMatchObject({ refused: code });

async function send(url: string, init: RequestInit = {}) {
  await (await fetch(url, init)).text();
}

describe("a signature in the Authorization header", () => {
  const key = "practice/ä ö+(1)*'!~/a//b.pdf";

  it.each([
    ["a hashed body", new Uint8Array([1, 2, 3]), {}],
    ["a streamed body with a trailing checksum", "text", { requestChecksumCalculation: "WHEN_SUPPORTED" }],
    ["no checksum", "text", { requestChecksumCalculation: "WHEN_REQUIRED" }],
  ])("is accepted for an S3 key with awkward characters and %s", async (_, Body, more) => {
    await s3(credentials, more).send(new PutObjectCommand({ Bucket: "records", Key: key, Body }));
    accepted(false);
  });

  it("is accepted for a service whose path is encoded twice", async () => {
    const scheduler = new SchedulerClient({ endpoint, region, credentials });
    await scheduler.send(new GetScheduleCommand({ Name: "clock+1 (a)", GroupName: "due dates" }));
    accepted(false, "scheduler");
  });

  it("is accepted with the key's own session token", async () => {
    const own = { accessKeyId: "ASIAROLE", secretAccessKey: "short", sessionToken: "token" };
    await s3(own).send(new PutObjectCommand({ Bucket: "records", Key: key, Body: "text" }));
    accepted(false);
  });

  it.each([
    ["the secret is another's", { ...credentials, secretAccessKey: "wrong" }, "SignatureDoesNotMatch"],
    ["the key is unknown", { ...credentials, accessKeyId: "AKIANOBODY" }, "InvalidAccessKeyId"],
    ["the session token is another's", { ...credentials, sessionToken: "theirs" }, "InvalidToken"],
    ["the session token is missing", { accessKeyId: "ASIAROLE", secretAccessKey: "short" }, "InvalidToken"],
  ])("is refused when %s", async (_, own, code) => {
    await s3(own).send(new PutObjectCommand({ Bucket: "records", Key: key, Body: "text" }));
    refused(code);
  });

  it.each([16, -16])("is refused when the clocks are %i minutes apart", async (minutes) => {
    skew = minutes * 60_000;
    await s3().send(new PutObjectCommand({ Bucket: "records", Key: key, Body: "text" }));
    refused("RequestTimeTooSkewed");
  });

  it("is missing from an anonymous request", async () => {
    await send(`${endpoint}/records/key`);
    refused("MissingAuthenticationToken");
  });

  it("is refused when the body is not the one that was signed", () => {
    const headers = {
      host: "x",
      authorization: "",
      "x-amz-date": "20261121T120000Z",
      "x-amz-content-sha256": "0".repeat(64),
    };
    const authorization = `AWS4-HMAC-SHA256 Credential=AKIAROLE/20261121/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00`;
    const request = {
      method: "PUT",
      path: "/b/k",
      query: "",
      headers: { ...headers, authorization },
      payloadHash: "1".repeat(64),
    };
    judged = verifyRequest(request, directory, Date.UTC(2026, 10, 21, 12));
    refused("ContentSha256Mismatch");
  });
});

describe("a signed request that was caught on the way", () => {
  const caught = async (change: (request: SignedRequest) => SignedRequest) => {
    let seen: SignedRequest | undefined;
    const catcher = createServer((request, response) => {
      void readBody(request, 10_000_000).then((body) => {
        seen = signedRequestOf(request, body === "too-large" ? undefined : body);
        response.writeHead(200).end("{}");
      });
    });
    await new Promise<void>((listening) => catcher.listen(0, "127.0.0.1", listening));
    const at = `http://127.0.0.1:${(catcher.address() as AddressInfo).port}`;
    const settings = { endpoint: at, region, credentials };
    await new SchedulerClient(settings).send(new CreateScheduleGroupCommand({ Name: "group" }));
    catcher.closeAllConnections();
    await new Promise((closed) => catcher.close(closed));
    if (seen === undefined) throw new Error("nothing was caught");
    return verifyRequest(change(seen), directory, Date.now());
  };
  const inAuthorization = (from: RegExp, to: string) => (request: SignedRequest) => {
    const authorization = request.headers["authorization"]?.replace(from, to) ?? "";
    return { ...request, headers: { ...request.headers, authorization } };
  };

  it("is accepted unchanged", async () => {
    expect(await caught((request) => request)).toMatchObject({ service: "scheduler" });
  });

  it.each<[string, (request: SignedRequest) => SignedRequest, string]>([
    ["body", (request) => ({ ...request, payloadHash: "0".repeat(64) }), "SignatureDoesNotMatch"],
    ["method", (request) => ({ ...request, method: "PUT" }), "SignatureDoesNotMatch"],
    ["service", inAuthorization(/scheduler/u, "sqs"), "SignatureDoesNotMatch"],
    ["region", inAuthorization(/us-east-1/u, "eu-west-1"), "AuthorizationHeaderMalformed"],
    ["day", inAuthorization(/\/\d{8}\//u, "/20200101/"), "AuthorizationHeaderMalformed"],
    [
      "host",
      (request) => ({ ...request, headers: { ...request.headers, host: "elsewhere" } }),
      "SignatureDoesNotMatch",
    ],
  ])("is refused with another %s", async (_, change, code) => {
    expect(await caught(change)).toMatchObject({ refused: code });
  });

  it.each([
    ["s3", { presigned: false, contentSha256: "UNSIGNED-PAYLOAD" }],
    ["kms", { refused: "SignatureDoesNotMatch" }],
  ])("may leave its body unsigned at S3 only: %s", (service, outcome) => {
    const amzDate = "20261121T120000Z";
    const contentSha256 = "UNSIGNED-PAYLOAD";
    const scope = { accessKeyId: "AKIAROLE", date: "20261121", region, service };
    const headers = { host: "x", "x-amz-content-sha256": contentSha256, "x-amz-date": amzDate };
    const unsigned = { method: "POST", path: "/", query: "", headers, payloadHash: "1".repeat(64) };
    const names = Object.keys(headers);
    const signature = signatureOf(
      stringToSign(unsigned, scope, amzDate, names, contentSha256),
      "right",
      scope,
    );
    const authorization = `AWS4-HMAC-SHA256 Credential=AKIAROLE/20261121/us-east-1/${service}/aws4_request, SignedHeaders=${names.join(";")}, Signature=${signature}`;
    const request = { ...unsigned, headers: { ...headers, authorization } };
    expect(verifyRequest(request, directory, Date.UTC(2026, 10, 21, 12))).toMatchObject(outcome);
  });
});

describe("a presigned URL", () => {
  const presign = (more: object = {}, signable = ["host"]) =>
    getSignedUrl(
      s3(credentials, { requestChecksumCalculation: "WHEN_REQUIRED" }),
      new PutObjectCommand({ Bucket: "records", Key: "uploads/ä b.pdf", ...more }),
      { expiresIn: 60, signableHeaders: new Set(signable) },
    );

  it("is accepted as it was made", async () => {
    await send(await presign(), { method: "PUT", body: "text" });
    accepted(true);
  });

  it("is accepted with the checksum it was made for in the query", async () => {
    const url = await presign({ ChecksumSHA256: "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=" });
    await send(url, { method: "PUT", body: "text" });
    accepted(true);
  });

  it("binds the length and type of the body where they were signed", async () => {
    const signable = ["host", "content-type", "content-length"];
    const url = await presign({ ContentLength: 4, ContentType: "application/pdf" }, signable);
    await send(url, { method: "PUT", body: "text", headers: { "content-type": "application/pdf" } });
    accepted(true);
    await send(url, { method: "PUT", body: "text", headers: { "content-type": "text/html" } });
    refused("SignatureDoesNotMatch");
    await send(url, { method: "PUT", body: "longer", headers: { "content-type": "application/pdf" } });
    refused("SignatureDoesNotMatch");
  });

  it.each([
    ["method", (url: string) => [url, { method: "DELETE" }] as const],
    ["key", (url: string) => [url.replace("uploads", "downloads"), { method: "PUT" }] as const],
    ["lifetime", (url: string) => [url.replace("Expires=60", "Expires=600"), { method: "PUT" }] as const],
    ["query", (url: string) => [`${url}&versionId=1`, { method: "PUT" }] as const],
  ])("is refused with another %s", async (_, changed) => {
    const [url, init] = changed(await presign());
    await send(url, init);
    refused("SignatureDoesNotMatch");
  });

  it("is refused when a header that means something was added", async () => {
    await send(await presign(), { method: "PUT", headers: { "x-amz-acl": "public-read" } });
    refused("HeadersNotSigned");
  });

  it("is refused after its lifetime, and before its time", async () => {
    const url = await presign();
    skew = 61_000;
    await send(url, { method: "PUT" });
    refused("RequestExpired");
    skew = -16 * 60_000;
    await send(url, { method: "PUT" });
    refused("RequestTimeTooSkewed");
  });

  it("works for reading too, and not for longer than a week", async () => {
    const command = new GetObjectCommand({
      Bucket: "records",
      Key: "k",
      ResponseContentType: "application/pdf",
    });
    const url = await getSignedUrl(s3(), command, { expiresIn: 604_800 });
    await send(url);
    accepted(true);
    await send(url.replace("604800", "604801"));
    refused("AuthorizationHeaderMalformed");
  });
});

describe("a POST policy", () => {
  const makeForm = async () => {
    const { fields } = await createPresignedPost(s3(), {
      Bucket: "records",
      Key: "uploads/${filename}",
      Expires: 60,
      Conditions: [
        ["content-length-range", 1, 100],
        ["starts-with", "$Content-Type", "application/"],
      ],
    });
    const lowered = Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]);
    return {
      bucket: "records",
      fields: { ...Object.fromEntries(lowered), "content-type": "application/pdf" } as Record<string, string>,
    };
  };
  const judge = (form: { bucket: string; fields: Record<string, string> }, later = 0) =>
    verifyPostPolicy(form, directory, Date.now() + later);

  it("is accepted when every field is covered, and says how long the file may be", async () => {
    expect(judge(await makeForm())).toMatchObject({
      principal: accountRoot,
      contentLength: { min: 1, max: 100 },
    });
  });

  it.each([
    ["another key", { key: "elsewhere" }, "PolicyConditionFailed"],
    ["another type", { "content-type": "text/html" }, "PolicyConditionFailed"],
    ["a field it does not cover", { acl: "public-read" }, "PolicyConditionFailed"],
    ["another signature", { "x-amz-signature": "0".repeat(64) }, "SignatureDoesNotMatch"],
    ["another policy", { policy: Buffer.from("{}").toString("base64") }, "SignatureDoesNotMatch"],
  ])("is refused with %s", async (_, change, code) => {
    const form = await makeForm();
    expect(judge({ ...form, fields: { ...form.fields, ...change } as Record<string, string> })).toMatchObject(
      { refused: code },
    );
  });

  it("is refused for another bucket, without a policy, and after its expiry", async () => {
    const form = await makeForm();
    expect(judge({ ...form, bucket: "other" })).toMatchObject({ refused: "PolicyConditionFailed" });
    expect(judge({ bucket: "records", fields: { key: "k" } })).toMatchObject({
      refused: "MissingAuthenticationToken",
    });
    expect(judge(form, 61_000)).toMatchObject({ refused: "RequestExpired" });
  });
});

describe("a refusal", () => {
  it("is worded as the service that gives it would word it", () => {
    const expired: SignatureRefusal = { refused: "RequestExpired", message: "Request has expired" };
    expect(asS3Error(expired)).toEqual({ status: 403, code: "AccessDenied", message: "Request has expired" });
    expect(asJsonServiceError(expired)).toMatchObject({ status: 400, code: "InvalidSignatureException" });
  });
});
