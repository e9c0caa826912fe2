import type { CopyNoteCall } from "../../workflows/contract/calls.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { whereItLies } from "../../workflows/production/paper-notes.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import { noteContextOf } from "../adapters/note-envelope.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import { locatorOf } from "../adapters/paper-locator.ts";
import type { SealedRecord } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { readingObjectKey } from "../adapters/reading-objects.ts";
import type { StandsNow } from "../adapters/standing-reading.ts";
import { logFailure } from "./failure-line.ts";
import { openSealed } from "./open-records.ts";
import type { Shelves } from "./open-records.ts";

type Copying = Shelves & {
  readonly standing: StandsNow;
  readonly practices: Pick<Practices, "byId">;
  readonly copies: Pick<ObjectStore, "put">;
  readonly now: () => Date;
  readonly log: Log;
};

/**
 * Opens one note under the grant that the vault lends for this call, and stores the copy for its one reader. Whether the
 * reading stands is read from the ledger before the note is opened and again before the copy is stored; one that does not leaves
 * nothing. Throws what the key service says of a grant that is not for this note.
 */
export async function copyNote(
  ports: Copying,
  { practiceId, readingId, grantToken }: CopyNoteCall,
): Promise<void> {
  const about = { practiceId, readingId };
  const standing = await ports.standing(practiceId, readingId);
  if (!standing) {
    ports.log("security", "reading-stays-shut", about);
    return;
  }
  const { note, authorizationId } = standing;
  const { patientRef, documentId } = note;
  const from = noteContextOf(practiceId, patientRef, documentId);
  const to = { practiceId, requestId: readingId, authorizationId, documentId };
  const bytes = await openSealed(ports, from, to, grantToken).catch((error: unknown) => {
    logFailure(ports.log, "reading-failed", error, about);
    throw error;
  });
  if (sha256Hex(bytes) !== note.sha256) throw new NoteDiffers();
  const pages = note.paper ? await whereToLook(ports, practiceId, note, bytes) : bytes;
  if (!(await ports.standing(practiceId, readingId))) {
    ports.log("security", "reading-stays-shut", about);
    return;
  }
  const key = readingObjectKey({ practiceId, readingId: standing.reading.readingId });
  await ports.copies.put({ key, bytes: pages, sha256: sha256Hex(pages), contentType: "application/pdf" });
  ports.log("info", "note-copied-for-reader", about);
}

/** Of a note on paper the copy says where it lies. */
async function whereToLook(
  { practices, now }: Pick<Copying, "practices" | "now">,
  practiceId: string,
  { sessionOn, author, paper }: SealedRecord,
  bytes: Buffer,
): Promise<Uint8Array> {
  const practice = await practices.byId(practiceId);
  if (!practice || !paper) throw new NoteDiffers();
  const { setLetter } = await import("../adapters/pdf-letter.ts");
  const { name: practiceName, timeZone } = practice;
  const on = localDateOf(now().toISOString(), timeZone);
  const { where } = locatorOf(bytes);
  return (await setLetter(whereItLies({ practiceName, on }, { sessionOn, author, paper, where }), now()))
    .bytes;
}

/** What was opened is not what came in. */
class NoteDiffers extends Error {
  override readonly name = "NoteDiffers";
  constructor() {
    super("the note is not the one that was sealed");
  }
}
