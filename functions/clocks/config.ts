import * as z from "zod";

/** Environment of the clocks: the index of what is due, and its door. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
});
