import { notesExceptions, notesExceptionSchema } from "../../../workflows/contract/notes-authority.ts";
import type { NotesAuthority } from "../../../workflows/contract/notes-authority.ts";

/** What opens psychotherapy notes, in words, with the citation of an exception. */
export function authorityWords(
  authority: Pick<NotesAuthority, "kind"> & { readonly citation?: string },
): string {
  if (authority.kind === "authorization") return "An authorization for psychotherapy notes alone";
  if (authority.kind === "order") return "A court order that names these notes";
  const citation = notesExceptionSchema.safeParse(authority.citation);
  return citation.success ? `${notesExceptions[citation.data]} (${citation.data})` : "An exception";
}
