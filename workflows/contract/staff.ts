import * as z from "zod";
import { roleSchema } from "../access/roles.ts";
import { authorizationSchema, caseFileSchema } from "./case-file.ts";
import { unclassifiedRowSchema } from "./records.ts";
import { documentClassSchema, outcomeSchema } from "./scalars.ts";
import { clockStateSchema, closedBecauseSchema, movesSchema } from "./clocks.ts";
import { staffCommandNames } from "./commands.ts";
import type { StaffCommandName } from "./commands.ts";
import { determinationSchema } from "./determination.ts";
import {
  authorizationIdSchema,
  calendarDateSchema,
  documentIdSchema,
  instantSchema,
  linkIdSchema,
  patientRefSchema,
  personIdSchema,
  practiceIdSchema,
  productionIdSchema,
  requestIdSchema,
  sha256Schema,
} from "./ids.ts";
import { incidentViewSchema, recallWaySchema } from "./incident.ts";
import { filesDisposalViewSchema } from "./files-left.ts";
import { outwardStatusSchema, paperSchema, proposalViewSchema } from "./outward.ts";
import { pagesToReadSchema } from "./pages-to-read.ts";
import { activeContentSchema, cleanedCopySchema, processKindSchema, scannerSchema } from "./papers.ts";
import { clockSchema } from "./worklist.ts";
import { counselPaperSchema, motionStageSchema, moverSchema, movers } from "./motions.ts";
import { feeBasisSchema, feeViewSchema } from "./money.ts";
import { archivedSchema, productionFileSchema } from "./production-files.ts";
import { protectiveOrderSchema } from "./protective-order.ts";
import { hiddenCheckSchema, leftBehindSchema } from "./left-behind.ts";
import { rebuiltSchema } from "./rebuilt.ts";
import { recordContentsSchema } from "./record-content.ts";
import { returnWaySchema } from "./return-duty.ts";
import { ledgerRowSchema, scopeRowSchema } from "./scope.ts";
import { sessionFactsSchema } from "./session-facts.ts";
import { withholdingGroundSchema } from "./withholding.ts";
import { vaultViewSchema } from "./vault-view.ts";

/** `GET /api/staff/me`. */
export const meSchema = z.strictObject({
  personId: personIdSchema,
  name: z.string(),
  roles: z.array(roleSchema),
  practiceId: practiceIdSchema,
  practiceName: z.string(),
});
export type Me = z.infer<typeof meSchema>;

/** `POST /api/staff/patients/search` and `GET /api/staff/requests/{requestId}/records`. */
export const patientRowSchema = z.strictObject({
  patientRef: patientRefSchema,
  name: z.string(),
  birthDate: calendarDateSchema,
});
export const recordRowSchema = z.strictObject({
  documentId: documentIdSchema,
  class: documentClassSchema,
  title: z.string(),
  sessionOn: calendarDateSchema,
  author: z.string(),
  pages: z.int(),
  /** Of a note that the practice keeps on paper; its pages are those of the paper. */
  onPaper: z.literal(true).optional(),
  /** True for psychotherapy notes: stored under their own key, not readable here by anyone. */
  sealed: z.boolean(),
  /** What was taken out of the file that came in because it acts when opened. */
  removed: z.array(activeContentSchema).optional(),
  /** Pages that whoever approves it has to read first. */
  toRead: pagesToReadSchema.optional(),
  /** Who found no malware in its file. */
  scannedBy: scannerSchema.optional(),
});
export type RecordRow = z.infer<typeof recordRowSchema>;
/** The answers of the two searches. */
export const patientsFoundSchema = z.strictObject({ patients: z.array(patientRowSchema) });
export const requestRecordsSchema = z.strictObject({
  records: z.array(
    recordRowSchema.extend({
      holds: recordContentsSchema,
      /** What it was taken in with, and what was said since, which counts before it. */
      takenIn: sessionFactsSchema,
      said: sessionFactsSchema,
    }),
  ),
  /** What nobody has classified yet; told to those who treat the patient, and left out for everybody else. */
  unclassified: z.array(unclassifiedRowSchema).optional(),
});
export type ListedRecord = z.infer<typeof requestRecordsSchema>["records"][number];

const by = { personId: personIdSchema, name: z.string(), at: instantSchema };

