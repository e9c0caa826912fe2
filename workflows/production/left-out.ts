import * as z from "zod";

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
