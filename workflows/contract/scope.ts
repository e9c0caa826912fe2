import * as z from "zod";
import { calendarDateSchema } from "./ids.ts";
import { documentClassSchema } from "./scalars.ts";

/** One row of the scope ledger. */
export const scopeRowSchema = z.strictObject({
  class: documentClassSchema,
  range: z.strictObject({ fromOn: calendarDateSchema, toOn: calendarDateSchema }).optional(),
  stance: z.enum(["produce", "withhold"]),
});
