import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTokenSigner } from "../../../local/sign-in/tokens.ts";

/** The pool of the staff, as the single writer is told of it. */
export const pool = {
  STAFF_POOL_ID: "us-east-1_simulated",
  STAFF_CLIENT_ID: "portal",
  STAFF_KEYS_URL: "https://sign-in.duces.example/keys",
} as const;

const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${pool.STAFF_POOL_ID}`;
const tenYears = 10 * 365 * 86_400;
const signer = (() => {
  const folder = mkdtempSync(join(tmpdir(), "duces-simulated-"));
  try {
    return createTokenSigner(folder, issuer, pool.STAFF_CLIENT_ID, tenYears);
  } finally {
    rmSync(folder, { recursive: true });
  }
})();

const freshMs = 10 * 60_000;
const tokens = new Map<string, string>();
/** The token of an account that signed in within the ten minutes before; it outlasts its run. */
export function tokenOf(sub: string, now: number): string {
  const signedInMs = now - (now % freshMs);
  const known = `${sub} ${signedInMs}`;
  const secrets = { passwordHash: Buffer.alloc(0), totpSecret: "" };
  const account = { sub, email: `${sub}@harborlight.example`, name: sub, groups: [], ...secrets };
  const token = tokens.get(known) ?? signer.accessToken(account, signedInMs);
  tokens.set(known, token);
  return token;
}

/** Puts the pool's keys in place of the network, until the returned function is called. */
export function publishKeys(): () => void {
  const real = globalThis.fetch;
  globalThis.fetch = async (address) => {
    const asked = address instanceof Request ? address.url : address.toString();
    if (asked !== pool.STAFF_KEYS_URL) throw new Error(`nothing answers at ${asked}`);
    return new Response(JSON.stringify(signer.jwks));
  };
  return () => {
    globalThis.fetch = real;
    // Making one draws from the run's own chance: the next run draws as this one did.
    tokens.clear();
  };
}
