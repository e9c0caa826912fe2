import * as z from "zod";
import { calendarDateSchema, documentIdSchema, instantSchema, proposalIdSchema } from "./ids.ts";
import { limits } from "./limits.ts";
import { documentClassSchema } from "./scalars.ts";

/** One row of the scope ledger. */
export const scopeRowSchema = z.strictObject({
  class: documentClassSchema,
  range: z.strictObject({ fromOn: calendarDateSchema, toOn: calendarDateSchema }).optional(),
  stance: z.enum(["produce", "withhold"]),
});

/** What the other side says to one row. */
export const rowAnswerSchema = z.enum(["agreed", "refused", "countered"]);
export type RowAnswer = z.infer<typeof rowAnswerSchema>;

/** Written to the other side, who reads it. */
const reason = z.string().trim().min(3).max(500);

/** One answer for each row of a proposal, in its order. */
export const answersToRowsSchema = z
  .array(
    z.discriminatedUnion("answer", [
      z.strictObject({ answer: z.literal("agreed") }),
      z.strictObject({ answer: z.literal("refused"), reason }),
      z.strictObject({ answer: z.literal("countered"), reason, counter: scopeRowSchema }),
    ]),
  )
  .min(1)
  .max(limits.rows);

/** What the other side says to the time that a proposal asks for. */
export const moreTimeSchema = z.enum(["agreed", "refused"]);

/** Each row of a proposal with its answer, as the memory keeps it. */
export const rowAnswersSchema = z.array(rowAnswerSchema).max(limits.rows);

/** One row as it stands in the history of the scope: who wanted it, and what the other side said, with the reason. */
export const ledgerRowSchema = z.strictObject({
  proposalId: proposalIdSchema,
  by: z.enum(["practice", "requester"]),
  madeAt: instantSchema,
  ...scopeRowSchema.shape,
  answer: z.enum([...rowAnswerSchema.options, "open", "replaced"]),
  answeredAt: instantSchema.optional(),
  reason: z.string().optional(),
  /** The letter or agreement in which the proposal, and the answer, was made. */
  proposedIn: documentIdSchema.optional(),
  answeredIn: documentIdSchema.optional(),
});
export type LedgerRow = z.infer<typeof ledgerRowSchema>;
