import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../http/requests.ts";
import { passwordMatches } from "./accounts.ts";
import type { Account } from "./accounts.ts";
import { codePage, page, passwordPage } from "./pages.ts";
import type { TokenSigner } from "./tokens.ts";
import { codeMatches } from "./totp.ts";

/** The client of the pool, as the template defines it. */
export type PoolClient = {
  readonly clientId: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly portalOrigin: string;
  readonly poolId: string;
};

type Challenge = {
  readonly account: Account;
  readonly query: string;
  readonly tries: number;
  readonly expiresAt: number;
};
/** Somebody who signed in, and when. */
type SignedIn = { readonly account: Account; readonly atMs: number };

type Code = SignedIn & {
  readonly codeChallenge: string;
  readonly redirectUri: string;
  readonly expiresAt: number;
};

const fiveMinutes = 5 * 60_000;
const mostTries = 5;

/**
 * The hosted sign-in pages of the user pool: authorization code with PKCE, password and time-based one-time code,
 * refresh, sign-out, at Cognito's paths.
 */
export function createSignIn(accounts: readonly Account[], signer: TokenSigner, client: PoolClient) {
  const challenges = new Map<string, Challenge>();
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, SignedIn>();
  const usedTotp = new Set<string>();
  const secret = () => randomBytes(24).toString("base64url");

  const html = (response: ServerResponse, status: number, text: string) => {
    response.writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${client.portalOrigin}; frame-ancestors 'none'`,
    });
    response.end(text);
  };
  const json = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, {
      "content-type": "application/json",
      "cache-control": "no-store",
      "access-control-allow-origin": client.portalOrigin,
    });
    response.end(JSON.stringify(body));
  };
  const bad = (response: ServerResponse, words: string) =>
    html(
      response,
      400,
      page("Sign-in", `<main><h1>This sign-in link does not work</h1><p>${words}</p></main>`),
    );
  const form = async (request: IncomingMessage) => {
    const body = await readBody(request, 64 * 1024);
    return new URLSearchParams(body === "too-large" ? "" : body.toString("utf8"));
  };

  const checked = (query: URLSearchParams): string | undefined => {
    if (query.get("client_id") !== client.clientId)
      return "It names an application this sign-in does not know.";
    if (!client.callbackUrls.includes(query.get("redirect_uri") ?? ""))
      return "It would return to an address that is not registered.";
    if (query.get("response_type") !== "code") return "It must ask for an authorization code.";
    if (query.get("code_challenge_method") !== "S256" || !query.get("code_challenge"))
      return "It must carry a PKCE challenge (S256).";
    return undefined;
  };

  const tokens = ({ account, atMs }: SignedIn, refreshToken: string) => ({
    access_token: signer.accessToken(account, Date.now(), atMs),
    id_token: signer.idToken(account, Date.now(), atMs),
    refresh_token: refreshToken,
    expires_in: signer.lifetimeSeconds,
    token_type: "Bearer",
  });

  const exchange = (fields: URLSearchParams): ReturnType<typeof tokens> | undefined => {
    if (fields.get("client_id") !== client.clientId) return undefined;
    if (fields.get("grant_type") === "refresh_token") {
      const signedIn = refreshTokens.get(fields.get("refresh_token") ?? "");
      return signedIn && tokens(signedIn, fields.get("refresh_token") ?? "");
    }
    const code = codes.get(fields.get("code") ?? "");
    codes.delete(fields.get("code") ?? "");
    const proof = createHash("sha256")
      .update(fields.get("code_verifier") ?? "")
      .digest("base64url");
    if (
      !code ||
      code.expiresAt < Date.now() ||
      code.codeChallenge !== proof ||
      code.redirectUri !== fields.get("redirect_uri")
    )
      return undefined;
    const refreshToken = secret();
    const signedIn = { account: code.account, atMs: code.atMs };
    refreshTokens.set(refreshToken, signedIn);
    return tokens(signedIn, refreshToken);
  };

  const postPassword = async (request: IncomingMessage, response: ServerResponse) => {
    const fields = await form(request);
    const query = fields.get("query") ?? "";
    const wrong = checked(new URLSearchParams(query));
    if (wrong) return bad(response, wrong);
    const account = accounts.find(({ email }) => email === fields.get("email")?.trim().toLowerCase());
    if (!account || !passwordMatches(account, fields.get("password") ?? "")) {
      return html(response, 401, passwordPage(query, "The e-mail address or the password is wrong."));
    }
    const challenge = secret();
    challenges.set(challenge, { account, query, tries: 0, expiresAt: Date.now() + fiveMinutes });
    return html(response, 200, codePage(challenge));
  };

  const postCode = async (request: IncomingMessage, response: ServerResponse) => {
    const fields = await form(request);
    const id = fields.get("challenge") ?? "";
    const challenge = challenges.get(id);
    if (!challenge || challenge.expiresAt < Date.now() || challenge.tries >= mostTries) {
      challenges.delete(id);
      return bad(response, "Too much time or too many tries: go back to the portal and sign in again.");
    }
    const given = fields.get("code") ?? "";
    const used = `${challenge.account.sub} ${given}`;
    if (!codeMatches(challenge.account.totpSecret, given, Date.now()) || usedTotp.has(used)) {
      challenges.set(id, { ...challenge, tries: challenge.tries + 1 });
      return html(
        response,
        401,
        codePage(id, "That code is not right, or was used already. Wait for the next one."),
      );
    }
    // A code is good for one sign-in (RFC 6238 section 5.2); it can no longer match after ninety seconds.
    usedTotp.add(used);
    setTimeout(() => usedTotp.delete(used), 120_000).unref();
    challenges.delete(id);
    const query = new URLSearchParams(challenge.query);
    const code = secret();
    const redirectUri = query.get("redirect_uri") ?? "";
    codes.set(code, {
      account: challenge.account,
      atMs: Date.now(),
      codeChallenge: query.get("code_challenge") ?? "",
      redirectUri,
      expiresAt: Date.now() + fiveMinutes,
    });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", query.get("state") ?? "");
    response.writeHead(303, { location: back.href, "cache-control": "no-store" });
    response.end();
  };

  /** Serves a request of the sign-in pages; false when the path is not theirs. */
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = new URL(request.url ?? "/", "http://local");
    switch (`${request.method} ${url.pathname}`) {
      case "GET /oauth2/authorize": {
        const wrong = checked(url.searchParams);
        if (wrong) bad(response, wrong);
        else html(response, 200, passwordPage(url.searchParams.toString()));
        return true;
      }
      case "POST /login":
        await postPassword(request, response);
        return true;
      case "POST /login/code":
        await postCode(request, response);
        return true;
      case "POST /oauth2/token": {
        const answer = exchange(await form(request));
        json(response, answer ? 200 : 400, answer ?? { error: "invalid_grant" });
        return true;
      }
      case "OPTIONS /oauth2/token":
        response.writeHead(204, {
          "access-control-allow-origin": client.portalOrigin,
          "access-control-allow-headers": "content-type",
          "access-control-allow-methods": "POST",
        });
        response.end();
        return true;
      case "POST /oauth2/revoke": {
        refreshTokens.delete((await form(request)).get("token") ?? "");
        json(response, 200, {});
        return true;
      }
      case "GET /logout": {
        const back = url.searchParams.get("logout_uri") ?? "";
        if (!client.logoutUrls.includes(back))
          bad(response, "It would return to an address that is not registered.");
        else response.writeHead(303, { location: back }).end();
        return true;
      }
      case `GET /${client.poolId}/.well-known/jwks.json`:
        json(response, 200, signer.jwks);
        return true;
      default:
        return false;
    }
  };
}
