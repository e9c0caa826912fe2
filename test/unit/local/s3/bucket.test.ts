import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Bucket, openBucket } from "../../../../local/s3/bucket.ts";
import { writeDurably } from "../../../../local/s3/durable-file.ts";
import type { ObjectCreated } from "../../../../local/s3/event-journal.ts";
import { writeSegment } from "../../../../local/s3/segment.ts";
import type { Upload } from "../../../../local/s3/upload-store.ts";
import type { ObjectVersion } from "../../../../local/s3/version-store.ts";

let dir: string;
let announced: ObjectCreated[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "bucket-"));
  announced = [];
});
afterEach(() => rm(dir, { recursive: true }));

const open = () =>
  openBucket(dir, { name: "kept" }, (event) => {
    announced.push(event);
  });
const files = (folder: string) => readdir(join(dir, "kept", folder));

const begun: Omit<Upload, "uploadId"> = {
  key: "k",
  begun: 1,
  initiatorArn: "arn",
  description: { headers: {}, metadata: {}, tags: {} },
  sealing: { kind: "AES256", wrappedKey: "" },
  retention: null,
  legalHold: false,
  checksum: null,
};
const segmentOf = (bucket: Bucket) =>
  writeSegment(
    bucket.versions.place,
    randomBytes(32),
    (async function* () {
      yield Buffer.from("part");
    })(),
  );
const versionOf = (bucket: Bucket, segments: ObjectVersion["segments"], versionId = "v1"): ObjectVersion => ({
  kind: "object",
  key: "k",
  versionId,
  sequence: bucket.versions.nextSequence(),
  modified: 1,
  size: 4,
  etag: "e",
  description: begun.description,
  checksum: null,
  segments,
  sealing: begun.sealing,
  retention: null,
  legalHold: false,
});

describe("a bucket opened after a crash", () => {
  it("keeps an object whose multipart upload was completed but not yet forgotten", async () => {
    const before = await open();
    const upload = await before.uploads.begin(begun);
    const segment = await segmentOf(before);
    await before.uploads.putPart(upload.uploadId, {
      number: 1,
      segment,
      etag: "e",
      checksum: null,
      modified: 1,
    });
    await before.versions.commit(versionOf(before, [segment]));

    const after = await open();
    expect(after.uploads.list()).toEqual([]);
    expect(after.versions.current("k")).toMatchObject({ segments: [segment] });
    expect(await files("segments")).toEqual([segment.file]);
  });

  it("keeps the parts of an upload that goes on, and sweeps bytes nobody refers to", async () => {
    const before = await open();
    const upload = await before.uploads.begin(begun);
    const kept = await segmentOf(before);
    await segmentOf(before);
    await before.uploads.putPart(upload.uploadId, {
      number: 1,
      segment: kept,
      etag: "e",
      checksum: null,
      modified: 1,
    });
    await writeFile(join(dir, "kept/incoming/half"), "half");
    await writeFile(join(dir, "kept/versions/x.json.partial"), "{");

    const after = await open();
    expect(after.uploads.parts(upload.uploadId).map(({ segment }) => segment)).toEqual([kept]);
    expect(await files("segments")).toEqual([kept.file]);
    expect([...(await files("incoming")), ...(await files("versions"))]).toEqual([]);
  });

  it("announces what was committed and forgets what was only intended", async () => {
    const before = await open();
    const event = { bucket: "kept", key: "k", versionId: "v1", size: 4, etag: "e" };
    await before.versions.commit(versionOf(before, [await segmentOf(before)]));
    await writeDurably(join(dir, "kept/events/1.json"), JSON.stringify(event));
    await writeDurably(join(dir, "kept/events/2.json"), JSON.stringify({ ...event, versionId: "v2" }));
    await writeDurably(join(dir, "kept/events/3.json"), JSON.stringify({ ...event, etag: "replaced" }));

    const after = await open();
    await after.journal.close();
    expect(announced).toEqual([event]);
    expect(await files("events")).toEqual([]);
  });

  it("orders new versions behind all it knows", async () => {
    const before = await open();
    await before.versions.commit(versionOf(before, [await segmentOf(before)], "v1"));
    await before.versions.commit(versionOf(before, [await segmentOf(before)], "v2"));
    const after = await open();
    await after.versions.commit(versionOf(after, [await segmentOf(after)], "v3"));
    expect(after.versions.history("k").map(({ versionId }) => versionId)).toEqual(["v3", "v2", "v1"]);
  });
});

describe("the event journal", () => {
  it("announces again until the receiver takes the event", async () => {
    let tries = 0;
    const bucket = await openBucket(dir, { name: "kept" }, () => {
      tries += 1;
      if (tries < 3) throw new Error("not ready");
    });
    const intent = await bucket.journal.intend({
      bucket: "kept",
      key: "k",
      versionId: "v",
      size: 1,
      etag: "e",
    });
    intent.committed();
    await expect.poll(() => files("events"), { timeout: 5000 }).toEqual([]);
    expect(tries).toBe(3);
    await bucket.journal.close();
  });
});

describe("a bucket name", () => {
  it.each(["../escape", "UPPER", "a", "a/b", ""])("cannot be %j", async (name) => {
    await expect(openBucket(dir, { name }, () => {})).rejects.toThrow("3 to 63 lower-case letters");
  });
});
