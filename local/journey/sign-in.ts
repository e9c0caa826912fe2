import { createHash, randomBytes } from "node:crypto";

/** What the portal's `/config.json` says. */
export type PortalConfig = {
  readonly clientId: string;
  readonly signInOrigin: string;
  readonly redirectUri: string;
};

/**
 * Signs a seeded person in as a browser would: the hosted pages, password, one-time code, authorization code with
 * PKCE. The code is read from the local page of codes; one that was used already is waited out.
 */
export async function signIn(portalOrigin: string, email: string, password: string): Promise<string> {
  const config = (await (await fetch(`${portalOrigin}/config.json`)).json()) as PortalConfig;
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    response_type: "code",
    client_id: config.clientId,
    redirect_uri: config.redirectUri,
    scope: "openid",
    state: "journey",
    code_challenge_method: "S256",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
  });
  const form = (path: string, fields: Record<string, string>) =>
    fetch(`${config.signInOrigin}${path}`, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
    });

  for (let tries = 0; tries < 8; tries += 1) {
    const page = await form("/login", { query: query.toString(), email, password });
    const challenge = /name="challenge" value="([^"]+)"/.exec(await page.text())?.[1];
    if (!challenge)
      throw new Error(`Signing in as ${email} was refused: is the password right, and is the person seeded?`);
    const answer = await form("/login/code", { challenge, code: await codeOf(config.signInOrigin, email) });
    const back = answer.headers.get("location");
    if (!back) {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      continue;
    }
    const code = new URL(back).searchParams.get("code") ?? "";
    const tokens = await form("/oauth2/token", {
      grant_type: "authorization_code",
      client_id: config.clientId,
      code,
      code_verifier: verifier,
      redirect_uri: config.redirectUri,
    });
    const { access_token: token } = (await tokens.json()) as { readonly access_token?: string };
    if (!token) throw new Error(`Signing in as ${email} gave no token (status ${tokens.status}).`);
    return token;
  }
  throw new Error(`No fresh one-time code for ${email} within forty seconds.`);
}

async function codeOf(signInOrigin: string, email: string): Promise<string> {
  const page = await (await fetch(`${signInOrigin}/codes`)).text();
  const row = page.split("<tr>").find((text) => text.includes(email));
  return /<code>(\d{6})<\/code>/.exec(row ?? "")?.[1] ?? "000000";
}
