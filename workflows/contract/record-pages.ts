import * as z from "zod";
import { instantSchema, personIdSchema, sha256Schema } from "./ids.ts";
import { foundAsSchema, markBoxSchema, mostMarks } from "./redaction-marks.ts";
import { redactionReasonSchema } from "./redaction.ts";

const place = z.number();
const boxSchema = z.strictObject({ left: place, top: place, right: place, bottom: place });

/** A mark as it stands now: `waiting` is a proposal that nobody has confirmed or declined; what is `gone` takes nothing out. */
export const markViewSchema = z.strictObject({
  mark: z.int().positive(),
  page: z.int().positive(),
  box: markBoxSchema,
  reason: redactionReasonSchema,
  as: foundAsSchema.optional(),
  state: z.enum(["waiting", "standing", "gone"]),
  /** Who proposed, drew, confirmed or changed it last, and when. */
  by: z.strictObject({ personId: personIdSchema, name: z.string() }),
  at: instantSchema,
  /** Who thinks that it should not stand so, while its owner has not answered. */
  questionedBy: z.string().optional(),
});
export type MarkView = z.infer<typeof markViewSchema>;

/** `GET …/records/{documentId}/marks`: every mark of the record as it is, and the number that the next one gets. */
export const recordMarksSchema = z.strictObject({
  marks: z.array(markViewSchema).readonly(),
  nextMark: z.int().positive(),
});
export type RecordMarks = z.infer<typeof recordMarksSchema>;

/** `POST …/records/{documentId}/pages`: what a record is looked at by; the sizes of its pages are in points. */
export const recordPagesSchema = z.strictObject({
  recordSha256: sha256Schema,
  pages: z.array(z.strictObject({ width: z.number(), height: z.number() })).readonly(),
});
export type RecordPages = z.infer<typeof recordPagesSchema>;

/** A word and the points it covers on the page as it is shown. */
const pageWordSchema = z.strictObject({ text: z.string(), box: boxSchema });

/** How wide a page is drawn, in pixels. */
const widthSchema = z.int().min(200).max(2000);
/** `POST …/records/{documentId}/pages/{page}`. */
export const showPageSchema = z.strictObject({ width: widthSchema });
/** A page as a picture: a PNG in base64, which is kept nowhere, and the words of its text. */
export const pagePictureSchema = z.strictObject({
  picture: z.base64(),
  words: z.array(pageWordSchema).readonly(),
  /** Whether a picture covers some of it: what it says is not among the words. */
  hasPicture: z.boolean(),
});
export type PagePicture = z.infer<typeof pagePictureSchema>;

const given = z.array(z.string().trim().min(2).max(120)).max(40).readonly();
/** `POST …/records/{documentId}/pages/{page}/proposals`: what one page is searched for besides numbers and addresses. */
export const searchPageSchema = z.strictObject({ words: given, names: given });
/** Places on a page that may have to go, for a person to confirm: nothing is marked by a search. */
export const pageFoundSchema = z.strictObject({
  found: z
    .array(
      z.strictObject({
        box: boxSchema,
        reason: redactionReasonSchema,
        as: foundAsSchema,
        text: z.string(),
      }),
    )
    .readonly(),
  /** What was read in pictures of the page; `isRead` is false where nothing could be. */
  readWords: z.array(pageWordSchema).readonly(),
  isRead: z.boolean(),
});
export type PageFound = z.infer<typeof pageFoundSchema>;

/** `POST …/records/{documentId}/pages/{page}/preview`: the page as it would leave if these marks stood. */
export const previewPageSchema = z.strictObject({
  width: widthSchema,
  boxes: z
    .array(z.strictObject({ box: markBoxSchema, reason: redactionReasonSchema }))
    .min(1)
    .max(mostMarks)
    .readonly(),
});
