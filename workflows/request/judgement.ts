import * as z from "zod";
import { documentClassSchema, outcomeSchema } from "../contract/scalars.ts";
import { authorizationIdSchema, calendarDateSchema, documentIdSchema } from "../contract/ids.ts";
import { feePayerSchema } from "../contract/money.ts";
import { limits } from "../contract/limits.ts";
import { notesExceptionSchema } from "../contract/notes-authority.ts";
import { withholdingGroundSchema } from "../contract/withholding.ts";
import type { DocumentId } from "../vocabulary/ids.ts";

/** Weight of the paper, W5 (judge's warrant) to W0 (mere request); `unknown` until who issued it has been recorded. */
export const weightSchema = z.enum(["W5", "W4", "W3", "W2", "W2a", "W1", "W0", "unknown"]);
export type Weight = z.infer<typeof weightSchema>;

/** The name of a deadline, and of the clock that runs for it. */
export const clockIdSchema = z
  .string()
  .max(40)
  .regex(/^[a-z0-9-]+$/);

/** What opens psychotherapy notes: a form by its id, the order in hand, or an exception by its citation. */
const openedBySchema = z.union([authorizationIdSchema, z.literal("order"), notesExceptionSchema]);
export type OpenedBy = z.infer<typeof openedBySchema>;
const mostAuthorities = limits.authorizations + 1 + notesExceptionSchema.options.length;

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
  /** The records stored under the psychotherapy-notes key. */
  sealed: z.array(documentIdSchema).max(limits.records),
  /** What alone opens every approved psychotherapy note of this request (45 CFR 164.508(a)(2)). */
  notesOpenedBy: z.array(openedBySchema).max(mostAuthorities),
  /** Whether communications with the patient are approved, which a claim of the privilege reaches: only in sealed notes, or in others. */
  communications: z.enum(["none", "in-notes-only", "in-others"]),
  /** True where an order forbids telling the patient. */
  tellsNoPatient: z.boolean().optional(),
  /** True when an order or state law sends the records to the court alone, and so never to the requester. */
  goesToCourtAlone: z.boolean().optional(),
  /** True where the law says to verify the office or authority of who asks, and nobody has recorded that it was. */
  authorityOpen: z.boolean().optional(),
  /** How many of the patient's representatives are believed to abuse or endanger the patient (45 CFR 164.502(g)(5)). */
  believedToAbuse: z.int().positive().optional(),
  /** True where the facts know of an order: the paper itself, or one that bears on it. */
  orderOnFile: z.boolean().optional(),
  /** True where the paper asks for certified copies. */
  certificationAsked: z.boolean().optional(),
  /** Who pays a fee and the schedule that bounds it, by its name; absent where no rule on fees was read for the case. */
  fees: z.strictObject({ payer: feePayerSchema, schedule: z.string().max(12) }).optional(),
  /** The grounds on which a clinician may keep back from this paper what the law would release. */
  grounds: z.array(withholdingGroundSchema).max(withholdingGroundSchema.options.length),
  deadlines: z.array(z.strictObject({ id: clockIdSchema, dueOn: calendarDateSchema })),
  packVersions: z.record(z.string().max(60), z.string().max(60)),
});
export type Judgement = z.infer<typeof judgementSchema>;

/** Whether a record is stored under the psychotherapy-notes key. */
export const isSealed = (judgement: Judgement, documentId: DocumentId): boolean =>
  judgement.sealed.includes(documentId);
