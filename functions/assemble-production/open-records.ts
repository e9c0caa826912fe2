import type { EventRow, RequestKey } from "../../workflows/ports.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { noteContextOf, openNote } from "../adapters/note-envelope.ts";
import type { NoteContext, ReleaseContext } from "../adapters/note-envelope.ts";
import type { ReleaseNote } from "../adapters/note-keys.kms.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import type { RecordRow } from "../adapters/practice-rows.ts";
import type { CaseToday } from "../adapters/case-today.ts";
import { largestRecord, recordObjectKey, wrappedKeyOf } from "../adapters/sealed-notes.ts";

/** Where sealed notes stand, and the only way to open one. */
export type Shelves = {
  readonly notes: Pick<ObjectStore, "readWithMetadata">;
  readonly noteKeys: Pick<ObjectStore, "read">;
  readonly releaseNote: ReleaseNote;
};
/** The request as an assembly began with it, and what had happened to it. */
export type FiledCase = CaseToday & { readonly events: readonly EventRow[] };
/** Opens one sealed note of a production; undefined where no grant is out for it. Throws what the key service says of a grant. */
export type OpenNote = (row: RecordRow) => Promise<Buffer | undefined>;

/** Opens the notes that the vault was opened for, each under its own grant. */
export function notesOpened(shelves: Shelves, key: RequestKey, file: FiledCase): OpenNote {
  const grants = grantTokensOf(file);
  return (row) => openUnderVault(shelves, key, file, row, grants.get(row.documentId));
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
  { notes, noteKeys, releaseNote }: Shelves,
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
