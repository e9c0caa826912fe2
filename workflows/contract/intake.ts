import * as z from "zod";
import { documentClassSchema } from "./case-file.ts";
import { calendarDateSchema, documentIdSchema, requestIdSchema, sha256Schema } from "./ids.ts";
import {
  activeContentSchema,
  paperPurposeSchema,
  processKindSchema,
  refusalReasonSchema,
  uploadLimitBytes,
} from "./papers.ts";

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, "no control characters");

/** `GET /api/practices/{slug}`: what anyone may know of a practice before sending it a paper. */
export const practiceViewSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{3,60}$/),
  name: z.string(),
});

/** `POST /api/intake`: an attorney, without an account, says what is being sent. */
export const openIntakeSchema = z.strictObject({
  practice: z.string().regex(/^[a-z0-9-]{3,60}$/),
  kind: processKindSchema,
  requester: z.strictObject({
    name: line(120),
    firm: line(160).optional(),
    email: z.email().max(254),
    phone: line(40).optional(),
    barNumber: line(40).optional(),
    barState: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    representedParty: line(160).optional(),
  }),
  case: z.strictObject({
    court: line(200).optional(),
    docket: line(100).optional(),
    caption: line(200).optional(),
  }),
  asks: z.strictObject({
    personName: line(160),
    personBirthDate: calendarDateSchema.optional(),
    classes: z.array(documentClassSchema).min(1).max(10),
    range: z.strictObject({ fromOn: calendarDateSchema, toOn: calendarDateSchema }).optional(),
    testimony: z.boolean(),
  }),
});
export type OpenIntake = z.infer<typeof openIntakeSchema>;

/** What the requester gets at once: the number to quote, and a short-lived token to go on with. */
export const intakeOpenedSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  /** Bearer token for this draft only; opens nothing but uploads and submission. */
  intakeToken: z.string(),
});
export type IntakeOpened = z.infer<typeof intakeOpenedSchema>;

/** `POST /api/intake/{requestId}/uploads` and the staff's own upload route. The digest is part of what the storage accepts. */
export const announceUploadSchema = z.strictObject({
  purpose: paperPurposeSchema,
  fileName: z.string().min(1).max(4000),
  contentType: z.string().max(100),
  size: z.int().positive().max(uploadLimitBytes),
  sha256: sha256Schema,
});
export type AnnounceUpload = z.infer<typeof announceUploadSchema>;

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
  state: z.enum(["announced", "admitted", "refused"]),
  pages: z.int().optional(),
  activeContent: z.array(activeContentSchema).optional(),
  refusal: z.strictObject({ reason: refusalReasonSchema, words: z.string() }).optional(),
});
export type Paper = z.infer<typeof paperSchema>;

/** `GET /api/intake/{requestId}` with the intake token: the draft and its papers. */
export const intakeViewSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  submitted: z.boolean(),
  emailConfirmed: z.boolean(),
  papers: z.array(paperSchema),
});
export type IntakeView = z.infer<typeof intakeViewSchema>;

/** `POST /api/intake/{requestId}/submit`. */
export const submitIntakeSchema = z.strictObject({ certifiesTruth: z.literal(true) });
/** `POST /api/confirm-email`: the one-time code of the confirmation mail. */
export const confirmEmailSchema = z.strictObject({ code: z.string().min(20).max(100) });
/** `POST /api/sign-in-link`: always answered alike, whether or not the pair is known. */
export const signInLinkSchema = z.strictObject({
  trackingNumber: z.string().max(40),
  email: z.email().max(254),
});
/** Answer to a confirmed code: a session for the status page of one request. */
export const requesterSessionSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  sessionToken: z.string(),
});
export type RequesterSession = z.infer<typeof requesterSessionSchema>;
