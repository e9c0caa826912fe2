import * as z from "zod";

/** How a request reached the practice. */
export const channelSchema = z.enum(["portal", "fax", "mail", "email", "in-person", "served-on-clinician"]);

/** How a request ended. */
export const closingOutcomeSchema = z.enum([
  "released_full",
  "released_partial",
  "withheld_privilege",
  "withheld_no_authority",
  "quashed",
  "modified_by_order",
  "withdrawn",
  "no_records",
  "neither_confirm_nor_deny",
  "deficient_expired",
  "duplicate",
]);

/** How a request ended, in words that also stand inside a sentence. */
export const closingOutcomeWords = {
  released_full: "released in full",
  released_partial: "released in part",
  withheld_privilege: "withheld: privilege",
  withheld_no_authority: "withheld: no authority",
  quashed: "quashed",
  modified_by_order: "modified by order",
  withdrawn: "withdrawn",
  no_records: "no records",
  neither_confirm_nor_deny: "neither confirmed nor denied",
  deficient_expired: "the deficiency was not cured",
  duplicate: "duplicate",
} as const satisfies Record<z.infer<typeof closingOutcomeSchema>, string>;
