import * as z from "zod";
import { roleSchema } from "../access/roles.ts";
import {
  calendarDateSchema,
  documentIdSchema,
  instantSchema,
  patientRefSchema,
  personIdSchema,
  practiceIdSchema,
  readingIdSchema,
  requestIdSchema,
  sha256Schema,
} from "./ids.ts";

// Audit controls (45 CFR 164.312(b)): every answer that shows somebody of the practice a patient or a request is on record
// before it is given.

/** What was shown. The second half may tell that there is a psychotherapy note, and is told to whoever looked alone. */
export const lookedAtSchema = z.enum([
  "worklist",
  "request",
  "records",
  "pages",
  "patients-found",
  "patient",
  "accounting",
  "papers",
  "retention",
  "shelves",
  "disposal",
  "looks",
  "own-notes",
  "own-note",
  "note-before-approval",
  "note-copy",
  "unclassified",
  "paper-notes",
]);
export type LookedAt = z.infer<typeof lookedAtSchema>;

/** What let somebody look, as the product knew it at that moment. */
export const lookBasisSchema = z.enum(["desk", "clinician", "wrote", "approves", "reading", "brought-in"]);
export type LookBasis = z.infer<typeof lookBasisSchema>;

/** One look as it is kept: added once, sealed with the history, never changed. */
export const lookSchema = z.strictObject({
  at: instantSchema,
  practiceId: practiceIdSchema,
  personId: personIdSchema,
  /** Those in force at that moment. */
  roles: z.array(roleSchema),
  what: lookedAtSchema,
  basis: lookBasisSchema,
  requestId: requestIdSchema.optional(),
  /** Everybody whom the answer named. */
  patients: z.array(patientRefSchema).optional(),
  /** Of what nobody has classified, and of whose pages were shown. */
  documentId: documentIdSchema.optional(),
  /** The reading of a note: which note, and why, stands in its row, whose digest this is. */
  reading: z.strictObject({ readingId: readingIdSchema, sha256: sha256Schema.optional() }).optional(),
  /** Random, so that two looks of one moment are two, and nobody finds out by trying what a digest is of. */
  nonce: sha256Schema,
});
export type Look = z.infer<typeof lookSchema>;

/** One look as the privacy officer reads it: who, in which roles, at what, what for, and what let them. */
const lookLineSchema = z.strictObject({
  at: instantSchema,
  by: z.string(),
  roles: z.array(roleSchema),
  what: z.string(),
  why: z.string(),
  basis: z.string(),
});

/** The looks of some days, the newest first. */
export const looksViewSchema = z.strictObject({
  fromOn: calendarDateSchema,
  upToOn: calendarDateSchema,
  looks: z.array(lookLineSchema),
  /** Whether earlier days can hold any. */
  goesOn: z.boolean(),
});
export type LooksView = z.infer<typeof looksViewSchema>;
