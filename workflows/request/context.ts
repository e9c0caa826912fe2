import * as z from "zod";
import {
  authorizationIdSchema,
  calendarDateSchema,
  documentIdSchema,
  instantSchema,
  linkIdSchema,
  patientRefSchema,
  personIdSchema,
  productionIdSchema,
  proposalIdSchema,
  sha256Schema,
} from "../contract/ids.ts";
import { documentClassSchema, outcomeSchema } from "../contract/scalars.ts";
import {
  clockStateSchema,
  closedBecauseSchema,
  movableClockSchema,
  stopGroundKindSchema,
} from "../contract/clocks.ts";
import { limits } from "../contract/limits.ts";
import { counselPaperSchema, motionStageSchema, moverSchema, movers } from "../contract/motions.ts";
import { paperPurposeSchema, processKindSchema, refusalReasonSchema } from "../contract/papers.ts";
import { pauseKindSchema } from "../contract/pause.ts";
import { notesAuthoritySchema } from "../contract/notes-authority.ts";
import { productionFileSchema } from "../contract/production-files.ts";
import { protectiveOrderSchema } from "../contract/protective-order.ts";
import { markBookSchema, mostMarkedRecords } from "../contract/redaction-marks.ts";
import { moreTimeSchema, rowAnswersSchema, scopeRowSchema } from "../contract/scope.ts";
import { channelSchema, closingOutcomeSchema } from "../contract/request-words.ts";
import { withholdingGroundSchema } from "../contract/withholding.ts";
import { incidentOnFileSchema } from "./incidents.ts";
import { effectKeySchema, effectSchema } from "./effects.ts";
import { filesDisposalSchema } from "./files.ts";
import { feeOnFileSchema, paymentHoldSchema } from "./money.ts";
import { phaseOnFileSchema } from "./phases.ts";
import { assemblyOnFileSchema, productionOnFileSchema } from "./productions-on-file.ts";
import { returnDutySchema } from "./return-duty.ts";
import { clockIdSchema, judgementSchema, weightSchema } from "./judgement.ts";

const paper = z.strictObject({
  documentId: documentIdSchema,
  purpose: paperPurposeSchema,
  sha256: sha256Schema,
  size: z.int().positive(),
  /** `going`: its destruction is ordered, or left in part; from then on nobody opens it, and nothing rests on it. */
  state: z.enum(["announced", "admitted", "refused", "going", "destroyed"]),
  /** Who sent it. What staff add, an authorization of the patient for one, is not for the requester's eyes. */
  sentBy: z.enum(["requester", "practice"]),
  /** An earlier paper of the same sender with the same digest. */
  duplicateOf: documentIdSchema.nullable(),
  /** Whether somebody of the practice has opened it, or confirmed the weight with it at hand. */
  read: z.boolean(),
  pages: z.int().nonnegative().nullable(),
  refusal: refusalReasonSchema.nullable(),
  /** Something was taken out of what came in: the event of its admission tells of the copy that is kept. */
  cleaned: z.literal(true).optional(),
});
export type PaperOnFile = z.infer<typeof paper>;

const proposal = z.strictObject({
  proposalId: proposalIdSchema,
  by: z.enum(["practice", "requester"]),
  rows: z.array(scopeRowSchema).max(limits.rows),
  newReturnOn: calendarDateSchema.optional(),
  extendsObjections: z.boolean().optional(),
  madeAt: instantSchema,
  /** `in-part`: row by row, and each answer stands beside its row. */
  answer: z.enum(["open", "accepted", "declined", "in-part"]),
  rowAnswers: rowAnswersSchema.optional(),
  moreTime: moreTimeSchema.optional(),
  /** The paper in which it was made. */
  documentId: documentIdSchema.optional(),
});
export type ProposalOnFile = z.infer<typeof proposal>;

