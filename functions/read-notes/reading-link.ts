import type { Refusal } from "../../workflows/contract/problem.ts";
import type { StaffLink } from "../../workflows/contract/staff.ts";
import type { NoteReading } from "../../workflows/reading/reading.ts";
import type { ReadingId } from "../../workflows/vocabulary/ids.ts";
import { linkSeconds } from "../adapters/lifetimes.ts";
import type { Log } from "../adapters/log.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { DownloadLinks, TryRead } from "../adapters/presigned.s3.ts";
import { refusal } from "../adapters/problem-response.ts";
import { readingObjectKey } from "../adapters/reading-objects.ts";
import type { Readings } from "../adapters/readings.dynamodb.ts";
import type { StandsNow } from "../adapters/standing-reading.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";
import { copiesOf } from "./copies-of.ts";
import type { SignedIn } from "../adapters/staff-token.ts";

export type Room = {
  readonly readings: Pick<Readings, "end">;
  readonly standing: StandsNow;
  readonly tryRead: TryRead;
  readonly links: DownloadLinks;
  readonly copies: StoredVersions;
  readonly now: () => Date;
  readonly log: Log;
};
/** Who asks, and in which sign-in. */
export type Asking = { readonly member: Member; readonly signedIn: SignedIn };

/** The reading, if it stands and is this person's in this sign-in. */
async function theirs(
  { standing }: Pick<Room, "standing">,
  { member, signedIn }: Asking,
  readingId: ReadingId,
): Promise<NoteReading | undefined> {
  const reading = (await standing(member.practiceId, readingId))?.reading;
  return reading?.sub === signedIn.sub && reading.signedInAt === signedIn.at ? reading : undefined;
}

/** A link of 60 seconds to the copy, as often as its one reader asks while the reading stands; each is on record first. */
export async function readingLink(
  room: Room,
  asking: Asking,
  readingId: ReadingId,
): Promise<{ readonly link: StaffLink } | { readonly problem: Refusal }> {
  const reading = await theirs(room, asking, readingId);
  if (!reading) return { problem: over };
  const key = readingObjectKey(reading);
  // Asked of the list: of what is not there, who may not list is told 403.
  if ((await copiesOf(room.copies, reading)).length === 0) return { problem: over };
  if (!(await room.tryRead({ key }))) return { problem: over };
  const { practiceId, personId } = reading;
  room.log("access", "reading-copy-viewed", { practiceId, personId, readingId });
  const expiresAt = new Date(room.now().getTime() + linkSeconds * 1000).toISOString();
  return { link: { url: await room.links({ key, fileName: "note-for-reading.pdf" }), expiresAt } };
}

/** Destroys the copy in every version before its minutes are over; ending what is over already changes nothing. */
export async function endReading(
  room: Room,
  asking: Asking,
  readingId: ReadingId,
): Promise<{ readonly ended: true } | { readonly problem: Refusal }> {
  const reading = await theirs(room, asking, readingId);
  if (!reading) return { problem: over };
  const { practiceId, personId } = reading;
  // First that it is over: a copy that is still being made is then not stored.
  await room.readings.end(reading, room.now().toISOString());
  const stored = await copiesOf(room.copies, reading);
  for (const version of stored) await room.copies.destroy(version);
  room.log("access", "reading-ended", { practiceId, personId, readingId, count: stored.length });
  return { ended: true };
}

// One answer for what is over, for what is somebody else's and for what never was.
const over = refusal(
  "not-found",
  "There is no such reading of yours in this sign-in, or its minutes are over and its copy is destroyed. Ask for the note again if you still need it.",
);
