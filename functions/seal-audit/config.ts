import * as z from "zod";

/** Environment of the seal: the ledger it reads, the signing key, the object-locked bucket. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  AUDIT_BUCKET: z.string().min(1),
  AUDIT_SIGNING_KEY: z.string().min(1),
});
