import * as z from "zod";

/** Environment of the requesters' routes: the ledger, the quarantine it presigns uploads into, its door to the single writer. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  /** Names of the keys the distribution may show. */
  EDGE_KEYS: z.string().min(1),
  QUARANTINE_BUCKET: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
});
