import * as z from "zod";

/** Environment of the vault: the notes key, the only grantee, and the role that may retire a grant (this function's own), and who copies a note for one reader. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  NOTES_KEY_ARN: z.string().min(1),
  VAULT_GRANTEE_ARN: z.string().min(1),
  VAULT_RETIRER_ARN: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
  ASSEMBLE_PRODUCTION_ARN: z.string().min(1),
});
export type Config = z.infer<typeof configSchema>;
