import * as z from "zod";
import { limits } from "../contract/limits.ts";

/** The schema of one event: its name, and what it carries. */
export const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Free words of a member of staff; kept in the ledger, never in a log. */
export const reasonWords = z.string().trim().min(3).max(2000);

export const someReasons = z.array(z.string().min(1).max(limits.reasonLetters)).min(1).max(limits.reasons);
