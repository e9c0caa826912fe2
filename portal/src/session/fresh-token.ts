import { endStaffSession, staffSession } from "./staff-session.ts";
import { askForTokens, readSettings } from "./token-endpoint.ts";

// A call that starts with less than this left could end after the token does.
const renewBeforeMilliseconds = 30_000;

let renewing: Promise<void> | undefined;

async function renew(refreshToken: string): Promise<void> {
  const settings = await readSettings();
  const renewed = await askForTokens(settings, { grant_type: "refresh_token", refresh_token: refreshToken });
  if (renewed === undefined) endStaffSession();
  else staffSession.set(renewed);
}

/** The access token for a call, renewed first when it is about to end; nothing when nobody is signed in any more. */
export async function freshToken(): Promise<string | undefined> {
  const session = staffSession.get();
  if (session === undefined) return undefined;
  if (Number(session.endsAt) - Date.now() > renewBeforeMilliseconds) return session.accessToken;
  if (session.refreshToken === "") return session.accessToken;
  renewing ??= renew(session.refreshToken).finally(() => {
    renewing = undefined;
  });
  await renewing;
  return staffSession.get()?.accessToken;
}
