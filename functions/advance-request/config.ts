import * as z from "zod";

/** Environment of the single writer: the ledger, and how to tell a token of staff. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  STAFF_POOL_ID: z.string().min(1),
  STAFF_CLIENT_ID: z.string().min(1),
  STAFF_KEYS_URL: z.url(),
});
