import * as z from "zod";

/** Environment of the calendar: the ledger, of which it reads dates and members, and keeps the addresses. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  /** Names of the keys the distribution may show. */
  EDGE_KEYS: z.string().min(1),
});
