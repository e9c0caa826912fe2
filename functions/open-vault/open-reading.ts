import type { CopyNoteCall, ReadingCall } from "../../workflows/contract/calls.ts";
import { errorNameOf } from "../adapters/log.ts";
import type { Log } from "../adapters/log.ts";
import { noteContextOf } from "../adapters/note-envelope.ts";
import type { NoteGrants } from "../adapters/note-grants.kms.ts";
import type { StandsNow } from "../adapters/standing-reading.ts";

export type ReadingRoom = {
  readonly standing: StandsNow;
  readonly grants: Pick<NoteGrants, "create" | "retire">;
  /** Has the assembly copy the note, and waits until it has, `lentMs` at most; throws when it has not by then. */
  readonly copyNote: (call: CopyNoteCall) => Promise<void>;
  readonly log: Log;
};

/** For so long the key of a note is lent: the reading room itself waits less than half a minute. */
export const lentMs = 25_000;

/**
 * Lends the key of one note for as long as the assembly takes to copy it for its one reader. The message names a reading and
 * nothing more: of which note, for whom and whether it stands is read from the ledger. An assembly that is slow is not waited
 * for: the grant is retired, and what it still does opens nothing. A grant that a crash leaves behind is retired by the sweep,
 * and opens nothing either: the assembly asks the ledger again.
 */
export async function openReading(
  { standing, grants, copyNote, log }: ReadingRoom,
  { practiceId, readingId }: Pick<ReadingCall, "practiceId" | "readingId">,
): Promise<void> {
  const about = { practiceId, readingId };
  const found = await standing(practiceId, readingId);
  if (!found) {
    log("security", "reading-stays-shut", about);
    return;
  }
  const { patientRef, documentId } = found.note;
  const note = noteContextOf(practiceId, patientRef, documentId);
  const { grantId, grantToken } = await grants.create(
    { requestId: readingId, authorizationId: found.authorizationId },
    note,
  );
  try {
    await copyNote({ kind: "copy-note", practiceId, readingId, grantToken });
  } catch (error) {
    // The words of a failure stay with whoever failed; the reader is told that nothing was opened.
    log("error", "reading-failed", { ...about, errorName: errorNameOf(error) });
  } finally {
    await grants.retire(grantId);
  }
}
