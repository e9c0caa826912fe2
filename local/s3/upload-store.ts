import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ChecksumAlgorithm, StoredChecksum } from "./checksums.ts";
import { readJsonFiles, syncDirectory, writeDurably } from "./durable-file.ts";
import { createKeyedLock, type KeyedLock } from "./keyed-lock.ts";
import type { Segment } from "./segment.ts";
import type { Description, Retention, Sealing } from "./version-store.ts";

/** A multipart upload as it was begun; `begun` in epoch milliseconds. */
export type Upload = {
  readonly uploadId: string;
  readonly key: string;
  readonly begun: number;
  readonly initiatorArn: string;
  readonly description: Description;
  readonly sealing: Sealing;
  readonly retention: Retention | null;
  readonly legalHold: boolean;
  readonly checksum: {
    readonly algorithm: ChecksumAlgorithm;
    readonly type: StoredChecksum["type"];
  } | null;
};

/** One uploaded part; `modified` in epoch milliseconds. */
export type Part = {
  readonly number: number;
  readonly segment: Segment;
  readonly etag: string;
  readonly checksum: StoredChecksum | null;
  readonly modified: number;
};

/** The durable record of a bucket's open multipart uploads. */
export type UploadStore = {
  begin(upload: Omit<Upload, "uploadId">): Promise<Upload>;
  find(uploadId: string, key: string): Upload | undefined;
  /** In the order of their keys, then of their beginning. */
  list(): readonly Upload[];
  /** In the order of part numbers. */
  parts(uploadId: string): readonly Part[];
  /** Records a part; answers the one of the same number it replaces. */
  putPart(uploadId: string, part: Part): Promise<Part | undefined>;
  /** Forgets the upload; the segments are the caller's to keep or remove. */
  end(uploadId: string): Promise<void>;
  segmentsInUse(): ReadonlySet<string>;
  /** By upload id. */
  readonly exclusively: KeyedLock;
  /** Forgets uploads whose completion was committed just before a crash. */
  dropCompleted(committed: ReadonlySet<string>): Promise<void>;
};

const uploadRecord = "upload.json";
const partRecord = (number: number): string => `part-${String(number).padStart(5, "0")}.json`;

type Open = { readonly upload: Upload; readonly parts: Map<number, Part> };

const readUpload = async (directory: string): Promise<Open | undefined> => {
  const files = await readJsonFiles(directory);
  const upload = files.get(uploadRecord);
  if (upload === undefined) return undefined;
  const parts = [...files].filter(([name]) => name !== uploadRecord).map(([, part]) => part as Part);
  // Records are written by this module alone and by whole files, so their shape is trusted.
  return { upload: upload as Upload, parts: new Map(parts.map((part) => [part.number, part])) };
};

/** Opens the records under a directory of their own. */
export const openUploadStore = async (directory: string): Promise<UploadStore> => {
  await mkdir(directory, { recursive: true });
  const open = new Map<string, Open>();
  for (const name of await readdir(directory)) {
    const found = await readUpload(join(directory, name));
    // A directory without its record is an upload whose beginning, or whose end, a crash interrupted.
    if (found === undefined) await rm(join(directory, name), { recursive: true, force: true });
    else open.set(name, found);
  }

  const end = async (uploadId: string): Promise<void> => {
    open.delete(uploadId);
    // The record goes first: without it the rest is swept at the next start.
    await rm(join(directory, uploadId, uploadRecord), { force: true });
    await rm(join(directory, uploadId), { recursive: true, force: true });
    await syncDirectory(directory);
  };

  return {
    begin: async (request) => {
      const upload = { ...request, uploadId: randomUUID().replaceAll("-", "") };
      const home = join(directory, upload.uploadId);
      await mkdir(home);
      await writeDurably(join(home, uploadRecord), JSON.stringify(upload));
      await syncDirectory(directory);
      open.set(upload.uploadId, { upload, parts: new Map() });
      return upload;
    },
    find: (uploadId, key) => {
      const upload = open.get(uploadId)?.upload;
      return upload?.key === key ? upload : undefined;
    },
    list: () =>
      [...open.values()]
        .map(({ upload }) => upload)
        .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.begun - b.begun)),
    parts: (uploadId) =>
      [...(open.get(uploadId)?.parts.values() ?? [])].toSorted((a, b) => a.number - b.number),
    putPart: async (uploadId, part) => {
      const parts = open.get(uploadId)?.parts;
      if (parts === undefined)
        throw new Error(`upload ${uploadId} is not open; look it up before adding a part`);
      await writeDurably(join(directory, uploadId, partRecord(part.number)), JSON.stringify(part));
      const replaced = parts.get(part.number);
      parts.set(part.number, part);
      return replaced;
    },
    end,
    exclusively: createKeyedLock(),
    segmentsInUse: () =>
      new Set(
        [...open.values()].flatMap(({ parts }) => [...parts.values()].map(({ segment }) => segment.file)),
      ),
    dropCompleted: async (committed) => {
      for (const [uploadId, { parts }] of open) {
        if ([...parts.values()].some(({ segment }) => committed.has(segment.file))) await end(uploadId);
      }
    },
  };
};
