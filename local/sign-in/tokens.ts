import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
} from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./accounts.ts";

/** Signs the tokens that the pool would sign; verified by the same verifier class as in the cloud. */
export type TokenSigner = {
  readonly issuer: string;
  /** How long a token lasts, in seconds. */
  readonly lifetimeSeconds: number;
  readonly jwks: {
    readonly keys: readonly {
      readonly kty: "RSA";
      readonly kid: string;
      readonly use: "sig";
      readonly alg: "RS256";
      readonly n: string;
      readonly e: string;
    }[];
  };
  /** A renewed token says when its person signed in, as the pool's do. */
  readonly accessToken: (account: Account, atMs: number, signedInMs?: number) => string;
  readonly idToken: (account: Account, atMs: number, signedInMs?: number) => string;
};

/** Loads the pool's signing key from the folder, or makes it once. */
export function createTokenSigner(
  folder: string,
  issuer: string,
  clientId: string,
  lifetimeSeconds: number,
): TokenSigner {
  const file = join(folder, "sign-in-key.pem");
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  }
  const privateKey = createPrivateKey(readFileSync(file));
  const { n = "", e = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  const kid = createHash("sha256").update(n).digest("base64url").slice(0, 32);

  const signed = (claims: Readonly<Record<string, unknown>>) => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const text = `${part({ alg: "RS256", kid, typ: "JWT" })}.${part(claims)}`;
    return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
  };
  const common = (account: Account, atMs: number, signedInMs: number) => {
    const issuedAt = Math.floor(atMs / 1000);
    return {
      sub: account.sub,
      iss: issuer,
      "cognito:groups": account.groups,
      auth_time: Math.floor(signedInMs / 1000),
      iat: issuedAt,
      exp: issuedAt + lifetimeSeconds,
      jti: randomUUID(),
      origin_jti: randomUUID(),
    };
  };
  return {
    issuer,
    lifetimeSeconds,
    jwks: { keys: [{ kty: "RSA", kid, use: "sig", alg: "RS256", n, e }] },
    accessToken: (account, atMs, signedInMs = atMs) =>
      signed({
        ...common(account, atMs, signedInMs),
        token_use: "access",
        client_id: clientId,
        scope: "openid",
        username: account.sub,
        version: 2,
      }),
    idToken: (account, atMs, signedInMs = atMs) =>
      signed({
        ...common(account, atMs, signedInMs),
        token_use: "id",
        aud: clientId,
        email: account.email,
        email_verified: true,
        name: account.name,
      }),
  };
}
