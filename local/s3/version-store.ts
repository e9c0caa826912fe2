import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { StoredChecksum } from "./checksums.ts";
import { readJsonFiles, removeDurably, writeDurably } from "./durable-file.ts";
import { createKeyedLock, type KeyedLock } from "./keyed-lock.ts";
import { removeSegments, type Segment, type SegmentPlace } from "./segment.ts";

/** How the data key of an object is wrapped: by this S3 itself, or by KMS under a context that names the object or bucket. */
export type Sealing =
  | { readonly kind: "AES256"; readonly wrappedKey: string }
  | {
      readonly kind: "aws:kms";
      readonly keyArn: string;
      readonly bucketKey: boolean;
      readonly context: Readonly<Record<string, string>>;
      readonly wrappedKey: string;
    };

/** A retention period of Object Lock; `until` in epoch milliseconds. */
export type Retention = { readonly mode: "COMPLIANCE" | "GOVERNANCE"; readonly until: number };

/** The part of an object's record that the client gave and gets back: standard headers, user metadata, tags. */
export type Description = {
  readonly headers: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
};

/** One version of an object. `sequence` orders the versions of a bucket; `modified` in epoch milliseconds. */
export type ObjectVersion = {
  readonly kind: "object";
  readonly key: string;
  readonly versionId: string;
  readonly sequence: number;
  readonly modified: number;
  readonly size: number;
  readonly etag: string;
  readonly description: Description;
  readonly checksum: StoredChecksum | null;
  readonly segments: readonly Segment[];
  readonly sealing: Sealing;
  readonly retention: Retention | null;
  readonly legalHold: boolean;
};

/** The record that hides a key although its versions stay. */
export type DeleteMarker = {
  readonly kind: "delete marker";
  readonly key: string;
  readonly versionId: string;
  readonly sequence: number;
  readonly modified: number;
};

/** One entry of a key's history. */
export type Version = ObjectVersion | DeleteMarker;

/** The version id of objects in a bucket without versioning. */
export const nullVersion = "null";

/** The durable index of one bucket: every version in memory, every change on disk before it is seen. */
export type VersionStore = {
  readonly place: SegmentPlace;
  /** Newest first. */
  history(key: string): readonly Version[];
  current(key: string): Version | undefined;
  find(key: string, versionId: string): Version | undefined;
  /** In UTF-8 order, as S3 lists them. */
  sortedKeys(): readonly string[];
  nextSequence(): number;
  /** The files of all segments that versions are made of. */
  segmentsInUse(): ReadonlySet<string>;
  /** Adds a version, or replaces the one of the same key and id and drops its bytes. */
  commit(version: Version): Promise<void>;
  remove(version: Version): Promise<void>;
  /** By key. */
  readonly exclusively: KeyedLock;
};

const recordName = (key: string, versionId: string): string =>
  `${createHash("sha256").update(key).digest("hex")}-${versionId}.json`;

const utf8Order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const segmentsOf = (version: Version | undefined): readonly Segment[] =>
  version?.kind === "object" ? version.segments : [];

/** Opens the store of one bucket and empties what a crash left half done, except segments that `alsoInUse` names (open uploads). */
export const openVersionStore = async (
  directory: string,
  alsoInUse: ReadonlySet<string>,
): Promise<VersionStore> => {
  const place = { finished: join(directory, "segments"), incoming: join(directory, "incoming") };
  const records = join(directory, "versions");
  await rm(place.incoming, { recursive: true, force: true });
  for (const path of [place.finished, place.incoming, records]) await mkdir(path, { recursive: true });

  const histories = new Map<string, Version[]>();
  let sorted: readonly string[] | undefined;
  let sequence = 0;

  const insert = (version: Version): void => {
    const others = (histories.get(version.key) ?? []).filter((one) => one.versionId !== version.versionId);
    if (!histories.has(version.key)) sorted = undefined;
    histories.set(
      version.key,
      [...others, version].toSorted((a, b) => b.sequence - a.sequence),
    );
    sequence = Math.max(sequence, version.sequence);
  };

  // The records are written by this module alone and by whole files, so their shape is trusted.
  for (const record of (await readJsonFiles(records)).values()) insert(record as Version);
  const inUse = (): Set<string> =>
    new Set(
      [...histories.values()]
        .flat()
        .flatMap((version) => segmentsOf(version))
        .map(({ file }) => file),
    );
  const needed = inUse();
  for (const file of await readdir(place.finished)) {
    if (!needed.has(file) && !alsoInUse.has(file)) await rm(join(place.finished, file), { force: true });
  }

  const find = (key: string, versionId: string): Version | undefined =>
    histories.get(key)?.find((version) => version.versionId === versionId);

  return {
    place,
    history: (key) => histories.get(key) ?? [],
    current: (key) => histories.get(key)?.[0],
    find,
    sortedKeys: () => {
      sorted ??= [...histories.keys()].toSorted(utf8Order);
      return sorted;
    },
    nextSequence: () => {
      sequence += 1;
      return sequence;
    },
    segmentsInUse: inUse,
    commit: async (version) => {
      const replaced = find(version.key, version.versionId);
      await writeDurably(join(records, recordName(version.key, version.versionId)), JSON.stringify(version));
      insert(version);
      const kept = new Set(segmentsOf(version).map(({ file }) => file));
      await removeSegments(
        place,
        segmentsOf(replaced).filter(({ file }) => !kept.has(file)),
      );
    },
    remove: async (version) => {
      await removeDurably(join(records, recordName(version.key, version.versionId)));
      const rest = (histories.get(version.key) ?? []).filter((one) => one.versionId !== version.versionId);
      if (rest.length > 0) histories.set(version.key, rest);
      else {
        histories.delete(version.key);
        sorted = undefined;
      }
      await removeSegments(place, segmentsOf(version));
    },
    exclusively: createKeyedLock(),
  };
};

/** A new version id in S3's manner: opaque, unguessable, safe in a URL. */
export const newVersionId = (): string => randomUUID().replaceAll("-", "");
