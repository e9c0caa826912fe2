import * as z from "zod";

/** Environment of the pages: the ledger, the records, and the door by which the ledger hears that one was opened. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  /** Names of the keys the distribution may show. */
  EDGE_KEYS: z.string().min(1),
  RECORDS_BUCKET: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
});