/** Who acted, with everybody who counted as one person with them then. */
const persons = z
  .array(personIdSchema)
  .min(1)
  .max(1 + 2 * limits.standIns);

const vault = z.strictObject({
  authority: notesAuthoritySchema,
  /** The id of the authority; it follows from the paper that it stands on. */
  authorizationId: authorizationIdSchema,
  documentIds: z.array(documentIdSchema).max(limits.notes),
  requestedBy: persons,
  approvals: z.array(z.strictObject({ persons, clinician: z.boolean(), at: instantSchema })).max(2),
  /** Whether the effect that makes grants has been emitted and none has yet been reported retired. */
  grantsOut: z.boolean(),
  /** Whether the grants have been reported made, and the production may use them. */
  opened: z.boolean(),
  /** Which notes somebody who is asked to approve marked to be withheld; whoever did takes it back. */
  marks: z
    .array(z.strictObject({ documentId: documentIdSchema, by: personIdSchema }))
    .max(limits.marks)
    .default([]),
});

const clock = z.strictObject({
  generation: z.int().positive(),
  dueOn: calendarDateSchema,
  state: clockStateSchema,
  /** The day of its next wake-up: a reminder, the date itself, or the end of a stop. */
  wakesOn: calendarDateSchema.nullable(),
  /** Whether somebody was reminded of this very date. */
  reminded: z.boolean(),
  closedBecause: closedBecauseSchema.nullable(),
});

const undone = z.strictObject({
  effectKey: effectKeySchema,
  effect: effectSchema,
  /** Whether it is tried until it is done. */
  goesOn: z.boolean(),
  failedAt: instantSchema,
});
export type UndoneOnFile = z.infer<typeof undone>;

