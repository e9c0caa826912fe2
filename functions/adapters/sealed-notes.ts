import { sha256Hex } from "./digests.ts";
import type { ObjectStore } from "./object-store.s3.ts";

/** The largest stored record, in bytes: 25 MB of PDF and its frames. */
export const largestRecord = 26 * 1024 * 1024;
/** The largest wrapped data key, in bytes; KMS answers with less than two hundred. */
const largestKey = 1024;
/** The largest PDF of a record as it is kept, in bytes, before it is sealed. */
export const largestRecordPdf = 25 * 1024 * 1024;

/** Where a record or a sealed note is stored. */
export const recordObjectKey = (practiceId: string, patientRef: string, documentId: string): string =>
  `${practiceId}/${patientRef}/${documentId}`;
/** Where files of one patient lie that were posted, until each is taken in. */
export const uploadPrefix = (practiceId: string, patientRef: string): string =>
  `incoming/${practiceId}/${patientRef}/`;

// A wrapped data key lies in a bucket of its own, which nothing copies: once it is destroyed, no copy of the note opens.

/** What stands beside a sealed note: the version of how it is kept, and which key opens it. */
export const sealedMetadata = (wrapped: Uint8Array): Readonly<Record<string, string>> => ({
  "duces-envelope": "2",
  "duces-key": keyIdOf(wrapped),
});
const keyIdOf = (wrapped: Uint8Array): string => sha256Hex(wrapped).slice(0, 32);

/** Where the wrapped data keys of one note are stored, and nothing else. */
export const noteKeyPrefix = (noteObjectKey: string): string => `${noteObjectKey}/`;
/** Named by what it holds: another key of the same note never takes its place. */
export const noteKeyObjectKey = (noteObjectKey: string, wrapped: Uint8Array): string =>
  `${noteKeyPrefix(noteObjectKey)}${keyIdOf(wrapped)}`;

/**
 * The wrapped data key of a sealed note, which before version 2 lay beside the note itself; throws on a format this code does
 * not read, and on a key that is not the one the note was sealed with.
 */
export async function wrappedKeyOf(
  noteKeys: Pick<ObjectStore, "read">,
  noteObjectKey: string,
  metadata: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const version = metadata["duces-envelope"];
  const [beside, keyId] = [metadata["duces-wrapped-key"], metadata["duces-key"]];
  if (version === "1" && beside !== undefined) return Buffer.from(beside, "base64");
  if (version !== "2" || keyId === undefined)
    throw new Error(`expected a sealed note of version 1 or 2, got ${version ?? "none"}`);
  const wrapped = await noteKeys.read(`${noteKeyPrefix(noteObjectKey)}${keyId}`, largestKey);
  if (keyIdOf(wrapped) !== keyId) throw new Error("the wrapped key is not the one the note was sealed with");
  return wrapped;
}
