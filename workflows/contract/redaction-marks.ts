import * as z from "zod";
import { documentIdSchema, instantSchema, personIdSchema, sha256Schema } from "./ids.ts";
import { pageBoxSchema, redactionReasonSchema } from "./redaction.ts";

/** What the search can find; none of it is the words themselves. */
export const foundAsSchema = z.enum([
  "social-security-number",
  "phone-number",
  "e-mail-address",
  "date-of-birth",
  "account-number",
  "given-words",
  "name-of-another",
]);

/** Counts the marks of one document; given once and never again. */
const markNumber = z.int().positive();

/** One step in the life of a mark. A mark lies on the bytes that it was made for: a record that changes has none. */
export const markStepSchema = z.discriminatedUnion("step", [
  z.strictObject({
    step: z.literal("drawn"),
    mark: markNumber,
    page: z.int().positive(),
    box: pageBoxSchema,
    reason: redactionReasonSchema,
  }),
  z.strictObject({
    step: z.literal("proposed"),
    mark: markNumber,
    page: z.int().positive(),
    box: pageBoxSchema,
    reason: redactionReasonSchema,
    as: foundAsSchema,
  }),
  z.strictObject({ step: z.literal("confirmed"), mark: markNumber, reason: redactionReasonSchema }),
  z.strictObject({ step: z.literal("declined"), mark: markNumber }),
  z.strictObject({
    step: z.literal("changed"),
    mark: markNumber,
    box: pageBoxSchema,
    reason: redactionReasonSchema,
  }),
  z.strictObject({ step: z.literal("withdrawn"), mark: markNumber }),
  z.strictObject({ step: z.literal("questioned"), mark: markNumber }),
  z.strictObject({ step: z.literal("upheld"), mark: markNumber }),
]);
export type MarkStep = z.infer<typeof markStepSchema>;

/** A step as it is kept: whose it was, when, and on which bytes of which record. */
export const keptMarkStepSchema = z.strictObject({
  documentId: documentIdSchema,
  recordSha256: sha256Schema,
  by: personIdSchema,
  at: instantSchema,
  of: markStepSchema,
});
export type KeptMarkStep = z.infer<typeof keptMarkStepSchema>;
