import * as z from "zod";
import { clockWakeSchema } from "./clocks.ts";
import {
  authorizationIdSchema,
  calendarDateSchema,
  practiceIdSchema,
  productionIdSchema,
  requestIdSchema,
} from "./ids.ts";

const requestKey = { practiceId: practiceIdSchema, requestId: requestIdSchema };

/** What the dispatcher asks of open-vault; open-vault believes the ledger, not this. */
export const vaultCallSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("open-vault"), ...requestKey, authorizationId: authorizationIdSchema }),
  z.strictObject({ kind: z.literal("close-vault"), ...requestKey, authorizationId: authorizationIdSchema }),
  z.strictObject({ kind: z.literal("sweep-vault") }),
]);
export type VaultCall = z.infer<typeof vaultCallSchema>;

/** One job on the work queue. */
export const assemblyJobSchema = z.strictObject({ ...requestKey, productionId: productionIdSchema });
export type AssemblyJob = z.infer<typeof assemblyJobSchema>;

/** What a one-time schedule says when it fires. */
export const clockCallSchema = z.strictObject({
  ...requestKey,
  clockId: z.string().min(1).max(120),
  generation: z.int().positive(),
  dueOn: calendarDateSchema,
  wake: clockWakeSchema,
});
export type ClockCall = z.infer<typeof clockCallSchema>;
