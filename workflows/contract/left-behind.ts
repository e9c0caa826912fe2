import * as z from "zod";
import { documentIdSchema } from "./ids.ts";
import { redactionKinds, redactionKindSchema } from "./redaction-kinds.ts";

/** A record names no more of its pages than this: who has to look at twenty looks at them all. */
export const mostPagesNamed = 20;

/** What the check of the finished pages found in one record of a production: which kinds, and on which pages; never a word of it. */
export const leftBehindSchema = z.strictObject({
  documentId: documentIdSchema,
  kinds: z.array(redactionKindSchema).min(1).max(Object.keys(redactionKinds).length),
  /** Counted from 1, ascending; none where it is on no page. */
  pages: z.array(z.int().positive()).max(mostPagesNamed),
});
export type LeftBehindInRecord = z.infer<typeof leftBehindSchema>;

/** Which pages, and what is wrong with them, in sentences that quote nothing. */
export function leftBehindWords({ kinds, pages }: Omit<LeftBehindInRecord, "documentId">): string {
  const more = pages.length === mostPagesNamed ? " and perhaps more" : "";
  const where = pages.length === 0 ? "" : `Page${pages.length === 1 ? "" : "s"} ${pages.join(", ")}${more}. `;
  return where + kinds.map((kind) => redactionKinds[kind]).join(" ");
}
