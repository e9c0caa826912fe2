import * as z from "zod";
import {
  calendarDateSchema,
  documentIdSchema,
  instantSchema,
  patientRefSchema,
  readingIdSchema,
} from "./ids.ts";

/** `POST /api/staff/notes/search`: the notes that the caller wrote of the patients so named; an empty name begins the list. */
export const searchOwnNotesSchema = z.strictObject({ name: z.string().trim().max(160) });

/** The answer, alike for whoever wrote none: patients whom the caller treats and of whom the caller wrote notes. */
export const ownNotesSchema = z.strictObject({
  patients: z
    .array(
      z.strictObject({
        patientRef: patientRefSchema,
        name: z.string(),
        birthDate: calendarDateSchema,
        notes: z
          .array(
            z.strictObject({
              documentId: documentIdSchema,
              sessionOn: calendarDateSchema,
              pages: z.int().positive(),
              onPaper: z.boolean(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});
export type OwnNotes = z.infer<typeof ownNotesSchema>;

/** `POST /api/staff/notes/{patientRef}/{documentId}/readings`: the originator reads a note, for treatment and with a reason. */
export const readOwnNoteSchema = z.strictObject({
  forTreatment: z.literal(true),
  /** Who brought a note in is not always who wrote it: without the reader saying so nothing is opened. */
  wroteIt: z.literal(true),
  reason: z.string().trim().min(3).max(2000),
});

/** What a reader says of a note before the vault is approved. */
export const noteMarkSchema = z.enum(["may-go", "withhold"]);
export type NoteMark = z.infer<typeof noteMarkSchema>;

/** A reading that was opened, and until when its copy can be fetched. */
export const readingOpenedSchema = z.strictObject({ readingId: readingIdSchema, endsAt: instantSchema });
export type ReadingOpened = z.infer<typeof readingOpenedSchema>;

/** A reading that its reader ended: the copy is destroyed in every version. */
export const readingEndedSchema = z.strictObject({ readingId: readingIdSchema, ended: z.literal(true) });
