import * as z from "zod";

/** Environment of the discard: the one bucket from which it may delete, and its door. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  PRODUCTIONS_BUCKET: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
});
