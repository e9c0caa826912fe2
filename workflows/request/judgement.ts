import * as z from "zod";
import { documentClassSchema, outcomeSchema } from "../contract/scalars.ts";
import { authorizationIdSchema, calendarDateSchema, documentIdSchema } from "../contract/ids.ts";
import type { AuthorizationId, DocumentId } from "../vocabulary/ids.ts";

/** Weight of the paper, W5 (judge's warrant) to W0 (mere request); `unknown` until who issued it has been recorded. */
export const weightSchema = z.enum(["W5", "W4", "W3", "W2", "W2a", "W1", "W0", "unknown"]);
export type Weight = z.infer<typeof weightSchema>;

/** The name of a deadline, and of the clock that runs for it. */
export const clockIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9-]+$/);

/** What the law says of one signed form, as far as the lifecycle must know. */
const authorizationJudgementSchema = z.strictObject({
  valid: z.union([z.boolean(), z.literal("unknown")]),
  opensPsychotherapyNotes: z.boolean(),
  /** The classes of document within the scope of the form. */
  coversClasses: z.array(documentClassSchema).max(documentClassSchema.options.length),
});

/**
 * The summary of one determination, recorded with the event it was made for; the machine reads it and never runs the
 * law, so that replay gives the same answer after the law has changed.
 */
export const judgementSchema = z.strictObject({
  weight: weightSchema,
  /** Outcome per class of document asked for or held. */
  outcomes: z.partialRecord(documentClassSchema, outcomeSchema),
  /** Outcome per record of the practice. */
  segments: z.record(documentIdSchema, outcomeSchema),
  /** The records stored under the psychotherapy-notes key, each with its class. */
  sealed: z.record(documentIdSchema, documentClassSchema),
  authorizations: z.record(authorizationIdSchema, authorizationJudgementSchema),
  /** True when an order in force opens the psychotherapy notes of this request (45 CFR 164.512(e)(1)(i)). */
  orderOpensPsychotherapyNotes: z.boolean(),
  /** True when an order or state law sends the records to the court alone, and so never to the requester. */
  goesToCourtAlone: z.boolean().optional(),
  deadlines: z.array(z.strictObject({ id: clockIdSchema, dueOn: calendarDateSchema })),
  packVersions: z.record(z.string().max(60), z.string().max(60)),
});
export type Judgement = z.infer<typeof judgementSchema>;

/** Whether a record is stored under the psychotherapy-notes key. */
export const isSealed = (judgement: Judgement, documentId: DocumentId): boolean =>
  Object.hasOwn(judgement.sealed, documentId);

/** Whether a form, as the law read it, opens each of these psychotherapy notes (45 CFR 164.508(a)(2)). */
export function formOpens(
  judgement: Judgement,
  authorizationId: AuthorizationId,
  documentIds: readonly DocumentId[],
): boolean {
  const form = judgement.authorizations[authorizationId];
  if (form?.valid !== true || !form.opensPsychotherapyNotes) return false;
  return documentIds.every((documentId) => {
    const documentClass = judgement.sealed[documentId];
    return documentClass !== undefined && form.coversClasses.includes(documentClass);
  });
}
