import * as z from "zod";

/** Environment of the import: where records and sealed notes go, and the key that may only wrap. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  /** Names of the keys the distribution may show. */
  EDGE_KEYS: z.string().min(1),
  RECORDS_BUCKET: z.string().min(1),
  NOTES_BUCKET: z.string().min(1),
  NOTE_KEYS_BUCKET: z.string().min(1),
  INCOMING_BUCKET: z.string().min(1),
  NOTES_KEY_ARN: z.string().min(1),
});
export type Config = z.infer<typeof configSchema>;
