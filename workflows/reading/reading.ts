import type { Role } from "../access/roles.ts";
import { wroteForPatient } from "../access/sight.ts";
import type { Instant } from "../vocabulary/dates.ts";
import type {
  DocumentId,
  PatientRef,
  PersonId,
  PracticeId,
  ReadingId,
  RequestId,
} from "../vocabulary/ids.ts";

/** Minutes from the asking until the copy that was made for the one reader is gone, and every way to it shut. */
export const readingMinutes = 10;
/** Minutes after that within which the sweep must have been here; what lies longer rings an alarm. */
export const graceMinutes = 5;

/**
 * One reading of one psychotherapy note by one person, as it was asked for. It is written once and never changes: whether it
 * still stands is asked anew each time.
 */
export type NoteReading = {
  readonly readingId: ReadingId;
  readonly practiceId: PracticeId;
  readonly patientRef: PatientRef;
  readonly documentId: DocumentId;
  /** The request before whose approval the note is read; none where its author reads it. */
  readonly requestId?: RequestId | undefined;
  /** Who reads: the person, the account, and the sign-in (seconds of the epoch) under which it was asked. */
  readonly personId: PersonId;
  readonly sub: string;
  readonly signedInAt: number;
  /** Why, in the reader's words; in no log. */
  readonly reason: string;
  readonly askedAt: Instant;
  readonly endsAt: Instant;
};

type Reader = { readonly personId: PersonId; readonly roles: readonly Role[] };

/**
 * Whether this person is the originator who may use the note for treatment without anybody's authorization (45 CFR
 * 164.508(a)(2)(i)(A)): a clinician who wrote it and treats the patient. Nobody else is, whatever their role.
 */
export const isOriginator = (
  reader: Reader,
  note: { readonly sealed: boolean; readonly authorId: PersonId },
  patient: { readonly treatedBy: readonly PersonId[] },
): boolean => note.sealed && reader.roles.includes("clinician") && wroteForPatient(reader, note, patient);

/** Whether the minutes of a reading are over; both instants are in UTC and of one spelling. */
export const isOver = ({ endsAt }: Pick<NoteReading, "endsAt">, now: Instant): boolean => endsAt <= now;
