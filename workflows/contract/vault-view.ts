import * as z from "zod";
import { documentIdSchema, instantSchema, personIdSchema } from "./ids.ts";
import { notesAuthoritySchema } from "./notes-authority.ts";

const person = { personId: personIdSchema, name: z.string() };

/** The opening of the vault that a request asks for, as one of those who may know of it sees it. */
export const vaultViewSchema = z.strictObject({
  authority: notesAuthoritySchema,
  documentIds: z.array(documentIdSchema),
  approvals: z.array(z.strictObject({ ...person, at: instantSchema })),
  /** Of its notes those that whoever looks could be shown now: before the first approval the ones they wrote. */
  readable: z.array(documentIdSchema),
  /** Who of those who are asked to approve marked which note to be withheld. */
  marks: z.array(z.strictObject({ documentId: documentIdSchema, ...person })),
});
