import * as z from "zod";
import { documentIdSchema, personIdSchema } from "./ids.ts";
import { redactionReasonSchema } from "./redaction.ts";

/** What the search can find; none of it is the words themselves. */
export const foundAsSchema = z.enum([
  "social-security-number",
  "phone-number",
  "e-mail-address",
  "date-of-birth",
  "account-number",
  "given-words",
  "name-of-another",
  /** A whole page that names somebody else as the patient, or of a scan nobody. */
  "page-of-another",
]);
export type FoundAs = z.infer<typeof foundAsSchema>;

/** Of the longest side that a page may have (ISO 32000-1, annex C.2). */
const place = z.int().min(0).max(144_000);
/** A rectangle on a page as it is shown, upright and cropped: tenths of a point from its upper left corner. */
export const markBoxSchema = z
  .strictObject({ left: place, top: place, right: place, bottom: place })
  .refine(({ left, right }) => left < right, "the right edge lies to the right of the left one")
  .refine(({ top, bottom }) => top < bottom, "the lower edge lies below the upper one");
export type MarkBox = z.infer<typeof markBoxSchema>;

/** Counts the marks of one document; given once and never again. */
const markNumber = z.int().min(1).max(9999);

const pageNumber = z.int().min(1).max(99_999);

/** One step in the life of a mark. A mark lies on the bytes that it was made for: a record that changes has none. */
export const markStepSchema = z.discriminatedUnion("step", [
  z.strictObject({
    step: z.literal("drawn"),
    mark: markNumber,
    page: pageNumber,
    box: markBoxSchema,
    reason: redactionReasonSchema,
  }),
  z.strictObject({
    step: z.literal("proposed"),
    mark: markNumber,
    page: pageNumber,
    box: markBoxSchema,
    reason: redactionReasonSchema,
    as: foundAsSchema,
  }),
  z.strictObject({ step: z.literal("confirmed"), mark: markNumber, reason: redactionReasonSchema }),
  z.strictObject({ step: z.literal("declined"), mark: markNumber }),
  z.strictObject({
    step: z.literal("changed"),
    mark: markNumber,
    box: markBoxSchema,
    reason: redactionReasonSchema,
  }),
  z.strictObject({ step: z.literal("withdrawn"), mark: markNumber }),
  z.strictObject({ step: z.literal("questioned"), mark: markNumber }),
  z.strictObject({ step: z.literal("upheld"), mark: markNumber }),
]);
export type MarkStep = z.infer<typeof markStepSchema>;

/** Of one command, and of all records of a request together: what is remembered of a request is one row. */
export const mostSteps = 50;
export const mostMarks = 1000;
export const mostMarkedRecords = 100;

const marks = z.array(markNumber).max(mostMarks);

/**
 * Whose the marks of one record are, by their numbers, as the memory of a request keeps it. Where they lie and why stands in their
 * events.
 */
export const markBookSchema = z.strictObject({
  documentId: documentIdSchema,
  last: markNumber,
  /** Proposals that nobody has confirmed or declined. */
  waiting: marks,
  /** By who drew or confirmed them: nobody else changes them. */
  owned: z.array(z.strictObject({ by: personIdSchema, marks })).max(50),
  /** Somebody else thinks that these should not stand so. Until their owner has answered, nothing goes. */
  questioned: marks,
});
export type MarkBook = z.infer<typeof markBookSchema>;
