import * as z from "zod";
import {
  calendarDateSchema,
  documentIdSchema,
  instantSchema,
  linkIdSchema,
  proposalIdSchema,
  requestIdSchema,
  sha256Schema,
} from "./ids.ts";
import { outwardFeeSchema } from "./money.ts";
import { activeContentSchema, paperPurposeSchema, refusalReasonSchema } from "./papers.ts";
import { archivedSchema } from "./production-files.ts";
import { moreTimeSchema, rowAnswersSchema, scopeRowSchema } from "./scope.ts";

/** `GET /api/practices/{slug}`: what anyone may know of a practice before sending it a paper. */
export const practiceViewSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{3,60}$/),
  name: z.string(),
});

/** What the requester gets at once: the number to quote, and a short-lived token to go on with. */
export const intakeOpenedSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  /** Bearer token for this draft only; opens nothing but uploads and submission. */
  intakeToken: z.string(),
});
export type IntakeOpened = z.infer<typeof intakeOpenedSchema>;

/** A presigned POST straight to the quarantine bucket: send every field, then `file` last. */
export const uploadTicketSchema = z.strictObject({
  documentId: documentIdSchema,
  url: z.url(),
  fields: z.record(z.string(), z.string()),
});
export type UploadTicket = z.infer<typeof uploadTicketSchema>;

/** One paper as the requester and staff see it. */
export const paperSchema = z.strictObject({
  documentId: documentIdSchema,
  purpose: paperPurposeSchema,
  fileName: z.string(),
  size: z.int(),
  /** `destroyed`: after the time it had to be kept, or about to be; nobody can open it. */
  state: z.enum(["announced", "admitted", "refused", "destroyed"]),
  pages: z.int().optional(),
  activeContent: z.array(activeContentSchema).optional(),
  /** The copy that is kept is without something that acted in what came in. */
  cleaned: z.literal(true).optional(),
  refusal: z.strictObject({ reason: refusalReasonSchema, words: z.string() }).optional(),
});
export type Paper = z.infer<typeof paperSchema>;

/** `GET /api/intake/{requestId}` with the intake token: the draft and its papers. */
export const intakeViewSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  submitted: z.boolean(),
  emailConfirmed: z.boolean(),
  /** When the request was submitted; of a draft, when it was opened. */
  receivedAt: instantSchema,
  papers: z.array(paperSchema),
});
export type IntakeView = z.infer<typeof intakeViewSchema>;

/** Answer to a confirmed code: a session for the status page of one request. */
export const requesterSessionSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  sessionToken: z.string(),
});
export type RequesterSession = z.infer<typeof requesterSessionSchema>;

/** The few words outsiders see; identical whether or not the person named is a patient. */
export const outwardStatusSchema = z.enum([
  "draft",
  "received",
  "in-review",
  "action-needed",
  "on-hold",
  "court-decision-pending",
  "awaiting-payment",
  "ready-to-download",
  "recalled",
  "closed",
]);
export type OutwardStatus = z.infer<typeof outwardStatusSchema>;

export const proposalViewSchema = z.strictObject({
  proposalId: proposalIdSchema,
  by: z.enum(["practice", "requester"]),
  /** Empty for an older proposal whose rows are no longer at hand; the events keep them. */
  rows: z.array(scopeRowSchema),
  newReturnOn: calendarDateSchema.optional(),
  extendsObjections: z.boolean().optional(),
  madeAt: instantSchema,
  answer: z.enum(["open", "accepted", "declined", "in-part"]),
  /** Each row with its answer, where it was answered row by row. */
  rowAnswers: rowAnswersSchema.optional(),
  /** The answer to the new return date, where it was answered so. */
  moreTime: moreTimeSchema.optional(),
});

/** `GET /api/requester/requests/{requestId}` with a requester session: the outward view, an allow-list. */
export const outwardViewSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  practiceName: z.string(),
  status: outwardStatusSchema,
  /** What the status means and what to do next, in words. */
  words: z.string(),
  outcome: z.string().optional(),
  receivedAt: instantSchema,
  papers: z.array(paperSchema),
  /** What is wrong with the paper, when it was returned. */
  deficiencies: z.array(z.string()),
  proposals: z.array(proposalViewSchema),
  /** Whether the files of a release can be downloaded as far as the verification goes; false while nothing is released. */
  identityVerified: z.boolean(),
  /** What the practice asks for answering, whatever the answer is. */
  fee: outwardFeeSchema.optional(),
  production: z
    .strictObject({
      releasedAt: instantSchema,
      pages: z.int(),
      /** Of the production; absent of one of before sizes were kept. */
      bytes: z.int().optional(),
      batesFirst: z.string(),
      batesLast: z.string(),
      productionSha256: sha256Schema,
      manifestSha256: sha256Schema,
      coverLetterSha256: sha256Schema.optional(),
      /** The archive that goes along; absent of a production of before there were archives. */
      packet: archivedSchema.pick({ sha256: true, bytes: true }).optional(),
    })
    .optional(),
});
export type OutwardView = z.infer<typeof outwardViewSchema>;

export const downloadLinkSchema = z.strictObject({
  linkId: linkIdSchema,
  url: z.url(),
  expiresAt: instantSchema,
});
export type DownloadLink = z.infer<typeof downloadLinkSchema>;

/** What a requester hears who asks for files while none are there for them; whether any ever will be is told by nothing. */
export const nothingToDownload = "There is nothing to download yet.";
