import * as z from "zod";
import { calendarDateSchema, instantSchema, requestIdSchema } from "./ids.ts";
import { processKindSchema } from "./papers.ts";

/** Which requests a worklist shows; `failed` shows a request beside its own queue, to the desk alone. */
export const queueSchema = z.enum([
  "triage",
  "review",
  "second-look",
  "release",
  "waiting",
  "after-release",
  "closed",
  "failed",
]);
export type Queue = z.infer<typeof queueSchema>;

/** A date that something is to be done by. */
export const clockSchema = z.strictObject({ id: z.string(), dueOn: calendarDateSchema });

/** One row of the worklist; no patient, no clinical word. */
export const worklistRowSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  kind: processKindSchema,
  requesterName: z.string(),
  queue: queueSchema,
  status: z.string(),
  weight: z.string().optional(),
  held: z.boolean(),
  receivedAt: instantSchema,
  nextDue: clockSchema.optional(),
  papersWaiting: z.int(),
  /** How much of what the product does by itself has failed and is a task of the desk; zero for others. */
  undone: z.int(),
});
export type WorklistRow = z.infer<typeof worklistRowSchema>;

/** `GET /api/staff/worklist?queue=…&cursor=…`: 25 rows by due date. */
export const worklistPageSchema = z.strictObject({
  rows: z.array(worklistRowSchema),
  cursor: z.string().optional(),
});
export type WorklistPage = z.infer<typeof worklistPageSchema>;
