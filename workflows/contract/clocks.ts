import * as z from "zod";
import { calendarDateSchema, documentIdSchema } from "./ids.ts";

/** Whether a clock runs, is stopped for a while, has run out, or counts towards a step that is over. */
export const clockStateSchema = z.enum(["running", "stopped", "elapsed", "closed"]);

/** Why the step a clock counts towards is over. */
export const closedBecauseSchema = z.enum([
  "released",
  "request-closed",
  "objection-served",
  "motion-filed",
  "notice-given",
  "returned-or-destroyed",
  /** The patient's time: somebody looked at the docket after it, or the objection went to the court. */
  "notice-cleared",
  "patient-objected",
  /** The facts as they are now set no such date. */
  "no-longer-counted",
]);
export type ClosedBecause = z.infer<typeof closedBecauseSchema>;

/** What a wake-up says: the date has come, comes near, or counts again after a stop. */
export const clockWakeSchema = z.enum(["elapsed", "reminded", "stop-ended"]);
export type ClockWake = z.infer<typeof clockWakeSchema>;

/** The name of the clock for the patient's time to object to the practice's own notice. */
export const patientsClock = "patient-may-object";

/** The dates that somebody other than the law can move. */
export const movableClockSchema = z.enum([
  "return-date",
  "party-discovery-response",
  "access-due",
  "accounting-due",
]);

/** Who can move a date: both sides or the court, or the practice by a statement to the individual, no further than a day. */
export const movesSchema = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("parties") }),
  z.strictObject({ by: z.literal("statement"), notAfter: calendarDateSchema }),
]);
export type Moves = z.infer<typeof movesSchema>;

const whom = z.string().trim().min(3).max(200);
/** The paper it stands on, where the request has it. */
const onPaper = { documentId: documentIdSchema.optional() };
const agreement = { kind: z.literal("agreement"), withWhom: whom, signedOn: calendarDateSchema, ...onPaper };
const order = { kind: z.literal("order"), court: whom, orderedOn: calendarDateSchema, ...onPaper };
/** Whether the writing says that it extends the time to object as well. */
const andObjections = { extendsObjections: z.boolean() };

/** On what a clock can stand still. */
export const stopGroundKindSchema = z.enum(["agreement", "order", "objection"]);

/** What a stop stands on: a signed writing, an order, or a served objection while it lives (FRCP 45(d)(2)(B)). */
export const stopGroundSchema = z.discriminatedUnion("kind", [
  z.strictObject(agreement),
  z.strictObject(order),
  z.strictObject({ kind: z.literal("objection") }),
]);
export type StopGround = z.infer<typeof stopGroundSchema>;

/** What an extension stands on: a signed writing, an order, or the practice's own statement of the reasons and the new date. */
export const extensionGroundSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...agreement, ...andObjections }),
  z.strictObject({ ...order, ...andObjections }),
  z.strictObject({ kind: z.literal("statement"), sentOn: calendarDateSchema, ...onPaper }),
]);
export type ExtensionGround = z.infer<typeof extensionGroundSchema>;
