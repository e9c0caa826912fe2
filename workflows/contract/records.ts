import * as z from "zod";
import {
  calendarDateSchema,
  documentIdSchema,
  patientRefSchema,
  personIdSchema,
  sha256Schema,
} from "./ids.ts";
import { activeContentSchema, scannerSchema } from "./papers.ts";
import { documentClassSchema } from "./scalars.ts";
import { sessionFactsSchema } from "./session-facts.ts";
import { broughtInBecauseSchema, unclassifiedBecauseSchema } from "./unclassified.ts";

/** What a record of the chart may be, each kept where the desk can read it. */
export const ordinaryKinds = [
  "progress-note",
  "intake-assessment",
  "treatment-plan",
  "billing",
  "sud-record",
] as const;
const titleSchema = z.string().trim().min(1).max(200);
const ofTheChart = z.enum(ordinaryKinds);

/** How much a note on paper is; kept in the open, as the length of any note is. */
export const onPaperSchema = z.strictObject({
  pages: z.int().min(1).max(5_000),
  volumes: z.int().min(1).max(100),
});
export type OnPaper = z.infer<typeof onPaperSchema>;
/** Where a note on paper lies, in words that say nothing of what it holds; sealed like the text of a note. */
export const paperLocatorSchema = z.strictObject({ where: z.string().trim().min(3).max(300) });

/** Idempotency: the same importId stores once. Those of psychotherapy notes are a namespace of their own. */
const importIdSchema = z.string().regex(/^[0-9A-Za-z_-]{16,64}$/);
/** The largest file that comes in, in bytes: 25 MB of PDF. */
export const largestFile = 25_000_000;
/**
 * `POST /api/records/{patientRef}/uploads`: a file that is too large for the body of a call is announced. It is posted with the
 * ticket that comes back, then the record is brought in with `upload` in place of `pdf`.
 */
export const announceRecordSchema = z.strictObject({
  importId: importIdSchema,
  size: z.int().positive().max(largestFile),
  sha256: sha256Schema,
});
/** How to post an announced file: one form, good for ten minutes, for exactly this file. */
export const recordUploadSchema = z.strictObject({
  url: z.url(),
  fields: z.record(z.string(), z.string()),
});
export type RecordUpload = z.infer<typeof recordUploadSchema>;

const arriving = z.strictObject({
  importId: importIdSchema,
  sessionOn: calendarDateSchema,
  /** With whom the session was. The licence is the one whoever brings it in holds at the time. */
  setting: sessionFactsSchema.shape.setting,
  /** Who else that took part can be recognized in it. */
  others: sessionFactsSchema.shape.others,
});
const comingIn = arriving.extend({
  /** In what the practice keeps it. */
  medium: sessionFactsSchema.shape.medium,
  /** The file, base64; at most 4 MB of PDF. */
  pdf: z.base64().max(6_000_000).optional(),
  /** Of a file that was announced and posted, its digest. */
  upload: z.strictObject({ sha256: sha256Schema }).optional(),
});
/**
 * `POST /api/records/{patientRef}`: a record comes in (import-records). A psychotherapy note brings no title: free words
 * beside a sealed note would say in the open what it is sealed for (45 CFR 164.501).
 */
export const importRecordSchema = z
  .discriminatedUnion("kind", [
    comingIn.extend({ kind: z.literal("psychotherapy-note") }),
    comingIn.extend({ kind: ofTheChart, title: titleSchema }),
    // The practice keeps it on paper: where it lies takes the place of a file.
    arriving.extend({
      kind: z.literal("psychotherapy-note-on-paper"),
      paper: onPaperSchema.extend(paperLocatorSchema.shape),
    }),
    // It may be a psychotherapy note: no title either.
    comingIn.extend({ kind: z.literal("unclassified"), because: broughtInBecauseSchema }),
  ])
  .refine((asked) => "paper" in asked || (asked.pdf === undefined) !== (asked.upload === undefined), {
    path: ["pdf"],
    error: "Send the file in the call, or name one that was posted; not both.",
  });
export const recordImportedSchema = z.strictObject({
  documentId: documentIdSchema,
  class: documentClassSchema,
  pages: z.int(),
  /** What was taken out of the file because it acts when opened. */
  removed: z.array(activeContentSchema).optional(),
  /** Who found no malware in it; of what is on paper nobody looked. */
  scannedBy: scannerSchema.optional(),
});
/** `POST …/{documentId}/psychotherapy-note`: a record that came in as an ordinary one is a psychotherapy note. No free words. */
export const sealMisfiledSchema = z.strictObject({ isPsychotherapyNote: z.literal(true) });
/**
 * `POST …/{documentId}/class`: a clinician who treats the patient says what a record is that came in unclassified, and on
 * which day its session was if that was not known.
 */
export const classifyRecordSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("psychotherapy-note"), sessionOn: calendarDateSchema.optional() }),
  z.strictObject({ kind: ofTheChart, title: titleSchema, sessionOn: calendarDateSchema.optional() }),
]);
/** One record that waits for a clinician to say what it is, as those see it who treat the patient. */
export const unclassifiedRowSchema = z.strictObject({
  documentId: documentIdSchema,
  sessionOn: calendarDateSchema,
  because: unclassifiedBecauseSchema,
  pages: z.int(),
  /** Who brought it in, and whether that is whoever asks: nobody else reads it before it is known. */
  author: z.string(),
  mine: z.boolean(),
});
export type UnclassifiedRow = z.infer<typeof unclassifiedRowSchema>;
/** `POST /api/records`: a patient is entered. */
export const addPatientSchema = z.strictObject({
  name: z.string().trim().min(1).max(160),
  birthDate: calendarDateSchema,
  treatedBy: z.array(personIdSchema).min(1),
});
/** `POST /api/records/{patientRef}/birth-date`: what is on file is corrected, by whoever saw what it was. */
export const correctBirthDateSchema = z.strictObject({
  was: calendarDateSchema,
  birthDate: calendarDateSchema,
  reason: z.string().trim().min(3).max(300),
});
export const birthDateCorrectedSchema = z.strictObject({ birthDate: calendarDateSchema });
export const patientAddedSchema = z.strictObject({ patientRef: patientRefSchema });
