import * as z from "zod";
import { authorizationSchema, caseFileSchema } from "../contract/case-file.ts";
import { documentClassSchema } from "../contract/scalars.ts";
import {
  authorizationIdSchema,
  calendarDateSchema,
  documentIdSchema,
  instantSchema,
  linkIdSchema,
  patientRefSchema,
  productionIdSchema,
  readingIdSchema,
  sha256Schema,
} from "../contract/ids.ts";
import { limits } from "../contract/limits.ts";
import {
  activeContentSchema,
  cleanedCopySchema,
  paperPurposeSchema,
  processKindSchema,
  refusalReasonSchema,
  scannerSchema,
} from "../contract/papers.ts";
import { paperFormSchema, paperNameSchema, templateVersionSchema } from "../contract/papers-to-send.ts";
import { pauseKindSchema } from "../contract/pause.ts";
import { noteMarkSchema } from "../contract/reading.ts";
import { notesAuthoritySchema } from "../contract/notes-authority.ts";
import { movers } from "../contract/motions.ts";
import {
  archivedSchema,
  partsDigestSchema,
  productionFileSchema,
  storedVersionsSchema,
} from "../contract/production-files.ts";
import { protectiveTerms } from "../contract/protective-order.ts";
import { hiddenCheckSchema, leftBehindSchema, mostRecordsNamed } from "../contract/left-behind.ts";
import { rebuiltSchema } from "../contract/rebuilt.ts";
import { recordContentsSchema } from "../contract/record-content.ts";
import { markStepSchema, mostSteps } from "../contract/redaction-marks.ts";
import { sessionFactsSchema } from "../contract/session-facts.ts";
import { courtDeliveryWaySchema } from "../contract/court-delivery.ts";
import { courtVerificationSchema } from "../contract/court-verification.ts";
import { channelSchema, closingOutcomeSchema } from "../contract/request-words.ts";
import { withholdingGroundSchema } from "../contract/withholding.ts";
import { event, reasonWords, someReasons } from "./event-shape.ts";
import { accountingEvents } from "./events-of-accounting.ts";
import { clockEvents } from "./events-of-clocks.ts";
import { negotiationEvents } from "./events-of-negotiation.ts";
import { filesEvents } from "./events-of-files.ts";
import { returnDutyEvents } from "./events-of-return-duty.ts";
import { legalHoldEvents } from "./events-of-legal-hold.ts";
import { incidentEvents } from "./events-of-incidents.ts";
import { moneyEvents } from "./events-of-money.ts";
import { eventsInCourt } from "./events-in-court.ts";
import { eventsOfTheCourt } from "./events-of-the-court.ts";
import { eventsOfThePatient } from "./events-of-the-patient.ts";
import { undoneEvents } from "./undone-events.ts";

/** What another service made up: to be handed back to it as it is. */
const opaque = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\x21-\x7e]+$/);
const batesNumber = z.string().max(40);

const range = z.strictObject({ fromOn: calendarDateSchema, toOn: calendarDateSchema });
/** Why the vault, asking the law again at the moment of opening, stayed shut. */
const vaultRefusalSchema = z.enum([
  "request-on-hold",
  "request-contested",
  "two-persons-missing",
  "law-does-not-release",
  "authority-does-not-open",
]);
export type VaultRefusal = z.infer<typeof vaultRefusalSchema>;

