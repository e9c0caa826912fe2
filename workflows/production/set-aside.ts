import * as z from "zod";

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
