import { sha256Hex } from "../adapters/digests.ts";
import { noteContextOf, sealNote } from "../adapters/note-envelope.ts";
import type { RecordRow, UnclassifiedRecord } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { noteKeyObjectKey, recordObjectKey, sealedMetadata } from "../adapters/sealed-notes.ts";
import { destroyVersions } from "./destroy-versions.ts";
import type { Shelves } from "./import-record.ts";

// Bytes are stored once and never over others. Only who holds the digest that the ledger names comes this far, so what is
// stored already under the name is the same record.

/** Stores an ordinary record as it is. */
export async function storeRecord(
  { records }: Pick<Shelves, "records">,
  practiceId: string,
  record: RecordRow,
  bytes: Buffer,
): Promise<void> {
  const key = recordObjectKey(practiceId, record.patientRef, record.documentId);
  await records.putOnce({ key, bytes, contentType: "application/pdf", sha256: record.sha256 });
}

/**
 * Stores a psychotherapy note under a data key of its own, the wrapped key first, so that no note is stored without one; wipes
 * the key and the bytes, whatever becomes of it. The key of an import that comes second opens nothing.
 */
export async function storeSealed(
  { notes, noteKeys, wrapNote }: Pick<Shelves, "notes" | "noteKeys" | "wrapNote">,
  practiceId: string,
  { patientRef, documentId }: RecordRow,
  bytes: Buffer,
): Promise<void> {
  const dataKey = await wrapNote(noteContextOf(practiceId, patientRef, documentId));
  try {
    const frames = sealNote(bytes, dataKey.plaintext, documentId);
    const key = recordObjectKey(practiceId, patientRef, documentId);
    const contentType = "application/octet-stream";
    await noteKeys.putOnce({
      key: noteKeyObjectKey(key, dataKey.wrapped),
      bytes: dataKey.wrapped,
      contentType,
      sha256: sha256Hex(dataKey.wrapped),
    });
    await notes.putOnce({
      key,
      bytes: frames,
      contentType,
      sha256: sha256Hex(frames),
      metadata: sealedMetadata(dataKey.wrapped),
    });
  } finally {
    dataKey.plaintext.fill(0);
    bytes.fill(0);
  }
}

/**
 * Stores what nobody has classified where the import alone can read it. Whoever classifies it destroys it there, so what was
 * put back meanwhile is destroyed again by whoever put it.
 */
export async function storeHeld(
  ports: Pick<Shelves, "incoming" | "incomingVersions"> & { readonly practices: Pick<Practices, "entered"> },
  practiceId: string,
  { patientRef, documentId, sha256 }: UnclassifiedRecord,
  bytes: Buffer,
): Promise<void> {
  const key = recordObjectKey(practiceId, patientRef, documentId);
  await ports.incoming.putOnce({ key, bytes, contentType: "application/pdf", sha256 });
  bytes.fill(0);
  const now = await ports.practices.entered(practiceId, patientRef, documentId);
  if (now?.kind !== "unclassified") await destroyVersions(ports.incomingVersions, key);
}
