import * as z from "zod";

/** Environment of the destruction of files: the three buckets from which it may delete, and its door. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  CASE_PAPERS_BUCKET: z.string().min(1),
  BINDERS_BUCKET: z.string().min(1),
  PRODUCTIONS_BUCKET: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
});
