import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  PutObjectTaggingCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allow, policyOf } from "../support/kms-stand.ts";
import { refusalOf, standUpS3 } from "../support/s3-stand.ts";

const DAY_MS = 86_400_000;
const start = Date.now();
let clock = start;
let stand: Awaited<ReturnType<typeof standUpS3<"keeper" | "holder">>>;
let s3: S3Client;

beforeAll(async () => {
  stand = await standUpS3(
    {
      keeper: [policyOf(allow(["s3:PutObject", "s3:GetObject", "s3:DeleteObjectVersion"]))],
      holder: [
        policyOf({
          ...allow(["s3:PutObjectLegalHold"]),
          Condition: { StringEquals: { "s3:object-lock-legal-hold": "ON" } },
        }),
      ],
    },
    {
      buckets: [
        { name: "versioned", versioning: true },
        { name: "audit", objectLock: { retention: { mode: "COMPLIANCE", days: 10 } } },
        { name: "governed", objectLock: { retention: { mode: "GOVERNANCE", days: 10 } } },
        { name: "lockable", objectLock: { retention: null } },
        { name: "plain" },
      ],
      now: () => clock,
    },
  );
  s3 = stand.as("root");
});
afterAll(async () => {
  await stand.close();
  await stand.remove();
});

const put = async (Bucket: string, Key: string, Body: string, more: object = {}) =>
  (await s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))).VersionId ?? "none";
const get = async (Bucket: string, Key: string, VersionId?: string) =>
  (await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
const remove = (Bucket: string, Key: string, VersionId?: string, more: object = {}) =>
  s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId, ...more }));
const retain = (Key: string, VersionId: string, days: number, more: object = {}, Bucket = "audit") =>
  s3.send(
    new PutObjectRetentionCommand({
      Bucket,
      Key,
      VersionId,
      Retention: { Mode: "COMPLIANCE", RetainUntilDate: new Date(start + days * DAY_MS) },
      ...more,
    }),
  );

describe("a versioned bucket", () => {
  it("keeps what was overwritten and hides what was deleted", async () => {
    const first = await put("versioned", "k", "one");
    const second = await put("versioned", "k", "two");
    expect(await get("versioned", "k")).toBe("two");
    expect(await get("versioned", "k", first)).toBe("one");
    const { DeleteMarker, VersionId: marker } = await remove("versioned", "k");
    expect(DeleteMarker).toBe(true);
    expect(await refusalOf(get("versioned", "k"))).toBe("404 NoSuchKey");
    expect(await refusalOf(get("versioned", "k", marker))).toBe("405 MethodNotAllowed");
    expect(await refusalOf(get("versioned", "k", "unknown"))).toBe("404 NoSuchVersion");
    expect(await get("versioned", "k", second)).toBe("two");
    expect((await s3.send(new ListObjectsV2Command({ Bucket: "versioned", Prefix: "k" }))).KeyCount).toBe(0);

    const listed = await s3.send(new ListObjectVersionsCommand({ Bucket: "versioned", Prefix: "k" }));
    expect(listed.Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [second, false],
      [first, false],
    ]);
    expect(listed.DeleteMarkers?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [marker, true],
    ]);

    await remove("versioned", "k", marker);
    expect(await get("versioned", "k")).toBe("two");
    await remove("versioned", "k", second);
    expect(await get("versioned", "k")).toBe("one");
  });

  it("says that it is versioned, and a plain one does not", async () => {
    const status = async (Bucket: string) =>
      (await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status;
    expect([await status("versioned"), await status("audit"), await status("plain")]).toEqual([
      "Enabled",
      "Enabled",
      undefined,
    ]);
  });

  it("lists its versions page by page, none twice and none left out", async () => {
    const written = [];
    for (const i of [1, 2, 3]) written.push(await put("versioned", "p/a", `${i}`));
    written.push(await put("versioned", "p/b", "1"));
    const seen: (string | undefined)[] = [];
    let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
    for (let page = 0; page < 10; page += 1) {
      const query = { Bucket: "versioned", Prefix: "p/", MaxKeys: 2, ...markers };
      const listed = await s3.send(new ListObjectVersionsCommand(query));
      seen.push(...(listed.Versions ?? []).map(({ VersionId }) => VersionId));
      if (listed.IsTruncated !== true) break;
      markers = { KeyMarker: listed.NextKeyMarker, VersionIdMarker: listed.NextVersionIdMarker };
    }
    expect(seen).toEqual([written[2], written[1], written[0], written[3]]);
  });

  it("takes an object with If-None-Match: * again once the key is hidden", async () => {
    await put("versioned", "again", "1");
    await remove("versioned", "again");
    expect(await put("versioned", "again", "2", { IfNoneMatch: "*" })).not.toBe("none");
  });

  it("copies from an older version", async () => {
    const old = await put("versioned", "c", "old");
    await put("versioned", "c", "new");
    const CopySource = `versioned/c?versionId=${old}`;
    await s3.send(new CopyObjectCommand({ Bucket: "plain", Key: "c", CopySource }));
    expect(await get("plain", "c")).toBe("old");
  });
});

