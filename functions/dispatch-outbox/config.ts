import * as z from "zod";

/** Environment of the dispatcher: one address for each kind of effect. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  OPEN_VAULT_ARN: z.string().min(1),
  DISCARD_PRODUCTION_ARN: z.string().min(1),
  DESTROY_FILES_ARN: z.string().min(1),
  WORK_QUEUE_URL: z.string().min(1),
  SCHEDULE_GROUP: z.string().min(1),
  SCHEDULE_ROLE_ARN: z.string().min(1),
  CLOCKS_ARN: z.string().min(1),
  CLOCK_DLQ_ARN: z.string().min(1),
  MAIL_FROM: z.string().min(1),
  PORTAL_ORIGIN: z.string().min(1),
});
export type Config = z.infer<typeof configSchema>;
