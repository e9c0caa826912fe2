import * as z from "zod";

/** Environment of the clocks: the ledger's lists of what is due, its door, and the mail of the day. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
  MAIL_FROM: z.string().min(1),
  PORTAL_ORIGIN: z.string().min(1),
});
export type Config = z.infer<typeof configSchema>;
