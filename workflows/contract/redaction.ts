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

/** A rectangle on a page as it is shown, upright and cropped: points from its upper left corner. */
export type PageBox = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** What is to be taken out of a document: a place on one of its pages, counted from 1, and why. */
export type RedactionBox = { readonly page: number; readonly box: PageBox; readonly reason: RedactionReason };
