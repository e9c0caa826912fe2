import { readingIdSchema } from "../../workflows/contract/ids.ts";
import type { NoteGrant } from "../adapters/note-grants.kms.ts";
import type { Vault } from "./open-vault.ts";

const [minuteMs, hourMs] = [60_000, 3_600_000];
const isOfReading = ({ requestId }: NoteGrant): boolean => readingIdSchema.safeParse(requestId).success;
/** An opening lasts a day at most; a reading is lent its key for less than a minute, after which the vault itself ends. */
const longestMs = (grant: NoteGrant): number => (isOfReading(grant) ? 2 * minuteMs : 24 * hourMs);

/**
 * Grants never expire by themselves: what outlives its day, or its reading, was left behind by a failure, and is retired. What the product did
 * not make should not be there at all, and is revoked. An alarm rings on either line.
 */
export async function sweepVault({ grants, log, now }: Pick<Vault, "grants" | "log" | "now">): Promise<void> {
  const { ours, strange } = await grants.list();
  const left = ours.filter((grant) => now().getTime() - grant.createdAt.getTime() > longestMs(grant));
  for (const { grantId } of left) await grants.retire(grantId);
  // One of a reading opens nothing without its reading, which was over before.
  const ofReadings = left.filter(isOfReading).length;
  if (ofReadings > 0) log("security", "grants-of-readings-retired", { count: ofReadings });
  if (left.length > ofReadings)
    log("security", "left-over-grants-retired", { count: left.length - ofReadings });
  for (const grantId of strange) await grants.revoke(grantId);
  if (strange.length > 0) log("security", "strange-grants-revoked", { count: strange.length });
}
