import type { EventRow, RequestKey } from "../../workflows/ports.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import { noteContextOf, openNote } from "../adapters/note-envelope.ts";
import type { NoteContext, ReleaseContext } from "../adapters/note-envelope.ts";
import type { ReleaseNote } from "../adapters/note-keys.kms.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import type { RecordRow } from "../adapters/practice-rows.ts";
import type { CaseToday } from "../adapters/case-today.ts";
import { largestRecord, recordObjectKey, wrappedKeyOf } from "../adapters/sealed-notes.ts";

/** Where records and sealed notes stand, and the only way to open one of the latter. */
export type Shelves = {
  readonly records: Pick<ObjectStore, "read">;
  readonly notes: Pick<ObjectStore, "readWithMetadata">;
  readonly noteKeys: Pick<ObjectStore, "read">;
  readonly releaseNote: ReleaseNote;
};
/** The request as an assembly began with it, and what had happened to it. */
export type FiledCase = CaseToday & { readonly events: readonly EventRow[] };
export type OpenedRecord = { readonly row: RecordRow; readonly bytes: Buffer };

/**
 * The bytes of every record, each compared with the digest taken when it came in. `stands` is asked before each sealed note
 * is opened, and says why it may not be, if it may not.
 */
export async function openRecords(
  shelves: Shelves,
  key: RequestKey,
  file: FiledCase,
  rows: readonly RecordRow[],
  stands: () => Promise<string | undefined>,
): Promise<{ readonly opened: readonly OpenedRecord[] } | { readonly failed: string }> {
  const grants = grantTokensOf(file);
  const opened: OpenedRecord[] = [];
  for (const row of rows) {
    const lapsed = row.sealed ? await stands() : undefined;
    if (lapsed) return { failed: lapsed };
    const bytes = row.sealed
      ? await openUnderVault(shelves, key, file, row, grants.get(row.documentId))
      : await shelves.records.read(
          recordObjectKey(key.practiceId, row.patientRef, row.documentId),
          largestRecord,
        );
    if (!bytes) return { failed: "no-grant-for-note" };
    if (sha256Hex(bytes) !== row.sha256) return { failed: "record-differs-from-import" };
    opened.push({ row, bytes });
  }
  return { opened };
}

/** The grant tokens of the last opening under the authority that stands now. */
function grantTokensOf({ events }: FiledCase): ReadonlyMap<DocumentId, string> {
  const opening = events.map(({ recorded }) => recorded).findLast((event) => event.type === "vault.opened");
  return new Map(
    opening?.type === "vault.opened"
      ? opening.grants.map((grant) => [grant.documentId, grant.grantToken])
      : [],
  );
}

async function openUnderVault(
  shelves: Shelves,
  { practiceId, requestId }: RequestKey,
  { context }: FiledCase,
  { patientRef, documentId }: RecordRow,
  grantToken: string | undefined,
): Promise<Buffer | undefined> {
  const authorizationId = context.vault?.authorizationId;
  if (grantToken === undefined || authorizationId === undefined) return undefined;
  const to = { practiceId, requestId, authorizationId, documentId };
  return openSealed(shelves, noteContextOf(practiceId, patientRef, documentId), to, grantToken);
}

/**
 * One sealed note in clear, its data key re-wrapped under the four ids of `to` and in memory for as long as this takes. Throws
 * what the key service says of a grant that is not for this note.
 */
export async function openSealed(
  { notes, noteKeys, releaseNote }: Pick<Shelves, "notes" | "noteKeys" | "releaseNote">,
  from: NoteContext,
  to: ReleaseContext,
  grantToken: string,
): Promise<Buffer> {
  const { practiceId, patientRef, documentId } = from;
  const objectKey = recordObjectKey(practiceId, patientRef, documentId);
  const sealed = await notes.readWithMetadata(objectKey, largestRecord);
  const dataKey = await releaseNote({
    wrapped: await wrappedKeyOf(noteKeys, objectKey, sealed.metadata),
    from,
    to,
    grantToken,
  });
  try {
    return openNote(sealed.bytes, dataKey, documentId);
  } finally {
    dataKey.fill(0);
  }
}
