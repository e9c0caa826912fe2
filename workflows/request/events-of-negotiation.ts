import * as z from "zod";
import { calendarDateSchema, documentIdSchema, proposalIdSchema } from "../contract/ids.ts";
import { limits } from "../contract/limits.ts";
import { answersToRowsSchema, moreTimeSchema, scopeRowSchema } from "../contract/scope.ts";
import { event } from "./event-shape.ts";

const side = z.enum(["practice", "requester"]);
/** What passes between the two sides on the scope and on time. */
export const negotiationEvents = {
  "negotiation.proposed": event("negotiation.proposed", {
    proposalId: proposalIdSchema,
    by: side,
    rows: z.array(scopeRowSchema).min(1).max(limits.rows),
    newReturnOn: calendarDateSchema.optional(),
    /** Whether more time moves the time to object as well; absent: it does not. */
    extendsObjections: z.boolean().optional(),
    /** The paper of the request in which it was made. */
    documentId: documentIdSchema.optional(),
  }),
  "negotiation.answered": event("negotiation.answered", {
    proposalId: proposalIdSchema,
    by: side,
    answer: z.enum(["accepted", "declined"]),
  }),
  "negotiation.rows-answered": event("negotiation.rows-answered", {
    proposalId: proposalIdSchema,
    by: side,
    answers: answersToRowsSchema,
    /** The answer to the time asked for, where the proposal asks for any. */
    moreTime: moreTimeSchema.optional(),
    /** The id of the proposal that the counters make together, where any row is countered. */
    counterId: proposalIdSchema.optional(),
    answeredOn: calendarDateSchema,
    /** The paper of the request in which it was answered. */
    documentId: documentIdSchema.optional(),
  }),
} as const;
