import type { NotesAuthority } from "../contract/notes-authority.ts";
import type { AuthorizationId, DocumentId } from "../vocabulary/ids.ts";
import type { RequestContext } from "./context.ts";
import type { Judgement, OpenedBy } from "./judgement.ts";

/** The id of an authority follows from the paper it stands on; nobody chooses it, and one paper is one authority. */
export const authorityOn = (paper: DocumentId): AuthorizationId =>
  `aut_${paper.slice("doc_".length)}` as AuthorizationId;

/** How a judgement names the authority. */
function nameOf(authority: NotesAuthority): OpenedBy {
  if (authority.kind === "authorization") return authorityOn(authority.documentId);
  return authority.kind === "order" ? "order" : authority.citation;
}

/** A paper that a court or an agency issued; an order can stand on no other. */
const canBeAnOrder = new Set<string>(["legal-process", "court-order"]);

/**
 * Whether an authority, as the law reads it now, opens every approved psychotherapy note: the paper is at hand, a form is the
 * matched patient's and has not been revoked, and the judgement names it (45 CFR 164.508(a)(2)). The lifecycle remembers by
 * itself whose form it is and a revocation, whatever the law says of the form (45 CFR 164.508(b)(5), (c)(1)(vi)).
 */
export function authorityOpens(
  { papers, authorizations, patientRef }: RequestContext,
  judgement: Judgement,
  authority: NotesAuthority,
): boolean {
  const paper = papers.find(({ documentId }) => documentId === authority.documentId);
  if (paper?.state !== "admitted" || !judgement.notesOpenedBy.includes(nameOf(authority))) return false;
  if (authority.kind === "order") return canBeAnOrder.has(paper.purpose);
  const form = authorizations.find(({ documentId }) => documentId === authority.documentId);
  if (authority.kind === "exception") return true;
  return form?.revokedAt === null && form.patientRef !== null && form.patientRef === patientRef;
}
