import * as z from "zod";
import { clockWakeSchema } from "./clocks.ts";
import {
  authorizationIdSchema,
  calendarDateSchema,
  practiceIdSchema,
  productionIdSchema,
  readingIdSchema,
  requestIdSchema,
} from "./ids.ts";

const requestKey = { practiceId: practiceIdSchema, requestId: requestIdSchema };

const readingKey = { practiceId: practiceIdSchema, readingId: readingIdSchema };

/** What the dispatcher and the schedule ask of open-vault; open-vault believes the ledger, not this. */
export const vaultCallSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("open-vault"), ...requestKey, authorizationId: authorizationIdSchema }),
  z.strictObject({ kind: z.literal("close-vault"), ...requestKey, authorizationId: authorizationIdSchema }),
  z.strictObject({ kind: z.literal("sweep-vault") }),
]);
export type VaultCall = z.infer<typeof vaultCallSchema>;

/** The alias of open-vault for the reading room: through it a reading is asked for and nothing else, and nowhere else. */
export const readingsAlias = "readings";
/** What the reading room asks of open-vault; open-vault believes the ledger, not this. */
export const readingCallSchema = z.strictObject({ kind: z.literal("open-reading"), ...readingKey });
export type ReadingCall = z.infer<typeof readingCallSchema>;

/** What open-vault asks of the assembly while it lends the key of the one note; the assembly believes the ledger, not this. */
export const copyNoteCallSchema = z.strictObject({
  kind: z.literal("copy-note"),
  ...readingKey,
  grantToken: z.string().min(1).max(8192),
});
export type CopyNoteCall = z.infer<typeof copyNoteCallSchema>;

/** One job on the work queue. */
export const assemblyJobSchema = z.strictObject({ ...requestKey, productionId: productionIdSchema });
export type AssemblyJob = z.infer<typeof assemblyJobSchema>;

/** The closed request whose files are to be destroyed; whoever destroys believes the ledger, not this. */
export const filesJobSchema = z.strictObject(requestKey);
export type FilesJob = z.infer<typeof filesJobSchema>;

/** What a one-time schedule says when it fires. */
export const clockCallSchema = z.strictObject({
  ...requestKey,
  clockId: z.string().min(1).max(120),
  generation: z.int().positive(),
  dueOn: calendarDateSchema,
  wake: clockWakeSchema,
});
export type ClockCall = z.infer<typeof clockCallSchema>;
