import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { S3Client } from "@aws-sdk/client-s3";
import { verifyPostPolicy } from "../../local/iam/post-policy.ts";
import { accountRoot, directoryOf } from "../../local/iam/principals.ts";
import { verifyRequest } from "../../local/iam/signature.ts";
import { S3Failure } from "../../local/s3/failure.ts";
import { readPostForm } from "../../local/s3/post-form.ts";
import { deepFactor } from "../support/deep.ts";
import { fuzz, withinBudget } from "../support/fuzz.ts";
import { disturbedBytes, hostileText } from "./hostile.ts";

const key = { accessKeyId: "AKIAFUZZ", secretAccessKey: "a secret of nobody", principal: accountRoot };
const directory = directoryOf([key]);
const client = new S3Client({ region: "us-east-1", credentials: key });
const now = Date.now();

const goodForm = Buffer.from(
  [
    "--b",
    'Content-Disposition: form-data; name="key"',
    "",
    "a/b",
    "--b",
    'Content-Disposition: form-data; name="file"; filename="x.pdf"',
    "Content-Type: application/pdf",
    "",
    "the file",
    "--b--",
    "",
  ].join("\r\n"),
);
const formWords = [
  "--b",
  "--b--",
  "\r\n",
  "\n",
  "\r\n\r\n",
  'name="file"',
  'name="',
  '"',
  "; ",
  "\0",
  "Content-Disposition:",
  "filename*=",
  "x".repeat(9000),
];

describe("forms posted to the storage", { timeout: 60_000 * deepFactor }, () => {
  it("are taken apart or refused as the storage refuses, wherever they are cut or broken", async () => {
    const form = disturbedBytes(fc.constant(goodForm), formWords);
    const pieces = fc.tuple(form, fc.integer({ min: 1, max: 40 }));
    await fuzz(150, pieces, async ([bytes, size]) => {
      const body = (async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      })();
      const read = withinBudget(async () => {
        const { file, fields } = await readPostForm("multipart/form-data; boundary=b", body);
        for await (const _piece of file) continue;
        return fields;
      });
      const error = await read.then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      return error === undefined || error instanceof S3Failure ? undefined : `it failed with ${error.name}`;
    });
  });

  it("are let in by no policy but the one that was signed, with every field it names", async () => {
    const { fields } = await createPresignedPost(client, {
      Bucket: "quarantine",
      Key: "a/b",
      Fields: { "Content-Type": "application/pdf" },
      Conditions: [["content-length-range", 8, 8]],
      Expires: 600,
    });
    const signed = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]),
    );
    expect(verifyPostPolicy({ bucket: "quarantine", fields: signed }, directory, now)).not.toHaveProperty(
      "refused",
    );
    // The bucket is that of the address; a field of this name says nothing.
    const names = fc.oneof(fc.constantFrom(...Object.keys(signed), "__proto__", "acl"), hostileText);
    await fuzz(400, fc.tuple(names, hostileText), ([name, value]) => {
      const changed = Object.fromEntries([...Object.entries(signed), [name, value]]);
      if (changed[name] === signed[name] || /^(x-ignore-.*|file|awsaccesskeyid|bucket)$/.test(name))
        return undefined;
      const answer = verifyPostPolicy({ bucket: "quarantine", fields: changed }, directory, now);
      return "refused" in answer ? undefined : "a form that nobody signed is let in";
    });
  });
});

describe("signatures of requests", { timeout: 60_000 * deepFactor }, () => {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, "");
  const scope = `AKIAFUZZ/${stamp.slice(0, 8)}/us-east-1/s3/aws4_request`;
  const part = fc.oneof(
    hostileText,
    fc.constantFrom(scope, "host;x-amz-date", "0".repeat(64), stamp, "UNSIGNED-PAYLOAD", "AWS4-HMAC-SHA256"),
  );

  it("are verified or refused without an exception, and nobody gets in by guessing", async () => {
    const header = fc
      .tuple(part, part, part)
      .map(
        ([credential, names, signature]) =>
          `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
      );
    const request = fc.record({
      method: fc.constantFrom("GET", "POST", ""),
      path: fc.oneof(hostileText, fc.constant("/a/%zz"), fc.constant("/quarantine/a")),
      query: fc.oneof(
        hostileText,
        fc
          .array(
            fc.tuple(
              fc.constantFrom(
                "X-Amz-Signature",
                "X-Amz-Algorithm",
                "X-Amz-Credential",
                "X-Amz-Date",
                "X-Amz-SignedHeaders",
                "X-Amz-Expires",
                "a",
              ),
              part,
            ),
            { maxLength: 8 },
          )
          .map((pairs) =>
            pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join("&"),
          ),
      ),
      headers: fc.record(
        {
          authorization: fc.oneof(header, hostileText),
          "x-amz-date": part,
          host: part,
          "x-amz-content-sha256": part,
          "x-amz-security-token": part,
        },
        { requiredKeys: [] },
      ),
    });
    await fuzz(600, request, async (sent) => {
      const headers = Object.fromEntries(
        Object.entries(sent.headers).filter(([, value]) => value !== undefined),
      );
      const answer = await withinBudget(() => verifyRequest({ ...sent, headers }, directory, now));
      return "refused" in answer ? undefined : "somebody got in by guessing";
    });
  });
});
