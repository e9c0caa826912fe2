import * as z from "zod";
import { actionVerbs, instrumentWeights, outcomes, prohibitionCodes } from "./determination-words.ts";
import { calendarDate, documentClassSchema, instant, outcomeSchema } from "./scalars.ts";

export { outcomes };

const jsonPointer = z.string().regex(/^(\/([^~/]|~[01])*)*$/);

/** What exactly of a class or a segment may go. */
const releaseScopeSchema = z.strictObject({
  fromOn: calendarDate.optional(),
  toOn: calendarDate.optional(),
  segmentIds: z.array(z.string()).optional(),
  excludedItems: z
    .array(
      z.enum([
        "quoted-part2-passages",
        "other-participants",
        "restricted-self-paid-items",
        "conversation-content",
        "not-needed-for-purpose",
      ]),
    )
    .optional(),
  recipient: z.string().optional(),
  limit: z
    .enum([
      "minimum-necessary",
      "as-ordered",
      "as-described-in-warrant",
      "as-authorized",
      "as-mandated",
      "whole",
    ])
    .optional(),
});

const classOutcome = z.strictObject({
  outcome: outcomeSchema,
  outsideScope: outcomeSchema.optional(),
  segmentIds: z.array(z.string()),
  releaseScope: releaseScopeSchema.optional(),
});

const segmentOutcome = z.strictObject({
  class: documentClassSchema,
  outcome: outcomeSchema,
  releaseScope: releaseScopeSchema.optional(),
});

const authorizationFinding = z.strictObject({
  id: z.string(),
  valid: z.union([z.literal(true), z.literal(false), z.literal("unknown")]),
  defects: z.array(z.enum(["AD1", "AD2", "AD3", "AD4", "AD5", "P2", "ST"])),
  coversClasses: z.array(documentClassSchema).optional(),
});

/** One rule applied to the case: what it says, what the facts make of it, and which facts were used. */
const reasonSchema = z.strictObject({
  ruleId: z.string(),
  citation: z.string(),
  effect: z.enum(["permit", "forbid", "require"]),
  status: z.enum(["satisfied", "violated", "not-applicable", "unknown"]),
  appliesTo: z.array(z.string()).optional(),
  factsUsed: z.array(jsonPointer),
  layer: z.enum(["permission", "compulsion", "resistance"]),
  jurisdiction: z.string().regex(/^[A-Z]{2}$/),
  words: z.string().optional(),
});

/** One date with its arithmetic; ids are a closed list or the timer id of a state overlay with hyphens. */
const deadlineSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  dueOn: calendarDate.optional(),
  safeOn: calendarDate.optional(),
  limitOn: calendarDate.optional(),
  limitAt: instant.optional(),
  earliestOn: calendarDate.optional(),
  rawOn: calendarDate.optional(),
  trigger: jsonPointer.optional(),
  steps: z.array(z.string()).min(1),
  citation: z.string(),
  ruleId: z.string().optional(),
});

const controlling = z.strictObject({
  jurisdiction: z.enum(["federal", "state", "both", "earlier-of-both", "escalate"]),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  why: z.string(),
});

const missingFact = z.strictObject({
  pointer: jsonPointer,
  question: z.string(),
  neededBy: z.array(z.string()).optional(),
});

const action = z.strictObject({
  verb: z.enum(actionVerbs),
  why: z.string(),
  appliesTo: z.array(z.string()).optional(),
  byOn: calendarDate.optional(),
  citation: z.string().optional(),
});

const prohibition = z.strictObject({
  code: z.enum(prohibitionCodes),
  why: z.string(),
  citation: z.string().optional(),
});

/** What the law engine says about one case file: a pure function of the case file and the rule packs. */
export const determinationSchema = z.strictObject({
  schemaVersion: z.literal(1),
  instrumentWeight: z.enum(instrumentWeights),
  outcomes: z.partialRecord(documentClassSchema, classOutcome),
  segments: z.record(z.string(), segmentOutcome),
  authorizations: z.array(authorizationFinding),
  reasons: z.array(reasonSchema),
  controlling,
  missingFacts: z.array(missingFact),
  deadlines: z.array(deadlineSchema),
  actions: z.array(action),
  prohibitions: z.array(prohibition),
  needsCounsel: z.boolean(),
});

/** What the law engine says about one case file. */
export type Determination = z.infer<typeof determinationSchema>;

/** Whether a segment or class may go, and if not, what would open it. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** One rule applied to the case. */
export type Reason = z.infer<typeof reasonSchema>;

/** One date with its arithmetic. */
export type Deadline = z.infer<typeof deadlineSchema>;

/** Something that must be done. */
export type Action = z.infer<typeof action>;

/** Something that must not be done. */
export type Prohibition = z.infer<typeof prohibition>;

/** The finding on one signed form. */
export type AuthorizationFinding = z.infer<typeof authorizationFinding>;

/** A fact that is absent, or contradicted by another, and could change an outcome or a date. */
export type MissingFact = z.infer<typeof missingFact>;

/** Which body of law decides. */
export type Controlling = z.infer<typeof controlling>;

/** What exactly may go. */
export type ReleaseScope = z.infer<typeof releaseScopeSchema>;
