import * as z from "zod";
import { documentIdSchema } from "./ids.ts";
import { redactionKinds, redactionKindSchema } from "./redaction-kinds.ts";

/** A record names no more of its pages than this: who has to look at twenty looks at them all. */
export const mostPagesNamed = 20;
/** A failed production names no more records than this: when they are mended it is looked through again. */
export const mostRecordsNamed = 100;

const kindsSchema = z.array(redactionKindSchema).max(Object.keys(redactionKinds).length);
/** Counted from 1, ascending; none where it is on no page. */
const pagesSchema = z.array(z.int().positive()).max(mostPagesNamed);

/** What a paper that came in hides, as far as it was looked through: in part, or not at all, where that took too much. */
export const hiddenCheckSchema = z.strictObject({
  checked: z.enum(["whole", "in-part", "not"]),
  kinds: kindsSchema,
  pages: pagesSchema,
});
export type HiddenCheck = z.infer<typeof hiddenCheckSchema>;

/** What who opens a paper should know before they pass it on; nothing where it hides nothing. Nothing is quoted. */
export function hiddenWords({ checked, kinds, pages }: HiddenCheck): string {
  const warning =
    kinds.length === 0 ? "" : `${leftBehindWords({ kinds, pages })} Do not forward this file as it is.`;
  const limit = {
    whole: "",
    "in-part": "It was not checked to its end for what it hides.",
    not: "It was not checked for what it hides.",
  }[checked];
  return [warning, limit].filter((words) => words !== "").join(" ");
}

/** What the check of the finished pages found in one record of a production: which kinds, and on which pages; never a word of it. */
export const leftBehindSchema = z.strictObject({
  documentId: documentIdSchema,
  kinds: kindsSchema.min(1),
  pages: pagesSchema,
});
export type LeftBehindInRecord = z.infer<typeof leftBehindSchema>;

/** Which pages, and what is wrong with them, in sentences that quote nothing. */
export function leftBehindWords({ kinds, pages }: Omit<LeftBehindInRecord, "documentId">): string {
  const more = pages.length === mostPagesNamed ? " and perhaps more" : "";
  const where = pages.length === 0 ? "" : `Page${pages.length === 1 ? "" : "s"} ${pages.join(", ")}${more}. `;
  return where + kinds.map((kind) => redactionKinds[kind]).join(" ");
}