/** The memory of the machine: ids, classes, dates and decisions; no name, no clinical word, no reason in free words. */
export const contextSchema = z.strictObject({
  /** Coarse stage, for predicates that must not depend on the exact state. */
  stage: z.enum(["blank", "draft", "open", "released", "closed"]),
  channel: channelSchema.nullable(),
  kind: processKindSchema.nullable(),
  trackingNumber: z.string().max(40).nullable(),
  openedAt: instantSchema.nullable(),
  asked: z
    .strictObject({
      classes: z.array(documentClassSchema).max(documentClassSchema.options.length),
      range: z.strictObject({ fromOn: calendarDateSchema, toOn: calendarDateSchema }).optional(),
      testimony: z.boolean(),
    })
    .nullable(),
  emailConfirmed: z.boolean(),
  identityVerified: z.boolean(),
  patientRef: patientRefSchema.nullable(),
  /** The weight staff confirmed. */
  weight: weightSchema.nullable(),
  timesFactsRecorded: z.int().nonnegative(),
  papers: z.array(paper).max(limits.papers),
  // The reasons of the rules, and the desk's own words.
  deficiencies: z.array(z.string().max(limits.reasonLetters)).max(limits.reasons + 1),
  authorizations: z
    .array(
      z.strictObject({
        authorizationId: authorizationIdSchema,
        documentId: documentIdSchema,
        /** The patient it was compared with and found to be for. */
        patientRef: patientRefSchema.nullable(),
        revokedAt: instantSchema.nullable(),
      }),
    )
    .max(limits.authorizations),
  proposals: z.array(proposal).max(limits.proposals),
  agreedScope: z.array(scopeRowSchema).max(limits.rows).nullable(),
  /** Whether the practice is drafting a motion to quash. */
  motionDrafted: z.boolean(),
  /** Whose motions to quash are before the court: each mover's is settled for itself. */
  motionsFiled: z.array(z.enum(movers)).max(movers.length),
  /** How far those have come that are more than filed. */
  motionStages: z.partialRecord(moverSchema, motionStageSchema),
  /** Whose motions were denied, in whole or in part, and may be appealed. */
  motionsLost: z.array(moverSchema).max(movers.length),
  /** The practice's papers that counsel signed off and that have not gone to court yet, and on which day. */
  signedOff: z.partialRecord(counselPaperSchema, calendarDateSchema),
  /** Of those that a template draws, the digest of the draft that counsel signed off. */
  signedDrafts: z.partialRecord(counselPaperSchema, sha256Schema).default({}),
  protectiveOrderSought: z.boolean(),
  objection: z.strictObject({ servedOn: calendarDateSchema, lifted: z.boolean() }).nullable(),
  /** The protective order that was entered last, with its terms. */
  protectiveOrder: protectiveOrderSchema.nullable(),
  /**
   * How far a look of the court at the records has come, until it ruled; then what the ruling keeps here: everything, or of
   * what was released already the part that it does not allow.
   */
  inCamera: z.enum(["asked", "ordered", "delivered", "withheld", "in-part"]).nullable(),
  /** What became of the order after it was entered; nothing while it stands. */
  orderIs: z.enum(["stayed", "vacated"]).nullable(),
  /** The practice's own notice to the patient, and whether the time it leaves was cleared. */
  patientNotice: z
    .strictObject({ sentOn: calendarDateSchema, objectBy: calendarDateSchema, cleared: z.boolean() })
    .nullable(),
  /** The patient's objection while it stands: told to the practice alone, or filed with the court. */
  patientObjects: z.enum(["told", "filed"]).nullable(),
  /** Whether the psychotherapist-patient privilege is claimed, and neither waived nor overruled. */
  privilegeClaimed: z.boolean(),
  /** The records put forward, by whom, and what the law said of each at that moment. */
  selection: z
    .strictObject({
      documentIds: z.array(documentIdSchema).max(limits.records),
      proposedBy: persons,
      outcomes: z.record(documentIdSchema, outcomeSchema),
    })
    .nullable(),
  reviews: z
    .array(
      z.strictObject({
        documentId: documentIdSchema,
        decision: z.enum(["approve", "withhold"]),
        ground: withholdingGroundSchema.nullable(),
        by: personIdSchema,
        at: instantSchema,
      }),
    )
    .max(limits.records),
  /** Whose the marks are of what is taken out of records that go; what they mark stands in their events. */
  redactions: z.array(markBookSchema).max(mostMarkedRecords).default([]),
  /**
   * Everybody who reviewed or completed a review since the records were proposed, with whoever counted as one person with
   * them then; none of them gives the second look.
   */
  reviewers: z.array(personIdSchema),
  reviewCompletedBy: personIdSchema.nullable(),
  /** Who looked from outside at what a practice of one person approved; it falls with the review. */
  outsideReview: z
    .strictObject({
      reviewer: z.string().max(200),
      documentId: documentIdSchema,
      reviewedOn: calendarDateSchema,
      recordedAt: instantSchema,
    })
    .nullable()
    .default(null),
  confirmedBy: personIdSchema.nullable(),
  vault: vault.nullable(),
  production: productionOnFileSchema.nullable(),
  /** Every production whose assembly was ordered, and what became of its files. */
  assemblies: z.array(assemblyOnFileSchema).max(limits.productions),
  /** The last Bates number set aside in this request, whatever became of the production it was for. */
  lastNumber: z.int().nonnegative(),
  links: z
    .array(
      z.strictObject({
        linkId: linkIdSchema,
        productionId: productionIdSchema,
        file: productionFileSchema,
        /** For whom it was made; for the court the practice fetches it. */
        to: z.enum(["requester", "court"]),
        issuedAt: instantSchema,
        transfer: z
          .strictObject({ bytesSent: z.int(), complete: z.boolean(), finishedAt: instantSchema })
          .nullable(),
      }),
    )
    .max(limits.links),
  /** What was handed to the court, outside the product: it stays on record whatever becomes of the production here. */
  courtDeliveries: z
    .array(z.strictObject({ productionId: productionIdSchema, deliveredOn: calendarDateSchema }))
    .max(limits.productions),
  clocks: z.record(clockIdSchema, clock),
  /** Which of them stand still, until when, and on what. */
  stops: z.partialRecord(
    movableClockSchema,
    z.strictObject({ until: calendarDateSchema, by: stopGroundKindSchema }),
  ),
  /** The dates they were extended to, where the law does not count the new date itself. */
  extensions: z.partialRecord(movableClockSchema, calendarDateSchema),
  /** What the product could not bring about by itself; of one aim one. */
  undone: z.array(undone).max(limits.undone),
  hold: z.strictObject({ kind: pauseKindSchema, followUpOn: calendarDateSchema }).nullable(),
  /** Whether what the request is about must be preserved. */
  legalHold: z.boolean(),
  outcome: closingOutcomeSchema.nullable(),
  /** Withdrawn by the requester after something was released: in an earlier phase, or unknown to them and on its way to the court. */
  withdrawnAfterRelease: z.boolean(),
  /** Who certified which production as its custodian; the last one. */
  certification: z
    .strictObject({ productionId: productionIdSchema, by: personIdSchema, at: instantSchema })
    .nullable(),
  /** Every release of the request, oldest first. */
  phases: z.array(phaseOnFileSchema).max(limits.productions),
  /** While a further phase is under way or released, after a reopening too: whether an earlier one kept something back, and whether more was to follow. */
  earlierPhases: z.strictObject({ withheld: z.boolean(), moreToCome: z.boolean() }).nullable(),
  /** That what leaves is to be returned or destroyed, by an order. */
  returnDuty: returnDutySchema.nullable(),
  /** That the files which the closed request left behind are destroyed. */
  filesDisposal: filesDisposalSchema.nullable().default(null),
  /** What was asked for answering the request, and what became of it. */
  fee: feeOnFileSchema.nullable(),
  /** That the release waits for its payment. */
  paymentHold: paymentHoldSchema.nullable(),
  /** What went out and should not have, and what is done about it; the last one where there were several. */
  incident: incidentOnFileSchema.nullable(),
  /** The productions that are recalled: no link is made to their files any more. */
  recalled: z.array(productionIdSchema).max(limits.productions),
  /** The judgement recorded with the last event. */
  judgement: judgementSchema.nullable(),
});
export type RequestContext = z.infer<typeof contextSchema>;

