import * as z from "zod";
import { documentClassSchema } from "./case-file.ts";
import {
  calendarDateSchema,
  instantSchema,
  linkIdSchema,
  proposalIdSchema,
  requestIdSchema,
  sha256Schema,
} from "./ids.ts";
import { paperSchema } from "./intake.ts";

/** The few words outsiders see; identical whether or not the person named is a patient. */
export const outwardStatusSchema = z.enum([
  "draft",
  "received",
  "in-review",
  "action-needed",
  "on-hold",
  "court-decision-pending",
  "ready-to-download",
  "closed",
]);
export type OutwardStatus = z.infer<typeof outwardStatusSchema>;

/** Rows of one proposal, at most: one for each class of document, and a few for other dates. */
export const rowsPerProposal = 20;

/** One row of the scope ledger. */
export const scopeRowSchema = z.strictObject({
  class: documentClassSchema,
  range: z.strictObject({ fromOn: calendarDateSchema, toOn: calendarDateSchema }).optional(),
  stance: z.enum(["produce", "withhold"]),
});

export const proposalViewSchema = z.strictObject({
  proposalId: proposalIdSchema,
  by: z.enum(["practice", "requester"]),
  /** Empty for an older proposal whose rows are no longer at hand; the events keep them. */
  rows: z.array(scopeRowSchema),
  newReturnOn: calendarDateSchema.optional(),
  extendsObjections: z.boolean().optional(),
  madeAt: instantSchema,
  answer: z.enum(["open", "accepted", "declined"]),
});

/** The files of a released production. */
export const productionFileSchema = z.enum(["production", "cover-letter", "manifest"]);
export type ProductionFile = z.infer<typeof productionFileSchema>;

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
  identityVerified: z.boolean(),
  production: z
    .strictObject({
      releasedAt: instantSchema,
      pages: z.int(),
      batesFirst: z.string(),
      batesLast: z.string(),
      productionSha256: sha256Schema,
      manifestSha256: sha256Schema,
    })
    .optional(),
});
export type OutwardView = z.infer<typeof outwardViewSchema>;

/** `POST /api/requester/requests/{requestId}/proposals/{proposalId}/answer`. */
export const answerProposalSchema = z.strictObject({ answer: z.enum(["accepted", "declined"]) });
/** `POST /api/requester/requests/{requestId}/proposals`. */
export const counterProposalSchema = z.strictObject({
  rows: z.array(scopeRowSchema).min(1).max(rowsPerProposal),
});

/** `POST /api/requester/requests/{requestId}/downloads` → a link of 60 seconds, made for this recipient and recorded. */
export const downloadSchema = z.strictObject({ file: productionFileSchema });
export const downloadLinkSchema = z.strictObject({
  linkId: linkIdSchema,
  url: z.url(),
  expiresAt: instantSchema,
});
export type DownloadLink = z.infer<typeof downloadLinkSchema>;
