import * as z from "zod";
import { calendarDateSchema } from "./ids.ts";

/** Who may see the records under a protective order, as the order lists them. */
export const viewerSchema = z.enum([
  "parties",
  "counsel-of-record",
  "experts",
  "insurers",
  "court-and-staff",
  "named-persons",
]);
export type Viewer = z.infer<typeof viewerSchema>;

/** The terms of a protective order as somebody read them off it; it is qualified only with the first two (45 CFR 164.512(e)(1)(v)). */
export const protectiveTerms = {
  limitsUse: z.boolean(),
  returnOrDestroy: z.boolean(),
  /** By when, where the order names a day; else at the end of the litigation. */
  returnOrDestroyBy: calendarDateSchema.optional(),
  /** An empty list: it was read, and names nobody. */
  maySee: z.array(viewerSchema).max(viewerSchema.options.length),
  /** Whether what is filed of the records goes under seal. */
  sealed: z.boolean(),
} as const;

/** A protective order that was entered. */
export const protectiveOrderSchema = z.strictObject({ enteredOn: calendarDateSchema, ...protectiveTerms });
