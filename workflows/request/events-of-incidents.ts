import * as z from "zod";
import { calendarDateSchema, productionIdSchema } from "../contract/ids.ts";
import {
  breachDelaySchema,
  breachFindingSchema,
  incidentKindSchema,
  noticeToSchema,
  noticeWaySchema,
  recallAnswerSchema,
  recallWaySchema,
  riskSchema,
} from "../contract/incident.ts";
import { event, reasonWords } from "./event-shape.ts";

/** One of the four factors: how much it speaks for a compromise, and why. */
const factor = z.strictObject({ risk: riskSchema, words: reasonWords });

/** What happens after something went out that should not have. */
export const incidentEvents = {
  "incident.opened": event("incident.opened", {
    kind: incidentKindSchema,
    /** The production that went wrong; absent for what left by another way, a fax for one. */
    productionId: productionIdSchema.optional(),
    occurredOn: calendarDateSchema.optional(),
    /** The first day on which anybody of the practice knew it, or would have with diligence (45 CFR 164.404(a)(2)). */
    discoveredOn: calendarDateSchema,
    affectedIndividuals: z.int().min(1).max(10_000_000),
    what: reasonWords,
  }),
  "recall.sent": event("recall.sent", {
    sentOn: calendarDateSchema,
    how: recallWaySchema,
    to: z.string().trim().min(3).max(200),
  }),
  "recall.answered": event("recall.answered", {
    answeredOn: calendarDateSchema,
    answer: recallAnswerSchema,
    reason: reasonWords,
  }),
  "incident.assessed": event("incident.assessed", {
    finding: breachFindingSchema,
    affectedIndividuals: z.int().min(1).max(10_000_000),
    factors: z.strictObject({
      information: factor,
      recipient: factor,
      acquired: factor,
      mitigation: factor,
    }),
  }),
  /** 45 CFR 164.412: an official's statement that a notice would impede a criminal investigation or harm national security. */
  "incident.delay-asked": event("incident.delay-asked", {
    /** Who made the statement: name, office and agency (45 CFR 164.412(b)). */
    official: z.string().trim().min(3).max(200),
    ...breachDelaySchema.shape,
  }),
  "incident.notice-given": event("incident.notice-given", {
    to: noticeToSchema,
    givenOn: calendarDateSchema,
    how: noticeWaySchema,
  }),
  "incident.closed": event("incident.closed", { reason: reasonWords }),
} as const;
