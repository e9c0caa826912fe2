import * as z from "zod";

/** Environment of the assembly: where records and sealed notes are read, the two keys of the re-wrap, where productions and the copies for one reader go. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  RECORDS_BUCKET: z.string().min(1),
  NOTES_BUCKET: z.string().min(1),
  NOTE_KEYS_BUCKET: z.string().min(1),
  PRODUCTIONS_BUCKET: z.string().min(1),
  READINGS_BUCKET: z.string().min(1),
  NOTES_KEY_ARN: z.string().min(1),
  RELEASE_KEY_ARN: z.string().min(1),
  /** A production is stored in parts of so many bytes; the storage takes none below five megabytes, and no more than 10,000. */
  PRODUCTION_PART_BYTES: z.coerce.number().int().positive(),
  ADVANCE_REQUEST_ARN: z.string().min(1),
});
