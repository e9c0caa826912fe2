import * as z from "zod";

/** Environment of the single writer: the ledger, and nothing else. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
});
