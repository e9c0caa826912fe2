import type { DocumentId } from "../vocabulary/ids.ts";
import type { Judgement } from "./judgement.ts";
import type { Standing } from "./stored-snapshot.ts";

/** A judgement that speaks of no psychotherapy note. */
export const judgementWithoutNotes = (judgement: Judgement): Judgement => ({
  ...judgement,
  communications: judgement.communications === "in-others" ? "in-others" : "none",
  sealed: [],
  notesOpenedBy: [],
});

/**
 * The request as it would stand if no psychotherapy note were among the proposed records: for members who may not see what
 * there is of the patient, that such notes exist is told by nothing in it (45 CFR 164.501).
 */
export function standingWithoutNotes({ value, context }: Standing): Standing {
  const { judgement, selection } = context;
  const sealed: ReadonlySet<DocumentId> = new Set(judgement?.sealed);
  const isOrdinary = (documentId: DocumentId) => !sealed.has(documentId);
  const { course } = value;
  const opening = typeof course === "object" && course["assembling"] === "openingVault";
  return {
    value: { ...value, vault: "closed", course: opening ? { assembling: "building" } : course },
    context: {
      ...context,
      vault: null,
      undone: [],
      selection: selection && { ...selection, documentIds: selection.documentIds.filter(isOrdinary) },
      redactions: context.redactions.filter(({ documentId }) => isOrdinary(documentId)),
      reviews: context.reviews.filter(({ documentId }) => isOrdinary(documentId)),
      judgement: judgement && judgementWithoutNotes(judgement),
    },
  };
}
