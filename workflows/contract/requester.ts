import * as z from "zod";
import { limits } from "./limits.ts";
import { centsSchema } from "./money.ts";
import { productionFileSchema } from "./production-files.ts";
import { answersToRowsSchema, moreTimeSchema, scopeRowSchema } from "./scope.ts";

/** `POST /api/confirm-email`: the one-time code of a mail, for a session. */
export const confirmEmailSchema = z.strictObject({ code: z.string().min(20).max(100) });

/** `POST /api/requester/requests/{requestId}/proposals/{proposalId}/answer`. */
export const answerProposalSchema = z.strictObject({ answer: z.enum(["accepted", "declined"]) });
/** `POST /api/requester/requests/{requestId}/proposals/{proposalId}/rows`: each row agreed, refused or countered. */
export const answerRowsSchema = z.strictObject({
  answers: answersToRowsSchema,
  /** The answer to the new return date, where the proposal asks for one. */
  moreTime: moreTimeSchema.optional(),
});
export type AnswerRows = z.output<typeof answerRowsSchema>;
/** `POST /api/requester/requests/{requestId}/proposals`. */
export const counterProposalSchema = z.strictObject({
  rows: z.array(scopeRowSchema).min(1).max(limits.rows),
});

/** `POST /api/requester/requests/{requestId}/fee/accept`: the sum that was seen, less what was waived of it. */
export const acceptFeeSchema = z.strictObject({ cents: centsSchema });

/** `POST /api/requester/requests/{requestId}/downloads` → a link of 60 seconds, made for this recipient and recorded. */
export const downloadSchema = z.strictObject({ file: productionFileSchema });
