import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import { sealWindowMs, sealWindowOf } from "../adapters/seal-window.ts";
import { statementOf } from "./sealed-window.ts";
import type { ChainHead, LookHash, SealedWindow, Span } from "./sealed-window.ts";

export type Seal = {
  readonly practiceIds: () => Promise<readonly string[]>;
  readonly heads: (practiceId: string, window: string) => Promise<readonly ChainHead[]>;
  /** The digests of the looks of a span, in the order in which they were recorded. */
  readonly looks: (practiceId: string, span: Span) => Promise<readonly LookHash[]>;
  /** Signs a SHA-256 digest, given as bytes; answers with key id and base64 signature. */
  readonly sign: (digest: Buffer) => Promise<{ readonly keyId: string; readonly signature: string }>;
  /** False when the window has a seal already; a seal is never replaced. */
  readonly store: (key: string, text: string) => Promise<boolean>;
  readonly now: () => Date;
  readonly log: Log;
};

/** A step may still be writing when its window ends, and its clock may be slow; after this long it is over. */
const settledMs = 5 * 60_000;
const windowsBack = (24 * 3_600_000) / sealWindowMs;
const thoroughEvery = 36;

/**
 * Seals every settled window of the last day that has no seal yet, practice by practice: the heads of the chains that moved,
 * and the looks, signed. A chain that moved on since is sealed as it is now, which covers what came before. A window without movement is
 * sealed too, so that a missing seal always means something.
 */
export async function sealWindows(seal: Seal): Promise<void> {
  const last = Math.floor((seal.now().getTime() - settledMs) / sealWindowMs) - 1;
  // What fails while it makes up for an outage leaves a gap behind the newest seal: now and then every window is tried.
  const thorough = last % thoroughEvery === 0;
  for (const practiceId of await seal.practiceIds()) {
    for (let back = 0; back < windowsBack; back += 1) {
      // Newest first: where a seal stands already, the windows before have theirs.
      if (!(await sealWindow(seal, practiceId, (last - back) * sealWindowMs)) && !thorough) break;
    }
  }
}

async function sealWindow(seal: Seal, practiceId: string, begins: number): Promise<boolean> {
  const window = sealWindowOf(begins);
  const span = { from: new Date(begins).toISOString(), to: new Date(begins + sealWindowMs).toISOString() };
  const [moved, looks] = await Promise.all([seal.heads(practiceId, window), seal.looks(practiceId, span)]);
  const { statement, heads } = statementOf(practiceId, span, moved, looks);
  const { keyId, signature } = await seal.sign(Buffer.from(sha256Hex(canonicalJson(statement)), "hex"));
  const sealed: SealedWindow = { statement, heads, looks, algorithm: "ECDSA_SHA_256", keyId, signature };
  const stored = await seal.store(`${practiceId}/${window}.json`, canonicalJson(sealed));
  if (stored) seal.log("info", "window-sealed", { practiceId, count: heads.length + looks.length });
  return stored;
}
