import * as z from "zod";
import { calendarDateSchema } from "./ids.ts";
import { documentClassSchema } from "./scalars.ts";

/** Rows of one proposal, at most: one for each class of document, and a few for other dates. */
export const rowsPerProposal = 20;

/** One row of the scope ledger. */
export const scopeRowSchema = z.strictObject({
  class: documentClassSchema,
  range: z.strictObject({ fromOn: calendarDateSchema, toOn: calendarDateSchema }).optional(),
  stance: z.enum(["produce", "withhold"]),
});
