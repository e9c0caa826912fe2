import { hasTexts } from "./held.ts";
import type { StaffSessionHeld } from "./staff-session.ts";
import { Said } from "../api/said.ts";

/** What the portal must know of the sign-in, from `/config.json`. */
export type SignInSettings = {
  readonly clientId: string;
  readonly signInOrigin: string;
  readonly redirectUri: string;
};

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    throw new Said("The sign-in could not be reached. Check your connection and try again.", {
      cause: error,
    });
  }
}

/** Reads the settings of this deployment; throws words for the person when they cannot be had. */
export async function readSettings(): Promise<SignInSettings> {
  const response = await reach("/config.json", { cache: "no-store", credentials: "omit" });
  if (!response.ok)
    throw new Said("The sign-in settings of this portal could not be read. Try again in a minute.");
  const value: unknown = await response.json();
  if (!hasTexts(value, ["clientId", "signInOrigin", "redirectUri"])) {
    throw new Said("The sign-in settings of this portal are incomplete: tell the person who runs it.");
  }
  return value;
}

/** Has a refresh token taken back, so that nobody renews a session with it any more (RFC 7009). */
export async function revokeToken({ signInOrigin, clientId }: SignInSettings, token: string): Promise<void> {
  await reach(`${signInOrigin}/oauth2/revoke`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ token, client_id: clientId }),
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
}

/** Asks the token endpoint for a session (RFC 6749, 3.2); nothing when it refuses. A renewal keeps its old refresh token unless a new one comes. */
export async function askForTokens(
  settings: SignInSettings,
  fields: Readonly<Record<string, string>>,
): Promise<StaffSessionHeld | undefined> {
  const response = await reach(`${settings.signInOrigin}/oauth2/token`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, client_id: settings.clientId }),
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
  const answer: unknown = response.ok ? await response.json() : undefined;
  if (!hasTexts(answer, ["access_token"])) return undefined;
  const { expires_in: lasts, refresh_token: renewal } = answer as {
    readonly expires_in?: unknown;
    readonly refresh_token?: unknown;
  };
  const seconds = typeof lasts === "number" ? lasts : 900;
  return {
    accessToken: answer.access_token,
    endsAt: String(Date.now() + seconds * 1000),
    refreshToken: typeof renewal === "string" ? renewal : (fields["refresh_token"] ?? ""),
  };
}
