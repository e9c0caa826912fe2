import { practiceIdSchema, readingIdSchema } from "../../workflows/contract/ids.ts";
import type { NoteReading } from "../../workflows/reading/reading.ts";

type Named = Pick<NoteReading, "practiceId" | "readingId">;

/** Where every copy for a reader is stored. */
export const everyReading = "prc_";

/** Where the copy of one reading is stored; the name says nothing of a patient, a note or a reader. */
export const readingObjectKey = ({ practiceId, readingId }: Named): string => `${practiceId}/${readingId}`;

/** The reading a copy belongs to; undefined of a name that is none of ours. */
export function readingOfKey(key: string): Named | undefined {
  const [practice, reading, ...more] = key.split("/");
  const practiceId = practiceIdSchema.safeParse(practice);
  const readingId = readingIdSchema.safeParse(reading);
  if (!practiceId.success || !readingId.success || more.length > 0) return undefined;
  return { practiceId: practiceId.data, readingId: readingId.data };
}
