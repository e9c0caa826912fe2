import * as z from "zod";
import { documentIdSchema } from "./ids.ts";

/** What a document held that no page of a production brings along, or shows in another way. */
export const leftOutSchema = z.enum([
  "active-content",
  "attachments",
  "comments",
  "links",
  "form-fields",
  "layers",
  "hidden-text",
  "hidden-drawing",
  "metadata",
  "thumbnails",
  "outline",
  "structure",
  "earlier-revisions",
  "pages-as-pictures",
]);
export type LeftOut = z.infer<typeof leftOutSchema>;

/** The same in words for who reviews a production. */
export const leftOutWords = {
  "active-content": "what acts when a file is opened or clicked",
  attachments: "files that lie inside the file",
  comments: "the text of comments and notes on the page; their marks stay",
  links: "links; their words stay",
  "form-fields": "form fields; what they show stays",
  layers: "layers; what the file shows when it is opened stays",
  "hidden-text": "text that no page shows",
  "hidden-drawing": "drawings and pictures that no page shows",
  metadata: "data about the file and who made it",
  thumbnails: "small pictures of the pages",
  outline: "bookmarks and named places",
  structure: "structure and substitute texts for reading aloud",
  "earlier-revisions": "earlier states of the file",
  "pages-as-pictures":
    "the text of pages on which it could not be told from hidden text: they are produced as pictures",
} as const satisfies Record<LeftOut, string>;

/** Why a document of a production could not be reproduced; the others go on without it. */
export const setAsideReasonSchema = z.enum([
  "empty-file",
  "wrong-type",
  "truncated",
  "encrypted",
  "test-virus",
  "changed-after-signing",
  "too-many-pages",
  "over-budget",
  "page-count-differs",
  "unreadable",
  "too-slow",
  "too-much-memory",
]);
export type SetAsideReason = z.infer<typeof setAsideReasonSchema>;

/** The same for who answers for the production: what is wrong, and what would be right. */
export const setAsideWords = {
  "empty-file": "The file is empty. Import the record again.",
  "wrong-type": "The file is no PDF, whatever its name says. Print the record to a PDF and import that.",
  truncated: "The PDF ends too early: it was cut off. Export the record again and import the whole file.",
  encrypted: "The PDF is locked with a password. Import a copy without one.",
  "test-virus":
    "The file carries the signature that virus scanners are tested with. Import a copy without it.",
  "changed-after-signing":
    "The PDF was changed after it was signed. Import the signed original, or a print of what it shows.",
  "too-many-pages": "The PDF has more than 2,000 pages. Import it in parts.",
  "over-budget":
    "The PDF unpacks to far more than its pages show. Print the record to a new PDF and import that.",
  "page-count-differs":
    "The PDF has another number of pages than was counted when it came in. Look at it, and import it again.",
  unreadable: "The PDF could not be read. Print the record to a new PDF and import that.",
  "too-slow":
    "The PDF could not be read within the time that one record may take. Print it to a new PDF and import that.",
  "too-much-memory":
    "The PDF could not be read within the memory that one record may take. Print it to a new PDF and import that.",
} as const satisfies Record<SetAsideReason, string>;

/** What became of a record when its pages were rebuilt for a production, where that is more than that they were. */
export const rebuiltSchema = z.strictObject({
  documentId: documentIdSchema,
  leftOut: z.array(leftOutSchema).max(leftOutSchema.options.length),
  setAside: setAsideReasonSchema.nullable(),
});
export type Rebuilt = z.infer<typeof rebuiltSchema>;

/** What every file has and nobody asks for. */
const usual: ReadonlySet<LeftOut> = new Set(["links", "metadata", "outline", "structure", "thumbnails"]);

/** What a person should know of what was left out: who reviewed the record may have counted on it. */
export const notable = (leftOut: readonly LeftOut[]): LeftOut[] => leftOut.filter((kind) => !usual.has(kind));