describe("a bucket with Object Lock in COMPLIANCE mode", () => {
  it("retains every object by default and lets nobody remove it before its time", async () => {
    const version = await put("audit", "seal", "head");
    const { Retention } = await s3.send(new GetObjectRetentionCommand({ Bucket: "audit", Key: "seal" }));
    expect(Retention?.Mode).toBe("COMPLIANCE");
    expect(Retention?.RetainUntilDate?.getTime()).toBeGreaterThanOrEqual(start + 10 * DAY_MS - 1000);
    const bypass = { BypassGovernanceRetention: true };
    expect(await refusalOf(remove("audit", "seal", version))).toBe("403 AccessDenied");
    expect(await refusalOf(remove("audit", "seal", version, bypass))).toBe("403 AccessDenied");
    const Delete = { Objects: [{ Key: "seal", VersionId: version }] };
    const { Errors, Deleted } = await s3.send(new DeleteObjectsCommand({ Bucket: "audit", Delete }));
    expect([Errors?.[0]?.Code, Deleted]).toEqual(["AccessDenied", undefined]);
    expect((await remove("audit", "seal")).DeleteMarker).toBe(true);
    expect(await get("audit", "seal", version)).toBe("head");
  });

  it("lets a retention grow and never shrink", async () => {
    const version = await put("audit", "grow", "x");
    await retain("grow", version, 20);
    expect(await refusalOf(retain("grow", version, 15))).toBe("403 AccessDenied");
    expect(await refusalOf(retain("grow", version, -1))).toBe("400 InvalidArgument");
    const weaker = { Mode: "GOVERNANCE", RetainUntilDate: new Date(start + 30 * DAY_MS) } as const;
    const bypass = { Retention: weaker, BypassGovernanceRetention: true };
    expect(await refusalOf(retain("grow", version, 0, bypass))).toBe("403 AccessDenied");
    const none = { Retention: {}, BypassGovernanceRetention: true };
    expect(await refusalOf(retain("grow", version, 0, none))).toBe("403 AccessDenied");
    await retain("grow", version, 25);
  });

  it("is not softened by new tags, and shows its retention to HEAD", async () => {
    const version = await put("audit", "tagged", "x");
    const Tagging = { TagSet: [{ Key: "a", Value: "b" }] };
    await s3.send(new PutObjectTaggingCommand({ Bucket: "audit", Key: "tagged", Tagging }));
    const head = await s3.send(new HeadObjectCommand({ Bucket: "audit", Key: "tagged" }));
    expect([head.ObjectLockMode, head.VersionId]).toEqual(["COMPLIANCE", version]);
  });

  it("holds an object under legal hold even when its retention is over", async () => {
    const retention = { ObjectLockMode: "COMPLIANCE", ObjectLockRetainUntilDate: new Date(start + 60_000) };
    const version = await put("audit", "hold", "x", retention);
    const hold = (Status: "ON" | "OFF") =>
      s3.send(new PutObjectLegalHoldCommand({ Bucket: "audit", Key: "hold", LegalHold: { Status } }));
    await hold("ON");
    const held = await s3.send(new GetObjectLegalHoldCommand({ Bucket: "audit", Key: "hold" }));
    expect(held.LegalHold?.Status).toBe("ON");
    clock = start + 120_000;
    expect(await refusalOf(remove("audit", "hold", version))).toBe("403 AccessDenied");
    await hold("OFF");
    await remove("audit", "hold", version);
    expect(await refusalOf(get("audit", "hold", version))).toBe("404 NoSuchVersion");
    clock = start;
  });

  it("takes an object only with a digest of its content", async () => {
    const undigested = stand.as("root", { requestChecksumCalculation: "WHEN_REQUIRED" });
    const sending = undigested.send(new PutObjectCommand({ Bucket: "audit", Key: "u", Body: "x" }));
    expect(await refusalOf(sending)).toBe("400 InvalidRequest");
  });

  it("tells its configuration", async () => {
    const read = (Bucket: string) => s3.send(new GetObjectLockConfigurationCommand({ Bucket }));
    expect((await read("audit")).ObjectLockConfiguration).toEqual({
      ObjectLockEnabled: "Enabled",
      Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 10 } },
    });
    expect(await refusalOf(read("plain"))).toBe("404 ObjectLockConfigurationNotFoundError");
  });
});

