import * as z from "zod";
import { calendarDateSchema, instantSchema, sha256Schema } from "./ids.ts";

/** The papers the practice can draw up; the name stands in events and file names, and says nothing of a person. */
export const paperNames = [
  "receipt",
  "deficiency-letter",
  "neither-confirm-nor-deny",
  "patient-notice",
  "negotiation-letter",
  "objection-letter",
  "motion-to-quash",
  "protective-order-motion",
  "in-camera-request",
  "privilege-log",
  "partial-denial",
  "extension-letter",
  "custodian-certificate",
  "no-records-certificate",
  "cover-letter",
  "redisclosure-notice",
  "invoice",
  "clawback-notice",
  "litigation-hold",
  "binder",
] as const;
export const paperNameSchema = z.enum(paperNames);
export type PaperName = z.infer<typeof paperNameSchema>;

/** The forms a paper is drawn up in: one to work on, one to send. The binder is only to be read. */
export const paperFormSchema = z.enum(["docx", "pdf"]);
export type PaperForm = z.infer<typeof paperFormSchema>;

/** The version of a template, as the event keeps it. */
export const templateVersionSchema = z
  .string()
  .max(11)
  .regex(/^\d{4}\.\d{1,2}\.\d{1,3}$/);

/** Where something that a paper lacks is answered: a fact of the case, a panel, or by hand on the draft. */
const placeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fact"), pointer: z.string().max(200) }),
  z.strictObject({
    kind: z.literal("panel"),
    panel: z.enum(["people", "weight", "contest", "records", "review", "fees", "production", "incidents"]),
  }),
  z.strictObject({ kind: z.literal("by-hand") }),
]);
export type MissingPlace = z.infer<typeof placeSchema>;

const missingSchema = z.strictObject({ words: z.string().max(200), place: placeSchema });
/** What a paper lacks: the place is marked in it, and nothing is put there that is not known. */
export type MissingWords = z.infer<typeof missingSchema>;

/** Who acts on a draft before it goes: counsel signs it, counsel reads it, or nobody outside the desk. */
export const counselSchema = z.enum(["signs", "reads", "none"]);
export type Counsel = z.infer<typeof counselSchema>;

const unshownSchema = z.strictObject({
  letter: z.string().max(4),
  number: z.string().max(8),
  /** The beginning of the line it stands in. */
  where: z.string().max(120),
});
/** A letter for which the PDF has no glyph: its number stands in its place. */
export type UnshownLetter = z.infer<typeof unshownSchema>;

const offeredSchema = z.strictObject({
  paper: paperNameSchema,
  title: z.string().max(120),
  version: templateVersionSchema,
  forms: z.array(paperFormSchema).min(1),
  /** Why the case calls for it. */
  why: z.string().max(400),
  to: z.string().max(120),
  counsel: counselSchema,
  missing: z.array(missingSchema),
  /** Legal paragraphs in it whose source is still to be checked. */
  unverified: z.int().nonnegative(),
  /** Letters that its PDF cannot show; the document for a word processor has them. */
  unshown: z.array(unshownSchema),
  /** Of a paper that counsel signs: the digest of the draft as it reads now, by which a sign-off knows it. */
  draft: sha256Schema.optional(),
  /** Counsel's sign-off that has not gone to court yet, and whether it is of this draft or of an earlier one. */
  signedOff: z
    .strictObject({ counsel: z.string(), signedOn: calendarDateSchema, ofThisDraft: z.boolean() })
    .optional(),
  /** When it was last drawn up, and from which version. */
  last: z.strictObject({ at: instantSchema, version: templateVersionSchema }).optional(),
});
export type OfferedPaper = z.infer<typeof offeredSchema>;

const keptBackSchema = z.strictObject({
  paper: paperNameSchema,
  title: z.string().max(120),
  why: z.string().max(400),
});
/** A paper that might be thought of and must not be drawn up: why not, and what goes in its place. */
export type KeptBackPaper = z.infer<typeof keptBackSchema>;

/** `GET /api/staff/requests/{requestId}/papers-to-send`. */
export const papersToSendSchema = z.strictObject({
  papers: z.array(offeredSchema),
  keptBack: z.array(keptBackSchema),
});
export type PapersToSend = z.infer<typeof papersToSendSchema>;

/** The body of `POST /api/staff/requests/{requestId}/papers-to-send/{paper}`. */
export const drawUpSchema = z.strictObject({ form: paperFormSchema });

/**
 * Its answer: the file itself, of which nothing is kept; or, of a binder, which is too large for an answer, a link of one
 * minute to it.
 */
export const drawnUpSchema = z.union([
  z.strictObject({
    fileName: z.string().max(120),
    contentType: z.string().max(100),
    base64: z.base64(),
  }),
  z.strictObject({ url: z.url() }),
]);
export type DrawnUp = z.infer<typeof drawnUpSchema>;
