import * as z from "zod";

/** Environment of the papers: the ledger, and the door by which it hears what was drawn up. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  /** Names of the keys the distribution may show. */
  EDGE_KEYS: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
});
