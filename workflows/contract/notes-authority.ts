import * as z from "zod";
import { documentIdSchema } from "./ids.ts";

/**
 * The closed list of exceptions under which psychotherapy notes are used or disclosed without an authorization
 * (45 CFR 164.508(a)(2)(i), (ii)), by their citations. An order is one of them by way of 164.512(a); it has a kind of its own.
 */
export const notesExceptions = {
  "45 CFR 164.508(a)(2)(i)(A)": "Use by the author of the notes for treatment",
  "45 CFR 164.508(a)(2)(i)(B)": "The practice's own supervised training program",
  "45 CFR 164.508(a)(2)(i)(C)": "The practice's own defense in an action that the patient brought",
  "45 CFR 164.502(a)(2)(ii)": "The Secretary of HHS, in a compliance matter",
  "45 CFR 164.512(a)": "A mandate of law",
  "45 CFR 164.512(d)": "Health oversight of the author of the notes",
  "45 CFR 164.512(g)(1)": "A coroner or medical examiner",
  "45 CFR 164.512(j)(1)(i)": "A serious and imminent threat",
} as const;
export type NotesException = keyof typeof notesExceptions;
export const notesExceptionSchema = z.enum(
  Object.keys(notesExceptions) as unknown as readonly [NotesException, ...NotesException[]],
);

/** What the vault is opened under, and the paper of the request that it stands on. */
export const notesAuthoritySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("authorization"), documentId: documentIdSchema }),
  z.strictObject({ kind: z.literal("order"), documentId: documentIdSchema }),
  z.strictObject({
    kind: z.literal("exception"),
    documentId: documentIdSchema,
    citation: notesExceptionSchema,
  }),
]);
export type NotesAuthority = z.infer<typeof notesAuthoritySchema>;
