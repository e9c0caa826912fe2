import type { RequestKey } from "../../workflows/ports.ts";
import type { AuthorizationId, EventId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { Vault } from "./open-vault.ts";

/** Retires every grant made for one request under one authority, and reports how many there were. */
export async function closeVault(
  vault: Vault,
  key: RequestKey,
  authorizationId: AuthorizationId,
): Promise<void> {
  const { ours } = await vault.grants.list();
  const grants = ours.filter(
    (grant) => grant.requestId === key.requestId && grant.authorizationId === authorizationId,
  );
  for (const { grantId } of grants) await vault.grants.retire(grantId);
  const request = await vault.requests.read(key);
  if (!request?.context.vault?.grantsOut) return;
  // One report per opening: the version stands still until the report is in.
  const opening = sha256Hex(`${authorizationId} ${request.version}`).slice(0, 20);
  const result = await vault.submit({
    ...key,
    eventId: `${authorizationId}-shut-${opening}`.slice(0, 64) as EventId,
    actor: { kind: "system", name: "open-vault" },
    event: { type: "vault.closed", retired: grants.length },
  });
  const code = result.outcome === "refused" ? { code: result.problem.code } : {};
  vault.log("info", "vault-closed", { ...key, authorizationId, count: grants.length, ...code });
}