/** A clinician of the practice, as colleagues choose them. */
const clinicianSchema = z.strictObject({ personId: personIdSchema, name: z.string() });
export type Clinician = z.infer<typeof clinicianSchema>;

export const proposedRecordSchema = recordRowSchema.extend({
  outcome: outcomeSchema,
  decision: z
    .strictObject({
      decision: z.enum(["approve", "withhold"]),
      ground: withholdingGroundSchema.optional(),
      reason: z.string(),
      ...by,
    })
    .optional(),
});
export type ProposedRecord = z.infer<typeof proposedRecordSchema>;

/** A proposed record as those see it who may not see what there is of the patient: its class and the decision. */
export const unseenRecordSchema = z.strictObject({
  class: documentClassSchema,
  decision: z.enum(["approve", "withhold"]).optional(),
});
export type UnseenRecord = z.infer<typeof unseenRecordSchema>;

export const authorizationViewSchema = z.strictObject({
  authorizationId: authorizationIdSchema,
  documentId: documentIdSchema,
  authorization: authorizationSchema.omit({ id: true }),
  /** Whose form it is; one that was compared with a patient who is no longer the matched one is somebody else's. */
  whose: z.enum(["matched-patient", "another-person", "not-compared"]),
  valid: z.union([z.boolean(), z.literal("unknown")]),
  defects: z.array(z.string()),
  coversClasses: z.array(documentClassSchema),
  revokedAt: instantSchema.optional(),
});

export const timelineRowSchema = z.strictObject({
  seq: z.int(),
  type: z.string(),
  at: instantSchema,
  actor: z.strictObject({ kind: z.enum(["requester", "staff", "system"]), name: z.string() }),
  words: z.string(),
});

export const effectViewSchema = z.strictObject({
  key: z.string(),
  kind: z.string(),
  status: z.enum(["open", "done", "failed"]),
  attempts: z.int(),
});

/** What the product could not bring about by itself, as a task of the desk. */
export const undoneViewSchema = z.strictObject({
  effectKey: z.string(),
  what: z.string(),
  why: z.string(),
  failedAt: instantSchema,
  /** Whether a person can do it in the product's place. */
  byHand: z.boolean(),
});

/** A paper as staff see it: `read` says whether anybody of the practice has opened it. */
const staffPaperSchema = paperSchema.extend({
  read: z.boolean(),
  /** Of a cleaned paper the copy that is kept, and the digest of what came in. */
  copy: cleanedCopySchema.extend({ cameInAs: sha256Schema }).optional(),
  /** Who found no malware in it. */
  scannedBy: scannerSchema.optional(),
  hidden: hiddenCheckSchema.optional(),
});
export type StaffPaper = z.infer<typeof staffPaperSchema>;

/** Where each region of the lifecycle is, as the machine names it. */
export const statesSchema = z.strictObject({
  course: z.string(),
  negotiate: z.string(),
  motionToQuash: z.string(),
  protectiveOrder: z.string(),
  inCamera: z.string(),
  order: z.string(),
  patientNotice: z.string(),
  privilege: z.string(),
  vault: z.string(),
  hold: z.string(),
  legalHold: z.string(),
  returnDuty: z.string(),
  money: z.string(),
  paymentHold: z.string(),
  incident: z.string(),
  recall: z.string(),
});
export type States = z.infer<typeof statesSchema>;

