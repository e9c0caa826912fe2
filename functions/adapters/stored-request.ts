import * as z from "zod";
import { instantSchema } from "../../workflows/contract/ids.ts";
import { profileSchema } from "../../workflows/contract/profile.ts";
import type { Profile } from "../../workflows/contract/profile.ts";
import type { SeenEvent, StoredRequest } from "../../workflows/ports.ts";
import { listedDateSchema } from "../../workflows/request/listed-dates.ts";
import { packedSchema } from "./packed.ts";

const snapshotRowSchema = z.object({
  version: z.int(),
  headHash: z.string(),
  receivedAt: instantSchema,
  trackingNumber: z.string(),
  dates: z.array(listedDateSchema),
  datedAt: instantSchema,
  snapshot: packedSchema,
  determinationDigest: z.string(),
});
const seenSchema = z.object({ version: z.int(), bodyDigest: z.string() });
const factsRowSchema = z.object({ facts: packedSchema });

/** The three rows of a request put together; undefined when there is no snapshot. Throws on rows it cannot read. */
export function parseStoredRequest(
  rows: readonly Readonly<Record<string, unknown>>[],
): StoredRequest | undefined {
  const bySk = new Map(rows.map((row) => [row["sk"], row]));
  const snapshot = bySk.get("SNAPSHOT");
  if (!snapshot) return undefined;
  return {
    ...snapshotRowSchema.parse(snapshot),
    facts: factsIn(bySk.get("FACTS")),
    profile: parseProfile(bySk.get("PROFILE") ?? {}),
  };
}

/** What is known of the case, from its row; nothing where none was written. Throws on a row it cannot read. */
export const factsIn = (row: unknown): unknown => (row === undefined ? {} : factsRowSchema.parse(row).facts);

/** The profile item without its key. */
export function parseProfile({ pk: _pk, sk: _sk, ...profile }: Readonly<Record<string, unknown>>): Profile {
  return profileSchema.parse(profile);
}

export const parseSeen = (row: unknown): SeenEvent => seenSchema.parse(row);
