import type { Vault } from "./open-vault.ts";

const longestHours = 24;

/**
 * Grants never expire by themselves: what outlives a day was left behind by a failure, and is retired. What the product did
 * not make should not be there at all, and is revoked. An alarm rings on either line.
 */
export async function sweepVault({ grants, log, now }: Pick<Vault, "grants" | "log" | "now">): Promise<void> {
  const before = now().getTime() - longestHours * 3_600_000;
  const { ours, strange } = await grants.list();
  const left = ours.filter(({ createdAt }) => createdAt.getTime() < before);
  for (const { grantId } of left) await grants.retire(grantId);
  if (left.length > 0) log("security", "left-over-grants-retired", { count: left.length });
  for (const grantId of strange) await grants.revoke(grantId);
  if (strange.length > 0) log("security", "strange-grants-revoked", { count: strange.length });
}
