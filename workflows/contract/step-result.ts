import * as z from "zod";
import { refusalSchema } from "./problem.ts";

/** The answer of the single writer. `unchanged` means: known already, or too late to matter. */
export const stepResultSchema = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("accepted"), version: z.int(), seq: z.int() }),
  z.strictObject({ outcome: z.literal("unchanged"), version: z.int(), seq: z.int() }),
  z.strictObject({ outcome: z.literal("refused"), problem: refusalSchema }),
]);
export type StepResult = z.infer<typeof stepResultSchema>;
