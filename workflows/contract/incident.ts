import * as z from "zod";
import { calendarDateSchema, instantSchema, productionIdSchema } from "./ids.ts";

/** What went wrong with what left the practice. */
export const incidentKindSchema = z.enum([
  "wrong-recipient",
  "wrong-patient",
  "too-much",
  "no-longer-permitted",
  "other",
]);
export type IncidentKind = z.infer<typeof incidentKindSchema>;

/** What became of a recall: FRCP 45(e)(2)(B) lets whoever received it return, sequester or destroy it. */
export const recallAnswerSchema = z.enum(["returned", "destroyed", "sequestered", "refused", "no-answer"]);
export type RecallAnswer = z.infer<typeof recallAnswerSchema>;

/** Where a recall stands; not owed when nothing can have left. */
export const recallSchema = z.enum(["not-owed", "owed", "asked", "refused", "settled"]);
export type Recall = z.infer<typeof recallSchema>;

/** How a recall or a notice was sent. */
export const recallWaySchema = z.enum(["letter", "email", "fax", "in-person", "through-counsel"]);
export type RecallWay = z.infer<typeof recallWaySchema>;

/** The four factors of a breach assessment, in the order of 45 CFR 164.402(2)(i) to (iv). */
export const breachFactors = ["information", "recipient", "acquired", "mitigation"] as const;
export type BreachFactor = (typeof breachFactors)[number];
export const riskSchema = z.enum(["low", "medium", "high"]);
export type Risk = z.infer<typeof riskSchema>;

/**
 * What an assessment found. A breach is presumed unless it shows something else: a low probability of compromise (45 CFR
 * 164.402(2)), an exclusion (164.402(1)(i) to (iii)), that what left was secured (164.402), or that it was permitted.
 */
export const breachFindingSchema = z.enum(["breach", "low-probability", "exclusion", "secured", "permitted"]);
export type BreachFinding = z.infer<typeof breachFindingSchema>;

/** Who is told of a breach: 45 CFR 164.404, 164.408, and 164.406 for more than 500 residents of a state. */
export const noticeToSchema = z.enum(["individuals", "hhs", "media"]);
export type NoticeTo = z.infer<typeof noticeToSchema>;

/** How each of them may be told. */
export const noticeWays = {
  individuals: ["first-class-mail", "email-as-agreed", "substitute-notice"],
  hhs: ["hhs-portal"],
  media: ["press-release", "no-state-over-500"],
} as const satisfies Record<NoticeTo, readonly string[]>;
export const noticeWaySchema = z.enum([...noticeWays.individuals, ...noticeWays.hhs, ...noticeWays.media]);
export type NoticeWay = z.infer<typeof noticeWaySchema>;

/** How a law-enforcement official asked for delay: in writing, for the time it states, or by word of mouth (45 CFR 164.412). */
export const delayStatementSchema = z.enum(["written", "oral"]);
export type DelayStatement = z.infer<typeof delayStatementSchema>;

/** A statement that delays every notice of a breach; `untilOn` is its last day. */
export const breachDelaySchema = z.strictObject({
  statement: delayStatementSchema,
  statedOn: calendarDateSchema,
  untilOn: calendarDateSchema,
});
export type BreachDelay = z.infer<typeof breachDelaySchema>;

/** How many days an oral statement delays at most, from the day on which it was made (45 CFR 164.412(b)). */
export const oralDelayDays = 30;

/** More people than this, and the media may have to be told (45 CFR 164.406). */
export const manyPeople = 500;

/** One factor as it was assessed. */
export const factorSchema = z.strictObject({ risk: riskSchema, words: z.string() });

/** The last incident of a request as staff see it. */
export const incidentViewSchema = z.strictObject({
  open: z.boolean(),
  kind: incidentKindSchema,
  /** The production that went wrong; absent for what left by another way. */
  productionId: productionIdSchema.optional(),
  occurredOn: calendarDateSchema.optional(),
  discoveredOn: calendarDateSchema,
  affectedIndividuals: z.int(),
  recall: recallSchema,
  recallSentOn: calendarDateSchema.optional(),
  recallAnswer: recallAnswerSchema.optional(),
  finding: breachFindingSchema.optional(),
  notices: z.array(z.strictObject({ to: noticeToSchema, givenOn: calendarDateSchema })),
  /** Who is still to be told. */
  owed: z.array(noticeToSchema),
  /** The delay that a law-enforcement official asked for last. */
  delay: breachDelaySchema.optional(),
  /** What was written of it; for those who may see the patient's records. */
  words: z
    .strictObject({
      what: z.string(),
      /** Who asked for the delay. */
      official: z.string().optional(),
      assessment: z
        .strictObject({
          by: z.string(),
          at: instantSchema,
          factors: z.strictObject({
            information: factorSchema,
            recipient: factorSchema,
            acquired: factorSchema,
            mitigation: factorSchema,
          }),
        })
        .optional(),
    })
    .optional(),
});
export type IncidentView = z.infer<typeof incidentViewSchema>;