/** `GET /api/staff/requests/{requestId}`. */
export const requestOverviewSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  version: z.int(),
  kind: processKindSchema,
  states: statesSchema,
  outwardStatus: outwardStatusSchema,
  outcome: z.string().optional(),
  receivedAt: instantSchema,
  requester: z.strictObject({
    name: z.string(),
    firm: z.string().optional(),
    email: z.string(),
    emailConfirmed: z.boolean(),
    /** Of whoever acts by office or in somebody's place; absent where the law asks for none and nobody looked. */
    authority: z.enum(["verified", "to-verify"]).optional(),
    phone: z.string().optional(),
    barNumber: z.string().optional(),
    barState: z.string().optional(),
    representedParty: z.string().optional(),
    identityVerified: z.boolean(),
  }),
  /** The person as the paper names them, and the patient staff matched, never shown outside. */
  subject: z.strictObject({ name: z.string(), birthDate: calendarDateSchema.optional() }),
  patient: patientRowSchema
    .extend({
      /** Corrections of the birth date, oldest first. */
      corrections: z.array(z.strictObject({ at: instantSchema, by: z.string(), was: calendarDateSchema })),
    })
    .partial({ birthDate: true, corrections: true })
    .optional(),
  asks: z.strictObject({
    classes: z.array(documentClassSchema),
    range: z.strictObject({ fromOn: calendarDateSchema, toOn: calendarDateSchema }).optional(),
    testimony: z.boolean(),
    court: z.string().optional(),
    docket: z.string().optional(),
  }),
  papers: z.array(staffPaperSchema),
  facts: caseFileSchema.partial(),
  /** The practice's clinicians by name: of whom of them a board may ask. */
  clinicians: z.array(clinicianSchema),
  determination: determinationSchema.optional(),
  packVersions: z.record(z.string(), z.string()),
  /** What became of each date of the determination that something is to be done by. */
  clocks: z.array(
    clockSchema.extend({
      state: clockStateSchema,
      closedBecause: closedBecauseSchema.optional(),
      /** Who can move it now; absent where nobody can. */
      moves: movesSchema.optional(),
      /** The day on which it counts again by itself. */
      stoppedUntil: calendarDateSchema.optional(),
      /** Whether it is later than the law counts it, by the one extension or a stipulation. */
      extended: z.boolean().optional(),
      /** The day of the next reminder. */
      remindOn: calendarDateSchema.optional(),
      /** On what a date stands that no rule counted. */
      citations: z.array(z.string()),
    }),
  ),
  authorizations: z.array(authorizationViewSchema),
  records: z.array(proposedRecordSchema),
  /** In place of `records`, for whoever may not see them; psychotherapy notes are not among them. */
  unseenRecords: z.array(unseenRecordSchema).optional(),
  /** What alone would open every approved psychotherapy note now: forms by id, the order, exceptions by citation. */
  notesOpenedBy: z.array(z.string()),
  /** The grounds the law knows for keeping back from this paper what it would release. */
  grounds: z.array(withholdingGroundSchema),
  vault: vaultViewSchema.optional(),
  proposals: z.array(proposalViewSchema),
  /** Every row that was ever proposed, oldest first, and what became of it. */
  scopeLedger: z.array(ledgerRowSchema),
  /** Whose motions to quash are before the court. */
  motionsFiled: z.array(z.enum(movers)),
  /** How far each of them has come that is more than filed. */
  motionStages: z.partialRecord(moverSchema, motionStageSchema),
  /** Whose motions were denied, in whole or in part, and may be appealed. */
  motionsLost: z.array(moverSchema),
  /** The practice's papers that counsel signed off and that have not gone to court yet. */
  signedOff: z.array(
    z.strictObject({ paper: counselPaperSchema, counsel: z.string(), signedOn: calendarDateSchema }),
  ),
  /** True while a motion of the practice is drafted and not filed. */
  motionDrafted: z.boolean(),
  /** The practice's written objection, once one was served. */
  objection: z.strictObject({ servedOn: calendarDateSchema, lifted: z.boolean() }).optional(),
  /** The protective order that was entered last, with its terms. */
  protectiveOrder: protectiveOrderSchema.optional(),
  /** The practice's own notice to the patient, and whether the time it leaves was cleared. */
  patientNotice: z
    .strictObject({ sentOn: calendarDateSchema, objectBy: calendarDateSchema, cleared: z.boolean() })
    .optional(),
  /** The patient's objection while it stands. */
  patientObjects: z.enum(["told", "filed"]).optional(),
  /** In a practice of one person: who looked from outside, and since when that counts as the second person's look. */
  outsideReview: z
    .strictObject({ reviewer: z.string(), reviewedOn: calendarDateSchema, countsFrom: instantSchema })
    .optional(),
  /** What the parties agreed, row by row, when a proposal was accepted. */
  agreedScope: z.array(scopeRowSchema).optional(),
  production: z
    .strictObject({
      productionId: productionIdSchema,
      state: z.enum(["assembling", "assembled", "failed", "released"]),
      reason: z.string().optional(),
      pages: z.int().optional(),
      batesFirst: z.string().optional(),
      batesLast: z.string().optional(),
      productionSha256: sha256Schema.optional(),
      /** Of the production. */
      bytes: z.int().optional(),
      coverLetterSha256: sha256Schema.optional(),
      /** The archive that goes along. */
      packet: archivedSchema.pick({ sha256: true, bytes: true }).optional(),
      manifestSha256: sha256Schema.optional(),
      releasedAt: instantSchema.optional(),
      deliveredToCourtOn: calendarDateSchema.optional(),
      /** Records of which something was left out, or which could not be reproduced. */
      rebuilt: z.array(rebuiltSchema).optional(),
      /** What the check of the finished pages found: the reason why it failed. */
      leftBehind: z.array(leftBehindSchema).optional(),
      /** When somebody certified it as custodian, and who. */
      certified: z.strictObject({ at: instantSchema, by: z.string() }).optional(),
      /** True of files that are recalled: nobody is given them any more. */
      recalled: z.boolean().optional(),
    })
    .optional(),
  /** True when an order or state law sends the files to the court alone, which the practice carries there. */
  goesToCourtAlone: z.boolean(),
  /** True where the paper asks for certified copies. */
  certificationAsked: z.boolean(),
  /** Every release so far, oldest first; sizes are not for those who may not see the records. */
  phases: z.array(
    z.strictObject({
      productionId: productionIdSchema,
      releasedAt: instantSchema,
      pages: z.int().optional(),
      batesFirst: z.string().optional(),
      batesLast: z.string().optional(),
      recalled: z.boolean(),
    }),
  ),
  /** The number of the phase in hand. */
  phase: z.int(),
  /** Whether it is a further one, so that the request can only end as released. */
  furtherPhase: z.boolean(),
  /** What is known of the return or destruction of what was produced under an order. */
  returnDuty: z
    .strictObject({
      dueOn: calendarDateSchema.optional(),
      /** Every reminder, oldest first. */
      reminders: z.array(z.strictObject({ on: calendarDateSchema, how: recallWaySchema })),
      /** With what shows it. */
      met: z.strictObject({ on: calendarDateSchema, how: returnWaySchema, proof: z.string() }).optional(),
    })
    .optional(),
  /** What becomes of the files, where somebody proposed that they be destroyed. */
  filesDisposal: filesDisposalViewSchema.optional(),
  /** What was asked for answering the request, and what became of it. */
  fee: feeViewSchema.optional(),
  /** What the law lets the practice ask for; absent where no rule on fees was read for the case. */
  feeBasis: feeBasisSchema.optional(),
  incident: incidentViewSchema.optional(),
  /** The production that was fetched for the court and whose delivery nobody has recorded. */
  outForCourt: productionIdSchema.optional(),
  links: z.array(
    z.strictObject({
      linkId: linkIdSchema,
      file: productionFileSchema,
      to: z.enum(["requester", "court"]),
      issuedAt: instantSchema,
      transfer: z
        .strictObject({ bytesSent: z.int().optional(), complete: z.boolean(), finishedAt: instantSchema })
        .optional(),
    }),
  ),
  effects: z.array(effectViewSchema),
  undone: z.array(undoneViewSchema),
  timeline: z.array(timelineRowSchema),
  /** Commands this person may give now; every other one of the role is listed with the reason it is refused. */
  allowed: z.array(
    z.strictObject({
      command: z.enum(staffCommandNames as unknown as readonly [StaffCommandName, ...StaffCommandName[]]),
      enabled: z.boolean(),
      words: z.string().optional(),
    }),
  ),
  /** Who has the ball, and what is asked of them. */
  nextAction: z.strictObject({
    who: z.enum([
      "practice-manager",
      "clinician",
      "second-person",
      "the-one-person",
      "privacy-officer",
      "requester",
      "court",
      "system",
      "nobody",
    ]),
    words: z.string(),
  }),
});
export type RequestOverview = z.infer<typeof requestOverviewSchema>;

/** `GET …/papers/{documentId}/link`, `…/records/{documentId}/link`, `…/production/{file}/link`: 60 seconds, recorded. */
export const staffLinkSchema = z.strictObject({ url: z.url(), expiresAt: instantSchema });
export type StaffLink = z.infer<typeof staffLinkSchema>;
