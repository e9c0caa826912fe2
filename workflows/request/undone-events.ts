import * as z from "zod";
import { effectKeySchema, effectSchema } from "./effects.ts";

/** What happens to an effect that the product could not bring about by itself. */
export const undoneEvents = {
  /** It failed as often as it is tried before people are told; `goesOn`: it is tried until it is done, all the same. */
  "effect.failed": z.strictObject({
    type: z.literal("effect.failed"),
    effectKey: effectKeySchema,
    effect: effectSchema,
    goesOn: z.boolean(),
  }),
  "effect.retried": z.strictObject({ type: z.literal("effect.retried"), effectKey: effectKeySchema }),
  "effect.done-by-hand": z.strictObject({
    type: z.literal("effect.done-by-hand"),
    effectKey: effectKeySchema,
    /** What was done instead, and when. */
    how: z.string().trim().min(3).max(2000),
  }),
} as const;
