import * as z from "zod";

/** Environment of the staff's routes: the ledger, its door, and the buckets whose objects it may presign. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  /** Names of the keys the distribution may show. */
  EDGE_KEYS: z.string().min(1),
  QUARANTINE_BUCKET: z.string().min(1),
  CASE_PAPERS_BUCKET: z.string().min(1),
  RECORDS_BUCKET: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
});
