import * as z from "zod";

/** Environment of the disposal: where records, notes, their keys and what is unclassified lie, and how to tell a token of staff. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  /** Names of the keys the distribution may show. */
  EDGE_KEYS: z.string().min(1),
  RECORDS_BUCKET: z.string().min(1),
  NOTES_BUCKET: z.string().min(1),
  NOTE_KEYS_BUCKET: z.string().min(1),
  INCOMING_BUCKET: z.string().min(1),
  STAFF_POOL_ID: z.string().min(1),
  STAFF_CLIENT_ID: z.string().min(1),
  STAFF_KEYS_URL: z.url(),
});
