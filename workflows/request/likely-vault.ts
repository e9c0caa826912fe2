import { notesExceptionSchema } from "../contract/notes-authority.ts";
import type { NotesAuthority } from "../contract/notes-authority.ts";
import type { DocumentId, ReadingId } from "../vocabulary/ids.ts";
import type { RequestContext } from "./context.ts";
import type { RequestEvent } from "./events.ts";
import type { Judgement } from "./judgement.ts";

// What a person would record of the vault as things are.

const none = "z".repeat(26);
/** The id of no document. */
export const noDocument = `doc_${none}` as DocumentId;
const noReading = `rdg_${none}` as ReadingId;
const noteOf = ({ vault }: RequestContext): DocumentId => vault?.documentIds[0] ?? noDocument;

export const likelyReading = (context: RequestContext, reason: string): RequestEvent => ({
  type: "note.reading-asked",
  readingId: noReading,
  documentId: noteOf(context),
  reason,
});
export const likelyMark = (context: RequestContext, reason: string): RequestEvent => ({
  type: "note.marked",
  documentId: noteOf(context),
  mark: "may-go",
  reason,
});

/** What opens the notes, if anything does, on a paper that it can stand on; else an order that is nowhere. */
export function openingAuthority({
  context,
  judgement: { notesOpenedBy },
}: {
  readonly context: RequestContext;
  readonly judgement: Judgement;
}): NotesAuthority {
  const [opening] = notesOpenedBy;
  const form = context.authorizations.find(({ authorizationId }) => authorizationId === opening);
  if (form) return { kind: "authorization", documentId: form.documentId };
  const process = context.papers.find(
    ({ state, purpose }) =>
      state === "admitted" && (purpose === "court-order" || purpose === "legal-process"),
  );
  const documentId = process?.documentId ?? noDocument;
  const citation = notesExceptionSchema.safeParse(opening);
  return citation.success
    ? { kind: "exception", documentId, citation: citation.data }
    : { kind: "order", documentId };
}
