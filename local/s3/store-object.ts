import { createHash, randomBytes } from "node:crypto";
import type { Principal } from "../iam/principals.ts";
import { type Bucket, isVersioned } from "./bucket.ts";
import type { StoredChecksum } from "./checksums.ts";
import { checksumHeader } from "./checksums.ts";
import { type Encryption, type SealingWish, sealingHeaders } from "./encryption.ts";
import { S3Failure } from "./failure.ts";
import { type BodyClaims, receiveBody } from "./incoming-body.ts";
import type { Lock } from "./object-lock.ts";
import { removeSegments, type Segment, writeSegment } from "./segment.ts";
import {
  type Description,
  newVersionId,
  nullVersion,
  type ObjectVersion,
  type Sealing,
} from "./version-store.ts";

/** What must hold of the key at the moment of the commit. */
type Precondition =
  | { readonly kind: "none" }
  | { readonly kind: "must be new" }
  | { readonly kind: "must be"; readonly etag: string };

/** An object about to become visible: its bytes are on disk already. */
type Draft = {
  readonly key: string;
  readonly size: number;
  readonly etag: string;
  readonly description: Description;
  readonly checksum: StoredChecksum | null;
  readonly segments: readonly Segment[];
  readonly sealing: Sealing;
  readonly lock: Lock;
  readonly precondition: Precondition;
};

/** Reads If-None-Match and If-Match of a write. Only `*` has a meaning for the former. */
export const readPrecondition = (headers: Readonly<Record<string, string>>): Precondition => {
  const absent = headers["if-none-match"];
  if (absent !== undefined && absent !== "*") {
    throw new S3Failure("NotImplemented", "A write takes only If-None-Match: *");
  }
  if (absent === "*") return { kind: "must be new" };
  const present = headers["if-match"];
  return present === undefined ? { kind: "none" } : { kind: "must be", etag: present.replaceAll('"', "") };
};

/** Throws PreconditionFailed (or NoSuchKey) unless the key is as the request demands. */
export const requirePrecondition = (bucket: Bucket, key: string, precondition: Precondition): void => {
  const current = bucket.versions.current(key);
  const failed = new S3Failure(
    "PreconditionFailed",
    "At least one of the pre-conditions you specified did not hold",
  );
  switch (precondition.kind) {
    case "none":
      return;
    case "must be new":
      if (current?.kind === "object") throw failed;
      return;
    case "must be":
      if (current?.kind !== "object") throw new S3Failure("NoSuchKey", "The specified key does not exist.");
      if (current.etag !== precondition.etag) throw failed;
  }
};

/** Makes a draft the current version of its key, durably, and announces it. On a failed precondition nothing is kept. */
export const commitDraft = async (bucket: Bucket, draft: Draft, now: number): Promise<ObjectVersion> => {
  const { versions, journal, config } = bucket;
  const { lock, precondition, ...rest } = draft;
  return versions.exclusively(draft.key, async () => {
    requirePrecondition(bucket, draft.key, precondition);
    const version: ObjectVersion = {
      kind: "object",
      ...rest,
      ...lock,
      versionId: isVersioned(config) ? newVersionId() : nullVersion,
      sequence: versions.nextSequence(),
      modified: now,
    };
    const { key, versionId, size, etag } = version;
    const announcement =
      config.eventBridge === true
        ? await journal.intend({ bucket: config.name, key, versionId, size, etag })
        : undefined;
    try {
      await versions.commit(version);
    } catch (error) {
      await announcement?.abandoned();
      throw error;
    }
    announcement?.committed();
    return version;
  });
};

/** The entity tag of encrypted content: an MD5 under SSE-S3; under SSE-KMS AWS's is no digest of the content either. */
export const entityTag = (sealing: Sealing, md5: string): string =>
  sealing.kind === "AES256" ? md5 : createHash("md5").update(randomBytes(16)).digest("hex");

/** Receives, checks, encrypts and commits one object sent in one piece. */
export const storeObject = async (
  { encryption, now }: { readonly encryption: Encryption; readonly now: () => number },
  bucket: Bucket,
  principal: Principal,
  request: {
    readonly key: string;
    readonly wish: SealingWish;
    readonly description: Description;
    readonly lock: Lock;
    readonly precondition: Precondition;
    readonly claims: BodyClaims;
    readonly body: AsyncIterable<Uint8Array>;
  },
): Promise<ObjectVersion> => {
  const { key, wish, description, lock, precondition, claims, body } = request;
  requirePrecondition(bucket, key, precondition);
  const { dataKey, sealing } = await encryption.seal(principal, wish, bucket.config, key);
  const received = receiveBody(body, claims);
  const segment = await writeSegment(bucket.versions.place, dataKey, received.content);
  const { size, md5, checksum } = received.findings();
  const etag = entityTag(sealing, md5);
  const draft = { key, size, etag, description, checksum, segments: [segment], sealing, lock, precondition };
  try {
    return await commitDraft(bucket, draft, now());
  } catch (error) {
    await removeSegments(bucket.versions.place, [segment]);
    throw error;
  }
};

/** The answer headers of every successful write. */
export const writtenHeaders = (bucket: Bucket, version: ObjectVersion): Readonly<Record<string, string>> => ({
  etag: `"${version.etag}"`,
  ...sealingHeaders(version.sealing),
  ...(isVersioned(bucket.config) && { "x-amz-version-id": version.versionId }),
  ...(version.checksum && {
    [checksumHeader(version.checksum.algorithm)]: version.checksum.value,
    "x-amz-checksum-type": version.checksum.type,
  }),
});
