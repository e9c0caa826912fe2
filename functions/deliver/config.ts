import * as z from "zod";

/** Environment of the delivery: one bucket to presign from, one of access logs to read, its door. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  /** Names of the keys the distribution may show. */
  EDGE_KEYS: z.string().min(1),
  PRODUCTIONS_BUCKET: z.string().min(1),
  ACCESS_LOG_BUCKET: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
  /** Through which links of staff are recorded. */
  COURT_DOOR_ARN: z.string().min(1),
});
