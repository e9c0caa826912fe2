import * as z from "zod";

/** Environment of the reading room: where the copies lie, who lends the key of a note, and what reads the tokens of staff. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  /** Names of the keys the distribution may show. */
  EDGE_KEYS: z.string().min(1),
  READINGS_BUCKET: z.string().min(1),
  /** The alias through which readings are asked for, and nothing else can be. */
  VAULT_READINGS_ARN: z.string().min(1),
  STAFF_POOL_ID: z.string().min(1),
  STAFF_CLIENT_ID: z.string().min(1),
  STAFF_KEYS_URL: z.url(),
});
