import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { downloadLinks } from "../../functions/adapters/presigned.s3.ts";
import { fetchWhole } from "../../portal/src/api/resumable-download.ts";
import { standUpS3 } from "../support/s3-stand.ts";

const Bucket = "productions";
const production = randomBytes(3_000_000);
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
let stand: Awaited<ReturnType<typeof standUpS3<never>>>;
/** By how much the clock of the storage is on, in milliseconds: a link that it says has run out. */
let ahead = 0;
let versionId: string | undefined;
let server: Server;
/** After how many bytes the line breaks, once for each number. */
const breaks: number[] = [];
const asked: (string | undefined)[] = [];

beforeAll(async () => {
  stand = await standUpS3(
    {},
    { buckets: [{ name: Bucket, versioning: true }], now: () => Date.now() + ahead },
  );
  const put = new PutObjectCommand({ Bucket, Key: "production.pdf", Body: production });
  ({ VersionId: versionId } = await stand.as("root").send(put));
  // A line between the browser and the storage that breaks where it is told to.
  server = createServer((request, response) => {
    asked.push(request.headers.range);
    const { range, "if-match": tag } = request.headers;
    const headers = { ...(range ? { range } : {}), ...(tag ? { "if-match": tag } : {}) };
    void fetch(`${stand.endpoint}${request.url ?? ""}`, { headers }).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      const bytes = Buffer.from(await answer.arrayBuffer());
      const end = breaks.shift();
      if (end === undefined) response.end(bytes);
      else response.write(bytes.subarray(0, end), () => response.destroy());
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterAll(async () => {
  server.close();
  await stand.close();
  await stand.remove();
});

/** A collection of the production through that line; `links` are counted, and each lives a minute. */
async function collect(hear: (here: number) => void = () => undefined, silences = 0) {
  const links = downloadLinks(stand.as("root"), Bucket);
  const pieces: Uint8Array[] = [];
  let issued = 0;
  const { end: outcome } = await fetchWhole({
    link: async () => {
      silences -= 1;
      if (silences >= 0) return undefined;
      issued += 1;
      ahead = 0;
      const url = await links({ key: "production.pdf", versionId, fileName: "production.pdf" });
      return {
        url: url.replace(stand.endpoint, `http://127.0.0.1:${(server.address() as AddressInfo).port}`),
        expiresAt: new Date(Date.now() + 60_000).toISOString(),
      };
    },
    take: (bytes) => void pieces.push(bytes),
    progress: (here) => hear(here),
    pause: async () => undefined,
    now: Date.now,
  });
  return { outcome, issued, bytes: Buffer.concat(pieces) };
}

describe("a download of a production", () => {
  it("goes on behind the last byte that came when the line breaks, and its digest is that of the release", async () => {
    breaks.push(1_000_000, 700_000);
    asked.length = 0;
    const { outcome, issued, bytes } = await collect();
    expect(outcome).toBe("whole");
    expect(sha256(bytes)).toBe(sha256(production));
    expect(issued).toBe(1);
    expect(asked[0]).toBeUndefined();
    expect(asked).toHaveLength(3);
    for (const range of asked.slice(1)) expect(range).toMatch(/^bytes=[1-9]\d+-$/);
  });

  it("asks for a new link where the former ran out meanwhile, and goes on with it", async () => {
    breaks.push(1_000_000);
    asked.length = 0;
    const { outcome, issued, bytes } = await collect(() => {
      ahead = 61_000;
    });
    expect([outcome, issued]).toEqual(["whole", 2]);
    // Whole from the first, refused with the first, and the rest with the second.
    expect(asked).toHaveLength(3);
    expect(sha256(bytes)).toBe(sha256(production));
  });

  it("waits where nobody answers that it asks for a link", async () => {
    const { outcome, issued, bytes } = await collect(undefined, 3);
    expect([outcome, issued]).toEqual(["whole", 1]);
    expect(sha256(bytes)).toBe(sha256(production));
  });

  it("gives up after some tries without a byte, and says so", async () => {
    breaks.push(0, 0, 0, 0, 0, 0, 0);
    const { outcome } = await collect();
    breaks.length = 0;
    expect(outcome).toBe("broken-off");
  });
});
