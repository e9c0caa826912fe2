import * as z from "zod";

/** Environment of the papers: the ledger, and the door by which it hears what was drawn up. */
export const configSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  /** Names of the keys the distribution may show. */
  EDGE_KEYS: z.string().min(1),
  /** The papers that came in, which a binder holds, and where binders lie for a week. */
  CASE_PAPERS_BUCKET: z.string().min(1),
  BINDERS_BUCKET: z.string().min(1),
  ADVANCE_REQUEST_ARN: z.string().min(1),
});
