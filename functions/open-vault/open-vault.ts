import { randomUUID } from "node:crypto";
import { vaultRefusalOf } from "../../workflows/request/stands-today.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { AuthorizationId, EventId } from "../../workflows/vocabulary/ids.ts";
import type { CaseToday, ReadCase } from "../adapters/case-today.ts";
import type { Log } from "../adapters/log.ts";
import { noteContextOf } from "../adapters/note-envelope.ts";
import type { NoteGrants } from "../adapters/note-grants.kms.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";

export type Vault = {
  readonly requests: Pick<RequestReader, "read">;
  readonly readCase: ReadCase;
  readonly grants: NoteGrants;
  readonly submit: RequestWriter;
  readonly log: Log;
  readonly now: () => Date;
};
type VaultEvent = Extract<RequestEvent, { type: "vault.opened" | "vault.refused" }>;

/**
 * Makes one grant per note that the ledger says is approved and that the law, asked again now, releases, and reports them;
 * or makes none and reports why. The caller's message names a request and nothing more: which notes, and under what
 * authority, is read from the ledger.
 */
export async function openVault(
  vault: Vault,
  key: RequestKey,
  authorizationId: AuthorizationId,
): Promise<void> {
  const request = await vault.readCase(key);
  const notes = request && notesAskedFor(request, authorizationId);
  if (!request || !notes) {
    vault.log("security", "vault-stays-shut", { ...key, authorizationId });
    return;
  }
  const report = (event: VaultEvent) =>
    vault.submit({
      ...key,
      eventId: `${authorizationId}-${randomUUID()}`.slice(0, 64) as EventId,
      actor: { kind: "system", name: "open-vault" },
      event,
    });
  const reason = vaultRefusalOf(request.context, request.judgement);
  if (reason) {
    vault.log("security", "vault-stays-shut", { ...key, authorizationId, code: reason });
    await report({ type: "vault.refused", reason });
    return;
  }
  const grants: Extract<VaultEvent, { type: "vault.opened" }>["grants"][number][] = [];
  for (const { documentId, patientRef } of notes) {
    const note = noteContextOf(key.practiceId, patientRef, documentId);
    grants.push({
      documentId,
      ...(await vault.grants.create({ requestId: key.requestId, authorizationId }, note)),
    });
  }
  // A redelivery finds the vault open and these grants in use: they are named after request and authority.
  const stillAsked = async () => {
    const again = await vault.readCase(key);
    return again && notesAskedFor(again, authorizationId) ? again : undefined;
  };
  const retireAll = async () => {
    for (const { grantId } of grants) await vault.grants.retire(grantId);
  };
  const about = { ...key, authorizationId, count: grants.length };
  const result = await report({ type: "vault.opened", grants }).catch(async (error: unknown) => {
    // Whether it was taken is not known. While the notes are still asked for, the next try finds these grants again; once a
    // quicker try has opened and closed the vault, nobody would.
    if (!(await stillAsked())) await retireAll();
    throw error;
  });
  if (result.outcome !== "refused") {
    vault.log("info", "vault-opened", { ...about, version: result.version });
    return;
  }
  // If the ledger would not have them, nothing may stay open that it does not know of.
  if ((await stillAsked())?.context.vault?.opened) return;
  vault.log("security", "vault-opened-too-late", { ...about, code: result.problem.code });
  await retireAll();
}

/** The notes for which the lifecycle has asked for grants under this authority; undefined when it has asked for none. */
function notesAskedFor({ context: { vault, patientRef } }: CaseToday, authorizationId: AuthorizationId) {
  if (!vault?.grantsOut || vault.authorizationId !== authorizationId || !patientRef) return undefined;
  // Without approvals the vault is closing already.
  if (vault.approvals.length === 0) return undefined;
  return vault.documentIds.map((documentId) => ({ documentId, patientRef }));
}
