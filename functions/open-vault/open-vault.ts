import { randomUUID } from "node:crypto";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { AuthorizationId, DocumentId, EventId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import type { Log } from "../adapters/log.ts";
import { noteContextOf } from "../adapters/note-envelope.ts";
import type { NoteGrants } from "../adapters/note-grants.kms.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";

export type Vault = {
  readonly requests: RequestReader;
  readonly grants: NoteGrants;
  readonly submit: RequestWriter;
  readonly log: Log;
  readonly now: () => Date;
};

type Opening = {
  readonly patientRef: PatientRef;
  readonly authorizationId: AuthorizationId;
  readonly documentIds: readonly DocumentId[];
};

/**
 * Makes one grant per note that the ledger says is approved, and reports them. The caller's message names a request and
 * nothing more: which notes, and under what authority, is read from the ledger.
 */
export async function openVault(
  vault: Vault,
  key: RequestKey,
  authorizationId: AuthorizationId,
): Promise<void> {
  const request = await vault.requests.read(key);
  const opening = request && openingOf(request.context, authorizationId);
  if (!request || !opening) {
    vault.log("security", "vault-stays-shut", { ...key, authorizationId });
    return;
  }
  const grants = [];
  for (const documentId of opening.documentIds) {
    const note = noteContextOf(key.practiceId, opening.patientRef, documentId);
    grants.push({
      documentId,
      ...(await vault.grants.create({ requestId: key.requestId, authorizationId }, note)),
    });
  }
  const result = await vault.submit({
    ...key,
    eventId: `${authorizationId}-${randomUUID()}`.slice(0, 64) as EventId,
    actor: { kind: "system", name: "open-vault" },
    event: { type: "vault.opened", grants },
  });
  if (result.outcome !== "refused") {
    vault.log("info", "vault-opened", {
      ...key,
      authorizationId,
      count: grants.length,
      version: result.version,
    });
    return;
  }
  // A redelivery finds the vault open and its grants in use. If instead the request moved on while the grants were made,
  // nothing may stay open that the ledger does not know of.
  const again = await vault.requests.read(key);
  if (again && openingOf(again.context, authorizationId)) return;
  vault.log("security", "vault-opened-too-late", { ...key, authorizationId, code: result.problem.code });
  for (const { grantId } of grants) await vault.grants.retire(grantId);
}

/** What the ledger allows to be opened under this authority, now; undefined when it allows nothing. */
export function openingOf(context: RequestContext, authorizationId: AuthorizationId): Opening | undefined {
  const { vault, patientRef, judgement, hold } = context;
  if (!vault || !patientRef || !judgement || hold || vault.authorizationId !== authorizationId)
    return undefined;
  const persons = new Set(vault.approvals.map(({ personId }) => personId));
  const twoPersons = persons.size >= 2 && vault.approvals.some(({ clinician }) => clinician);
  const released = vault.documentIds.every(
    (documentId) => judgement.segments[documentId] === "release" && judgement.sealed.includes(documentId),
  );
  if (!vault.grantsOut || !twoPersons || !released || !authorityOpens(context, authorizationId))
    return undefined;
  return { patientRef, authorizationId, documentIds: vault.documentIds };
}

/** A valid authorization that reaches every note and was not revoked, or an order that opens them (45 CFR 164.508(a)(2)). */
function authorityOpens({ vault, judgement, authorizations }: RequestContext, id: AuthorizationId): boolean {
  const form = authorizations.find((one) => one.authorizationId === id);
  if (!form) return judgement?.orderOpensPsychotherapyNotes === true;
  const judged = judgement?.authorizations[id];
  return (
    form.revokedAt === null &&
    judged?.valid === true &&
    judged.opensPsychotherapyNotes &&
    (vault?.documentIds.every((documentId) => judged.documentIds.includes(documentId)) ?? false)
  );
}
