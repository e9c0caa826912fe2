import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staffTokens } from "../../../../functions/adapters/staff-token.ts";
import type { ReadToken } from "../../../../functions/adapters/staff-token.ts";
import { createTokenSigner } from "../../../../local/sign-in/tokens.ts";
import type { TokenSigner } from "../../../../local/sign-in/tokens.ts";

const [poolId, clientId] = ["us-east-1_abcdefghi", "client-of-the-portal"];
const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`;
const account = {
  sub: "sub-of-the-manager",
  email: "d@h.example",
  name: "Dana Whitfield",
  groups: ["practice-managers"],
  passwordHash: Buffer.alloc(0),
  totpSecret: "",
};

const folder = mkdtempSync(join(tmpdir(), "duces-pool-"));
const elsewhere = mkdtempSync(join(tmpdir(), "duces-other-pool-"));
const signer = createTokenSigner(folder, issuer, clientId, 900);
let asked = 0;
let published = JSON.stringify(signer.jwks);
let status = 200;
const keys = createServer((_request, response) => {
  asked += 1;
  response.writeHead(status).end(published);
});
let keysUrl: string;
const reader = (): ReadToken => staffTokens({ poolId, clientId, keysUrl });
beforeAll(async () => {
  keys.listen(0, "127.0.0.1");
  await once(keys, "listening");
  keysUrl = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/${poolId}/.well-known/jwks.json`;
});
afterAll(() => {
  keys.close();
  for (const one of [folder, elsewhere]) rmSync(one, { recursive: true });
});

const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const decoded = (part: string | undefined) =>
  JSON.parse(Buffer.from(part ?? "", "base64url").toString("utf8")) as Readonly<Record<string, unknown>>;
const now = () => Date.now();

describe("a token of staff, read by the writer itself", () => {
  it("names its account when the pool made it for the portal; the pool's keys are asked for once", async () => {
    const read = reader();
    asked = 0;
    for (let at = 0; at < 3; at += 1)
      expect(await read(signer.accessToken(account, now()))).toMatchObject({ sub: "sub-of-the-manager" });
    expect(asked).toBe(1);
  });

  it("tells when its person signed in, which a renewed token still says", async () => {
    const signedIn = now() - 3_600_000;
    expect(await reader()(signer.accessToken(account, now(), signedIn))).toEqual({
      sub: "sub-of-the-manager",
      at: Math.floor(signedIn / 1000),
    });
  });

  const made = (by: TokenSigner) => by.accessToken(account, now());
  const [head, claims, signature] = made(signer).split(".");
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const text = `${head}.${claims}`;
  it.each([
    ["an id token", signer.idToken(account, now())],
    ["no algorithm", `${coded({ ...decoded(head), alg: "none" })}.${claims}.`],
    ["a public key used as a secret", `${coded({ ...decoded(head), alg: "HS256" })}.${claims}.${signature}`],
    ["another pool's key", made(createTokenSigner(elsewhere, issuer, clientId, 900))],
    [
      "another key under the pool's key id",
      `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`,
    ],
    ["another client", made(createTokenSigner(folder, issuer, "another-client", 900))],
    ["another issuer", made(createTokenSigner(folder, `${issuer}x`, clientId, 900))],
    ["an hour ago", signer.accessToken(account, now() - 3_600_000)],
    [
      "another person's account put in",
      `${head}.${coded({ ...decoded(claims), sub: "sub-of-the-privacy-officer" })}.${signature}`,
    ],
    ["the signature left out", `${text}.`],
    ["no token at all", "sub-of-the-manager-and-no-more"],
  ])("names nobody when it is of or has %s (AB-005)", async (_what, token) => {
    expect(await reader()(token)).toBeUndefined();
  });

  it("is neither good nor bad while the pool's keys cannot be read", async () => {
    for (const [code, text] of [
      [500, "{}"],
      [200, "not keys"],
      [200, "{}"],
    ] as const) {
      [status, published] = [code, text];
      await expect(reader()(signer.accessToken(account, now()))).rejects.toThrow(/keys|JWKS/u);
    }
    [status, published] = [200, JSON.stringify(signer.jwks)];
  });
});
