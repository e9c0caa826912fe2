import * as z from "zod";

/** Why words or a part of a picture are taken out of a record that goes; what the law keeps back whole is no reason here. */
export const redactionReasonSchema = z.enum([
  "other-person",
  "privilege",
  "minimum-necessary",
  "confidential-source",
  "not-responsive",
  "social-security-number",
  "date-of-birth",
  "account-number",
  "contact-detail",
]);
export type RedactionReason = z.infer<typeof redactionReasonSchema>;

/** Of the longest side that a page may have (ISO 32000-1, annex C.2). */
const place = z.number().min(0).max(14_400);

/** A rectangle on a page as it is shown, upright and cropped: points from its upper left corner. */
export const pageBoxSchema = z
  .strictObject({ left: place, top: place, right: place, bottom: place })
  .refine(({ left, right }) => left < right, "the right edge lies to the right of the left one")
  .refine(({ top, bottom }) => top < bottom, "the lower edge lies below the upper one");
export type PageBox = z.infer<typeof pageBoxSchema>;

/** What is to be taken out of a document: a place on one of its pages, counted from 1, and why. */
export const redactionBoxSchema = z.strictObject({
  page: z.int().positive(),
  box: pageBoxSchema,
  reason: redactionReasonSchema,
});
export type RedactionBox = z.infer<typeof redactionBoxSchema>;