describe("a bucket with Object Lock in GOVERNANCE mode", () => {
  it("lets those go ahead who have the right to bypass it and say so", async () => {
    const version = await put("governed", "g", "x");
    const keeper = stand.as("keeper");
    const target = { Bucket: "governed", Key: "g", VersionId: version };
    const bypass = { ...target, BypassGovernanceRetention: true };
    expect(await refusalOf(keeper.send(new DeleteObjectCommand(bypass)))).toBe("403 AccessDenied");
    expect(await refusalOf(s3.send(new DeleteObjectCommand(target)))).toBe("403 AccessDenied");
    await s3.send(new DeleteObjectCommand(bypass));
    expect(await refusalOf(get("governed", "g", version))).toBe("404 NoSuchVersion");
  });
});

describe("a bucket with Object Lock and no retention of its own", () => {
  it("retains nothing by itself; a version on hold stays, and who may only set a hold cannot lift it", async () => {
    const [kept, free] = [await put("lockable", "h", "one"), await put("lockable", "h", "two")];
    const hold = (Status: "ON" | "OFF") =>
      stand.as("holder").send(
        new PutObjectLegalHoldCommand({
          Bucket: "lockable",
          Key: "h",
          VersionId: kept,
          LegalHold: { Status },
        }),
      );
    await hold("ON");
    expect(await refusalOf(hold("OFF"))).toBe("403 AccessDenied");
    const destroy = (VersionId: string) =>
      stand.as("keeper").send(new DeleteObjectCommand({ Bucket: "lockable", Key: "h", VersionId }));
    expect(await refusalOf(destroy(kept))).toBe("403 AccessDenied");
    await destroy(free);
    expect(await get("lockable", "h")).toBe("one");
    const { ObjectLockConfiguration } = await s3.send(
      new GetObjectLockConfigurationCommand({ Bucket: "lockable" }),
    );
    expect(ObjectLockConfiguration).toEqual({ ObjectLockEnabled: "Enabled" });
  });
});

describe("a bucket without Object Lock", () => {
  it("takes no retention", async () => {
    const version = await put("plain", "p", "x");
    expect(version).toBe("none");
    const retention = { ObjectLockMode: "COMPLIANCE", ObjectLockRetainUntilDate: new Date(start + DAY_MS) };
    expect(await refusalOf(put("plain", "p", "x", retention))).toBe("400 InvalidRequest");
    expect(await refusalOf(retain("p", "null", 1, {}, "plain"))).toBe("400 InvalidRequest");
  });
});
