import * as z from "zod";

/** Environment of the document gate: from the quarantine to the case papers, and its door. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  QUARANTINE_BUCKET: z.string().min(1),
  CASE_PAPERS_BUCKET: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
});
