import * as z from "zod";
import { calendarDateSchema, sha256Schema } from "./ids.ts";
import { paperPurposeSchema, processKindSchema, uploadLimitBytes } from "./papers.ts";
import { documentClassSchema } from "./scalars.ts";

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, "no control characters");

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

/** `POST /api/intake/{requestId}/uploads` and the staff's own upload route. The digest is part of what the storage accepts. */
export const announceUploadSchema = z.strictObject({
  purpose: paperPurposeSchema,
  fileName: z.string().min(1).max(4000),
  contentType: z.string().max(100),
  size: z.int().positive().max(uploadLimitBytes),
  sha256: sha256Schema,
});
export type AnnounceUpload = z.infer<typeof announceUploadSchema>;

/** `POST /api/intake/{requestId}/submit`. */
export const submitIntakeSchema = z.strictObject({ certifiesTruth: z.literal(true) });
/** `POST /api/sign-in-link`: always answered alike, whether or not the pair is known. */
export const signInLinkSchema = z.strictObject({
  trackingNumber: z.string().max(40),
  email: z.email().max(254),
});
