import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import { statementOf } from "./sealed-window.ts";
import type { ChainHead, SealedWindow } from "./sealed-window.ts";

export type Seal = {
  readonly practiceIds: () => Promise<readonly string[]>;
  readonly heads: (practiceId: string, hour: string) => Promise<readonly ChainHead[]>;
  /** Signs a SHA-256 digest, given as bytes; answers with key id and base64 signature. */
  readonly sign: (digest: Buffer) => Promise<{ readonly keyId: string; readonly signature: string }>;
  /** False when the hour has a seal already; a seal is never replaced. */
  readonly store: (key: string, text: string) => Promise<boolean>;
  readonly now: () => Date;
  readonly log: Log;
};

const hourMs = 3_600_000;
/** A step may still be writing when its hour ends; after this long it is not. */
const settledMs = 5 * 60_000;
const hoursBack = 24;
const thoroughEvery = 6;

/**
 * Seals every settled hour of the last day that has no seal yet, practice by practice: the heads of the chains that moved,
 * signed. An hour without movement is sealed too, so that a missing seal always means something.
 */
export async function sealHours(seal: Seal): Promise<void> {
  const last = Math.floor((seal.now().getTime() - settledMs) / hourMs) - 1;
  // What fails while it makes up for an outage leaves a gap behind the newest seal: now and then every hour is tried.
  const thorough = last % thoroughEvery === 0;
  for (const practiceId of await seal.practiceIds()) {
    for (let back = 0; back < hoursBack; back += 1) {
      const hour = new Date((last - back) * hourMs).toISOString().slice(0, 13);
      // Newest first: where a seal stands already, the hours before have theirs.
      if (!(await sealHour(seal, practiceId, hour)) && !thorough) break;
    }
  }
}

async function sealHour(seal: Seal, practiceId: string, hour: string): Promise<boolean> {
  const from = `${hour}:00:00.000Z`;
  const to = new Date(Date.parse(from) + hourMs).toISOString();
  const { statement, heads } = statementOf(practiceId, { from, to }, await seal.heads(practiceId, hour));
  const { keyId, signature } = await seal.sign(Buffer.from(sha256Hex(canonicalJson(statement)), "hex"));
  const sealed: SealedWindow = { statement, heads, algorithm: "ECDSA_SHA_256", keyId, signature };
  const stored = await seal.store(`${practiceId}/${hour}.json`, canonicalJson(sealed));
  if (stored) seal.log("info", "hour-sealed", { practiceId, count: heads.length });
  return stored;
}
