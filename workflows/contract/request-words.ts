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
