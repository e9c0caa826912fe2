import { seededId } from "../../local/seed/ids.ts";
import { authorityOn } from "../../workflows/request/authority.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { StoredSnapshot } from "../../workflows/request/stored-snapshot.ts";
import type { DocumentId, PersonId, ProductionId } from "../../workflows/vocabulary/ids.ts";

const person = (name: string) => seededId("per", `${name}@harborlight.example`) as PersonId;
const [manager, clinician] = [person("dana.whitfield"), person("miriam.okafor")];
/** The privacy officer of the first practice. */
export const officer = person("tomas.lindqvist");

const approval = (personId: PersonId) => ({
  persons: [personId],
  clinician: personId === clinician,
  at: "2026-11-20T15:00:00.000Z",
});

/** A memory in which everything was approved: a review, two persons for the vault, and a judgement that says release. */
export function approved(
  context: RequestContext,
  paper: DocumentId,
  more: Partial<RequestContext>,
): RequestContext {
  const documentIds = context.selection?.documentIds ?? [];
  if (!context.judgement) throw new Error("a request without a judgement cannot be forged");
  return {
    ...context,
    reviews: documentIds.map((documentId) => ({
      documentId,
      decision: "approve",
      ground: null,
      by: clinician,
      at: "2026-11-20T14:00:00.000Z",
    })),
    reviewers: [clinician],
    reviewCompletedBy: clinician,
    vault: {
      authority: { kind: "authorization", documentId: paper },
      authorizationId: authorityOn(paper),
      documentIds,
      requestedBy: [manager],
      approvals: [approval(clinician), approval(officer)],
      grantsOut: false,
      opened: false,
      marks: [],
    },
    judgement: {
      ...context.judgement,
      segments: Object.fromEntries(documentIds.map((documentId) => [documentId, "release"])),
      sealed: documentIds,
      notesOpenedBy: [authorityOn(paper)],
    },
    ...more,
  };
}

/** A snapshot with regions and memory exchanged. */
export const standing = (
  stored: StoredSnapshot,
  value: Partial<StoredSnapshot["value"]>,
  context: RequestContext,
): StoredSnapshot => ({ ...stored, value: { ...stored.value, ...value }, context });
/** A production that was begun, or has been assembled. */
export const productionOf = (
  productionId: ProductionId,
  state: "assembling" | "assembled",
): RequestContext["production"] => ({
  productionId,
  state,
  courtAlone: false,
  reason: null,
  pages: state === "assembled" ? 2 : null,
  firstNumber: state === "assembled" ? 1 : null,
  batesFirst: state === "assembled" ? "HLC000001" : null,
  batesLast: state === "assembled" ? "HLC000002" : null,
  productionSha256: state === "assembled" ? "0".repeat(64) : null,
  partsDigest: null,
  bytes: null,
  packet: null,
  coverLetterSha256: state === "assembled" ? "0".repeat(64) : null,
  manifestSha256: state === "assembled" ? "0".repeat(64) : null,
  versions: null,
  releasedAt: null,
});

/** A snapshot that says: the vault is open, and its production is being built. */
export const saidToBeOpen = (stored: StoredSnapshot, productionId: ProductionId): StoredSnapshot =>
  standing(
    stored,
    { course: { assembling: "building" }, vault: "open" },
    {
      ...stored.context,
      confirmedBy: officer,
      production: productionOf(productionId, "assembling"),
      vault: stored.context.vault && { ...stored.context.vault, grantsOut: true, opened: true },
    },
  );
