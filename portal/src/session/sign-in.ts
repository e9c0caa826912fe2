import { paths } from "../util/paths.ts";
import { hasTexts, hold } from "./held.ts";
import { challengeOf, randomText } from "./pkce.ts";
import { safeReturn } from "./safe-return.ts";
import { answeredTrip } from "./sign-in-answer.ts";
import { staffSession } from "./staff-session.ts";
import { askForTokens, readSettings, revokeToken } from "./token-endpoint.ts";
import { Said } from "../api/said.ts";

/** What must survive the trip to the sign-in page and back. */
const started = hold(
  sessionStorage,
  "duces.sign-in",
  (value): value is { verifier: string; state: string; returnTo: string } =>
    hasTexts(value, ["verifier", "state", "returnTo"]),
);

/**
 * Goes to the hosted sign-in page (authorization code with PKCE); `returnTo` is the page to come back to. `again` asks for
 * password and code even of somebody whom the sign-in page still knows (OpenID Connect Core 1.0, 3.1.2.1).
 */
export async function startSignIn(returnTo: string, again = false): Promise<void> {
  const settings = await readSettings();
  const verifier = randomText();
  const state = randomText();
  started.set({ verifier, state, returnTo: safeReturn(returnTo) });
  const query = new URLSearchParams({
    response_type: "code",
    client_id: settings.clientId,
    redirect_uri: settings.redirectUri,
    scope: "openid",
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: "S256",
    ...(again ? { prompt: "login" } : {}),
  });
  location.assign(`${settings.signInOrigin}/oauth2/authorize?${query.toString()}`);
}

/** Exchanges the code in the address for a session; answers the page to show, or throws words for the person. */
export async function finishSignIn(search: string): Promise<string> {
  const trip = started.get();
  started.set(undefined);
  const { code, verifier, returnTo } = answeredTrip(search, trip);
  const settings = await readSettings();
  const session = await askForTokens(settings, {
    grant_type: "authorization_code",
    redirect_uri: settings.redirectUri,
    code,
    code_verifier: verifier,
  });
  if (session === undefined) throw new Said("The sign-in could not be completed. Start again.");
  staffSession.set(session);
  return returnTo;
}

/** Has the pool take back the token that would renew this tab's session; where it cannot be reached, that token still ends by itself. */
export async function revokeHeld(): Promise<void> {
  const { refreshToken = "" } = staffSession.get() ?? {};
  if (refreshToken === "") return;
  try {
    await revokeToken(await readSettings(), refreshToken);
  } catch {
    // Said above: it ends by itself. Signing out goes on.
  }
}

/** Forgets the session here, ends it at the sign-in page, and has the token that would renew it taken back. */
export async function signOut(): Promise<void> {
  const revoked = revokeHeld();
  staffSession.set(undefined);
  const settings = await readSettings();
  await revoked;
  const query = new URLSearchParams({
    client_id: settings.clientId,
    logout_uri: new URL(paths.signIn(), location.origin).href,
  });
  location.assign(`${settings.signInOrigin}/logout?${query.toString()}`);
}