/** Everything that can happen to a request. Past tense, PHI-free; names and addresses travel in the profile. */
export const requestEvents = {
  // said by the requester (or keyed by staff from paper)
  "request.opened": event("request.opened", {
    channel: channelSchema,
    kind: processKindSchema,
    trackingNumber: z.string().max(40),
    asks: z.strictObject({
      classes: z.array(documentClassSchema).min(1).max(documentClassSchema.options.length),
      range: range.optional(),
      testimony: z.boolean(),
    }),
    court: z.string().max(200).optional(),
    docket: z.string().max(100).optional(),
  }),
  "upload.announced": event("upload.announced", {
    documentId: documentIdSchema,
    purpose: paperPurposeSchema,
    contentType: z.string().max(100),
    size: z.int().positive(),
    sha256: sha256Schema,
  }),
  "request.submitted": event("request.submitted", {}),
  "requester.email-confirmed": event("requester.email-confirmed", {}),
  "request.withdrawn": event("request.withdrawn", {}),
  // said by the document gate
  "document.admitted": event("document.admitted", {
    documentId: documentIdSchema,
    pages: z.int().nonnegative(),
    /** What was found in it that acts when opened. */
    activeContent: z.array(activeContentSchema).max(activeContentSchema.options.length),
    /** The copy without it, which is the one that is kept; absent: what came in is kept as it is. */
    cleaned: cleanedCopySchema.optional(),
    changedAfterSigning: z.boolean(),
    /** Who found no malware in it; absent where nobody looked. */
    scannedBy: scannerSchema.optional(),
    /** What it hides; absent of papers that came in before anybody looked for that. */
    hidden: hiddenCheckSchema.optional(),
  }),
  "document.refused": event("document.refused", {
    documentId: documentIdSchema,
    reason: refusalReasonSchema,
  }),
  // said by staff: triage and weight
  "facts.recorded": event("facts.recorded", {
    patch: caseFileSchema.partial().omit({ segments: true, authorizations: true, asOf: true }),
    /** JSON pointers of facts that were recorded and turn out not to be known; they are taken out again. */
    unknownAgain: z
      .array(
        z
          .string()
          .max(200)
          .regex(/^(\/[A-Za-z0-9]+)+$/),
      )
      .max(100)
      .optional(),
  }),
  "requester.identity-verified": event("requester.identity-verified", {
    method: z.enum([
      "called-published-number",
      "bar-directory",
      "in-person-document",
      "known-to-practice",
      "clerk-confirmed",
    ]),
    authorityVerified: z.boolean(),
    note: reasonWords.optional(),
  }),
  "patient.matched": event("patient.matched", { patientRef: patientRefSchema }),
  "weight.confirmed": event("weight.confirmed", {
    /** Of a paper behind which a court or a grand jury stands. */
    verified: courtVerificationSchema.optional(),
  }),
  "paper.returned": event("paper.returned", {
    reasons: someReasons,
    words: z.string().trim().min(3).max(limits.reasonLetters),
  }),
  "authorization.recorded": event("authorization.recorded", {
    documentId: documentIdSchema,
    authorization: authorizationSchema.omit({ id: true }),
    /** The matched patient, confirmed to be the one the form is for, or that it is somebody else's; absent: not compared. */
    forPatient: z.union([patientRefSchema, z.literal("another-person")]).optional(),
  }),
  "authorization.revoked": event("authorization.revoked", {
    authorizationId: authorizationIdSchema,
    form: z.enum(["written", "oral"]),
    receivedAt: instantSchema,
  }),
  // said by staff: records, review, second look
  "record.described": event("record.described", {
    documentId: documentIdSchema,
    holds: recordContentsSchema,
    // Absent: nothing is said, or what was said is taken back.
    ...sessionFactsSchema.shape,
  }),
  "records.proposed": event("records.proposed", {
    documentIds: z.array(documentIdSchema).min(1).max(limits.records),
  }),
  "record.reviewed": event("record.reviewed", {
    documentId: documentIdSchema,
    decision: z.enum(["approve", "withhold"]),
    /** Why it stays, in the law's terms, where the law would let it go; the log names it, the reason stays inside. */
    ground: withholdingGroundSchema.optional(),
    reason: reasonWords,
    /** Whoever approves says that they read the pages that the import flagged. */
    pagesRead: z.literal(true).optional(),
    /** Flagged pages of which whoever approves says that they compared them and that they are the patient's. */
    pagesOfPatient: z.array(z.int().positive()).min(1).max(limits.pagesOfRecord).optional(),
  }),
  /** What is to be taken out of a record that goes: places and reasons, never words. */
  "record.marked": event("record.marked", {
    documentId: documentIdSchema,
    /** Of the bytes that the marks lie on: on others they mean nothing. */
    recordSha256: sha256Schema,
    steps: z.array(markStepSchema).min(1).max(mostSteps),
  }),
  "review.completed": event("review.completed", {}),
  /** In a practice of one person: somebody outside looked where another person would. */
  "outside-review.recorded": event("outside-review.recorded", {
    /** Name and profession. */
    reviewer: z.string().trim().min(3).max(200),
    /** Their signed statement, a paper of the request. */
    documentId: documentIdSchema,
    reviewedOn: calendarDateSchema,
    reason: reasonWords,
    /** Whoever records it says that the statement is signed and names this request and what was looked at. */
    namesThisReview: z.literal(true).optional(),
  }),
  "release.confirmed": event("release.confirmed", {}),
  "release.returned": event("release.returned", { reason: reasonWords }),
  "production.released": event("production.released", { productionId: productionIdSchema }),
  "production.certified": event("production.certified", {
    productionId: productionIdSchema,
    capacity: z.enum(["custodian", "qualified-person"]),
    /** What FRE 902(11) asks to be certified of the records, by FRE 803(6)(A) to (C); none can be left out. */
    statements: z.strictObject({
      madeAtOrNearTheTime: z.literal(true),
      keptInTheCourse: z.literal(true),
      regularPractice: z.literal(true),
    }),
  }),
  "court-link.issued": event("court-link.issued", {
    linkId: linkIdSchema,
    productionId: productionIdSchema,
    file: productionFileSchema,
  }),
  "court.delivered": event("court.delivered", {
    productionId: productionIdSchema,
    deliveredOn: calendarDateSchema,
    how: courtDeliveryWaySchema,
    /** Who took it in: the clerk, the chambers, the number of the receipt. */
    to: z.string().trim().min(3).max(200),
  }),
  // the vault
  "vault.requested": event("vault.requested", {
    authority: notesAuthoritySchema,
    documentIds: z.array(documentIdSchema).min(1).max(limits.notes),
    reason: reasonWords,
  }),
  // Who is asked to approve may read first, and say of what was read whether it should go.
  "note.reading-asked": event("note.reading-asked", {
    readingId: readingIdSchema,
    documentId: documentIdSchema,
    reason: reasonWords,
  }),
  "note.marked": event("note.marked", {
    documentId: documentIdSchema,
    mark: noteMarkSchema,
    reason: reasonWords,
  }),
  "vault.approved": event("vault.approved", {}),
  "vault.declined": event("vault.declined", { reason: reasonWords }),
  "vault.opened": event("vault.opened", {
    grants: z
      .array(
        z.strictObject({
          documentId: documentIdSchema,
          grantId: opaque(128),
          grantToken: opaque(2000),
        }),
      )
      .min(1)
      .max(limits.notes),
  }),
  "vault.refused": event("vault.refused", { reason: vaultRefusalSchema }),
  "vault.closed": event("vault.closed", { retired: z.int().nonnegative() }),
  // production and delivery
  "production.numbered": event("production.numbered", {
    productionId: productionIdSchema,
    pages: z.int().positive(),
  }),
  /** So many of its records are rebuilt, and one call of the function does not suffice for the rest. */
  "production.continued": event("production.continued", {
    productionId: productionIdSchema,
    parts: z.int().positive().max(limits.records),
  }),
  "production.assembled": event("production.assembled", {
    productionId: productionIdSchema,
    productionSha256: sha256Schema,
    /** What the storage says of a file that came in parts; absent where it came at once. */
    partsDigest: partsDigestSchema.optional(),
    /** How large the production is; absent in what was reported before sizes were. */
    bytes: z.int().positive().optional(),
    /** Absent in what was reported before there were archives. */
    packet: archivedSchema.optional(),
    coverLetterSha256: sha256Schema,
    manifestSha256: sha256Schema,
    versions: storedVersionsSchema,
    pages: z.int().positive(),
    batesFirst: batesNumber,
    batesLast: batesNumber,
    /** Records of which something was left out, or which could not be reproduced; absent where there are none. */
    rebuilt: z.array(rebuiltSchema).min(1).max(limits.records).optional(),
  }),
  "production.failed": event("production.failed", {
    productionId: productionIdSchema,
    reason: z.string().max(200),
    /** What the check of the finished pages found, record by record; absent where another reason is given. */
    leftBehind: z.array(leftBehindSchema).min(1).max(mostRecordsNamed).optional(),
  }),
  "production.discarded": event("production.discarded", {
    productionId: productionIdSchema,
    versions: z.int().nonnegative(),
  }),
  "link.issued": event("link.issued", {
    linkId: linkIdSchema,
    productionId: productionIdSchema,
    file: productionFileSchema,
  }),
  "transfer.finished": event("transfer.finished", {
    linkId: linkIdSchema,
    bytesSent: z.int().nonnegative(),
    complete: z.boolean(),
    finishedAt: instantSchema,
  }),
  // the contest
  ...negotiationEvents,
  "objection.served": event("objection.served", { servedOn: calendarDateSchema }),
  "objection.lifted": event("objection.lifted", {
    liftedOn: calendarDateSchema,
    how: z.enum(["withdrawn-by-practice", "overruled-by-court", "settled-by-agreement"]),
  }),
  "motion-to-quash.drafted": event("motion-to-quash.drafted", { grounds: someReasons }),
  "motion-to-quash.filed": event("motion-to-quash.filed", {
    filedOn: calendarDateSchema,
    by: z.enum(movers),
  }),
  "motion-to-quash.decided": event("motion-to-quash.decided", {
    decidedOn: calendarDateSchema,
    result: z.enum(["granted", "granted-in-part", "denied", "withdrawn"]),
    /** Whose motion it was. */
    by: z.enum(movers),
  }),
  "protective-order.sought": event("protective-order.sought", {
    soughtOn: calendarDateSchema,
    by: z.enum(movers),
  }),
  "protective-order.entered": event("protective-order.entered", {
    enteredOn: calendarDateSchema,
    ...protectiveTerms,
  }),
  "protective-order.denied": event("protective-order.denied", { decidedOn: calendarDateSchema }),
  ...eventsInCourt,
  ...eventsOfThePatient,
  ...eventsOfTheCourt,
  // any time
  "hold.placed": event("hold.placed", {
    kind: pauseKindSchema,
    reason: reasonWords,
    followUpOn: calendarDateSchema,
  }),
  "hold.lifted": event("hold.lifted", { reason: reasonWords }),
  "request.closed": event("request.closed", {
    outcome: closingOutcomeSchema,
    reason: reasonWords,
  }),
  "request.reopened": event("request.reopened", { reason: reasonWords }),
  // after release
  "phase.begun": event("phase.begun", {
    /** The number of the phase that begins; the first is the request itself. */
    phase: z.int().min(2).max(limits.productions),
    reason: reasonWords,
  }),
  ...incidentEvents,
  ...legalHoldEvents,
  ...accountingEvents,
  ...filesEvents,
  ...returnDutyEvents,
  ...moneyEvents,
  "paper.viewed": event("paper.viewed", { documentId: documentIdSchema }),
  "record.viewed": event("record.viewed", { documentId: documentIdSchema }),
  "paper.drawn-up": event("paper.drawn-up", {
    paper: paperNameSchema,
    version: templateVersionSchema,
    form: paperFormSchema,
  }),
  ...undoneEvents,
  ...clockEvents,
} as const;

export type RequestEventType = keyof typeof requestEvents;
/** One member per event type, by name. */
export type RequestEventOf<Type extends RequestEventType> = z.infer<(typeof requestEvents)[Type]>;
/** What happened, as data. */
export type RequestEvent = { [Type in RequestEventType]: RequestEventOf<Type> }[RequestEventType];

/** The schema of any event; the ledger and every door parse with it. */
export const requestEventSchema = z.discriminatedUnion(
  "type",
  Object.values(requestEvents) as unknown as [
    (typeof requestEvents)["request.opened"],
    (typeof requestEvents)["request.submitted"],
  ],
) as unknown as z.ZodType<RequestEvent>;
