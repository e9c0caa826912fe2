import type { EventRow, RequestKey } from "../../workflows/ports.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";

/** What the first event of a request points back to: the request itself, so that no chain fits another request. */
export const firstHash = ({ practiceId, requestId }: RequestKey): string =>
  sha256Hex(canonicalJson({ practiceId, requestId }));

/** One more link of the chain: its hash covers the event and the hash before it. */
export function eventRow(row: Omit<EventRow, "hash">): EventRow {
  return { ...row, hash: sha256Hex(canonicalJson(row)) };
}

/** The first sequence number at which a chain does not hold; undefined when it holds to its end. */
export function brokenAt(key: RequestKey, rows: readonly EventRow[]): number | undefined {
  let before = firstHash(key);
  for (const [at, { hash, ...row }] of rows.entries()) {
    const holds = row.seq === at + 1 && row.prevHash === before && sha256Hex(canonicalJson(row)) === hash;
    if (!holds) return at + 1;
    before = hash;
  }
  return undefined;
}
