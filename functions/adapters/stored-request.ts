import * as z from "zod";
import { instantSchema } from "../../workflows/contract/ids.ts";
import { profileSchema } from "../../workflows/contract/profile.ts";
import type { Profile } from "../../workflows/contract/profile.ts";
import type { SeenEvent, StoredRequest } from "../../workflows/ports.ts";
import { caseSort } from "./ledger-keys.ts";
import { packedDatesSchema } from "./packed-dates.ts";
import { packedSchema } from "./packed.ts";

const snapshotRowSchema = z.object({
  version: z.int(),
  headHash: z.string(),
  receivedAt: instantSchema,
  trackingNumber: z.string(),
  dates: packedDatesSchema,
  datedAt: instantSchema,
  snapshot: packedSchema,
  determinationDigest: z.string(),
  beside: z.object({
    facts: z.int(),
    profile: z.int(),
    window: z.string(),
    preserved: z.string().optional(),
  }),
});
const seenSchema = z.object({ version: z.int(), bodyDigest: z.string() });
const factsRowSchema = z.object({ facts: packedSchema });

type Rows = readonly Readonly<Record<string, unknown>>[];

/**
 * The three rows of a request put together; undefined when there is no snapshot, `torn` when the rows are not of one moment:
 * the snapshot names the steps that last wrote the others. Throws on rows it cannot read.
 */
export function parseStoredRequest(rows: Rows): StoredRequest | "torn" | undefined {
  const bySk = new Map(rows.map((row) => [row["sk"], row]));
  const row = bySk.get(caseSort.snapshot);
  if (!row) return undefined;
  const snapshot = snapshotRowSchema.parse(row);
  const [facts, profile] = [bySk.get(caseSort.facts), bySk.get(caseSort.profile)];
  const fits =
    facts?.["version"] === snapshot.beside.facts && profile?.["version"] === snapshot.beside.profile;
  return fits ? { ...snapshot, facts: factsIn(facts), profile: parseProfile(profile ?? {}) } : "torn";
}

/** What is known of the case, from its row; nothing where none was written. Throws on a row it cannot read. */
export const factsIn = (row: unknown): unknown => (row === undefined ? {} : factsRowSchema.parse(row).facts);

/** The profile item without its key and without the step that wrote it. */
export function parseProfile({
  pk: _pk,
  sk: _sk,
  version: _version,
  ...profile
}: Readonly<Record<string, unknown>>): Profile {
  return profileSchema.parse(profile);
}

export const parseSeen = (row: unknown): SeenEvent => seenSchema.parse(row);
