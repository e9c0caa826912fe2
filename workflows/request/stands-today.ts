import type { AuthorizationId, DocumentId } from "../vocabulary/ids.ts";
import type { RequestContext } from "./context.ts";
import type { VaultRefusal } from "./events.ts";
import { approvedRecords } from "./guards.ts";
import { formOpens, isSealed } from "./judgement.ts";
import type { Judgement } from "./judgement.ts";

// The second reading, for whoever acts after the machine has decided: between the step and the act a day may end, a form
// run out, a paper come in. Each asks with a judgement made at its own moment, never with the one in the memory.

/** Why the vault may not open, or serve one more note, under a judgement of this moment; undefined when it may. */
export function vaultRefusalOf(context: RequestContext, judgement: Judgement): VaultRefusal | undefined {
  const { vault, hold } = context;
  if (!vault) return "two-persons-missing";
  if (hold) return "request-on-hold";
  const persons = new Set(vault.approvals.map(({ personId }) => personId));
  if (persons.size < 2 || !vault.approvals.some(({ clinician }) => clinician)) return "two-persons-missing";
  const released = vault.documentIds.every(
    (documentId) => judgement.segments[documentId] === "release" && isSealed(judgement, documentId),
  );
  if (!released) return "law-does-not-release";
  const { authorizationId, documentIds } = vault;
  return authorityOpens(context, judgement, authorizationId, documentIds)
    ? undefined
    : "authority-does-not-open";
}

/** A valid authorization that reaches every note and was not revoked, or an order that opens them (45 CFR 164.508(a)(2)). */
function authorityOpens(
  { authorizations }: RequestContext,
  judgement: Judgement,
  id: AuthorizationId,
  documentIds: readonly DocumentId[],
): boolean {
  const form = authorizations.find((one) => one.authorizationId === id);
  if (!form) return judgement.orderOpensPsychotherapyNotes;
  return form.revokedAt === null && formOpens(judgement, id, documentIds);
}

/** Whether the law, asked now, still releases everything that was approved. */
export const approvedMayGo = (context: RequestContext, judgement: Judgement): boolean =>
  approvedRecords(context).every((documentId) => judgement.segments[documentId] === "release");