/** Before anything is recorded. A constant, because the machine asks for it at every step. */
export const blankContext: RequestContext = {
  stage: "blank",
  channel: null,
  kind: null,
  trackingNumber: null,
  openedAt: null,
  asked: null,
  emailConfirmed: false,
  identityVerified: false,
  patientRef: null,
  weight: null,
  timesFactsRecorded: 0,
  papers: [],
  deficiencies: [],
  authorizations: [],
  proposals: [],
  agreedScope: null,
  motionDrafted: false,
  motionsFiled: [],
  motionStages: {},
  motionsLost: [],
  signedOff: {},
  signedDrafts: {},
  protectiveOrderSought: false,
  objection: null,
  protectiveOrder: null,
  inCamera: null,
  orderIs: null,
  patientNotice: null,
  patientObjects: null,
  privilegeClaimed: false,
  selection: null,
  reviews: [],
  redactions: [],
  reviewers: [],
  reviewCompletedBy: null,
  outsideReview: null,
  confirmedBy: null,
  vault: null,
  production: null,
  assemblies: [],
  lastNumber: 0,
  links: [],
  courtDeliveries: [],
  clocks: {},
  stops: {},
  extensions: {},
  undone: [],
  hold: null,
  legalHold: false,
  outcome: null,
  withdrawnAfterRelease: false,
  certification: null,
  phases: [],
  earlierPhases: null,
  returnDuty: null,
  filesDisposal: null,
  fee: null,
  paymentHold: null,
  incident: null,
  recalled: [],
  judgement: null,
};
