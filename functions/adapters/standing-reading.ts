import { isOriginator, isOver } from "../../workflows/reading/reading.ts";
import type { NoteReading } from "../../workflows/reading/reading.ts";
import type { SealedRecord } from "./practice-rows.ts";
import type { Practices } from "./practices.dynamodb.ts";
import type { Readings } from "./readings.dynamodb.ts";

/** A reading that may go on at this moment, and the note it is of. */
export type StandingReading = { readonly reading: NoteReading; readonly note: SealedRecord };
export type StandsNow = (practiceId: string, readingId: string) => Promise<StandingReading | undefined>;

/**
 * Asks the ledger whether a reading still stands: its minutes are not over, and its reader is still the originator of the note
 * (45 CFR 164.508(a)(2)(i)(A)). Asked before the key is lent, before the note is opened, before each link, and by the sweep.
 */
export function standingReading({
  readings,
  practices,
  now,
}: {
  readonly readings: Pick<Readings, "read">;
  readonly practices: Pick<Practices, "member" | "patient" | "record">;
  readonly now: () => Date;
}): StandsNow {
  return async (practiceId, readingId) => {
    const reading = await readings.read(practiceId, readingId);
    if (!reading || isOver(reading, now().toISOString())) return undefined;
    const { patientRef, documentId, personId, sub } = reading;
    const [member, patient, note] = await Promise.all([
      practices.member(sub),
      practices.patient(practiceId, patientRef),
      practices.record(practiceId, patientRef, documentId),
    ]);
    if (!member || !patient || !note?.sealed) return undefined;
    if (member.personId !== personId || member.practiceId !== practiceId) return undefined;
    return isOriginator(member, note, patient) ? { reading, note } : undefined;
  };
}
