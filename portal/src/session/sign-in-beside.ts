import { paths } from "../util/paths.ts";
import { hasTexts } from "./held.ts";
import { endedStaffSession, staffSession } from "./staff-session.ts";

// Tabs of this portal alone hear each other here: a browser keeps channels of other origins apart.
const channelName = (trip: string): string => `duces.sign-in-again.${trip}`;

/** The account that a token was made for; the API checks the token, this only tells two people apart. */
function accountOf(accessToken: string): unknown {
  const [, claims = ""] = accessToken.split(".");
  return (JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))) as { sub?: unknown }).sub;
}

/**
 * Signs the same person in again in a window beside this page, so that everything entered here stays. Calls back once the new
 * session is this tab's; answers how to stop waiting.
 */
export function signInBeside(onDone: (words: string | undefined) => void): () => void {
  const trip = crypto.randomUUID();
  const channel = new BroadcastChannel(channelName(trip));
  channel.addEventListener("message", ({ data }) => {
    const before = staffSession.get() ?? endedStaffSession();
    if (!hasTexts(data, ["accessToken", "endsAt", "refreshToken"]) || before === undefined) return;
    channel.close();
    const same = accountOf(data.accessToken) === accountOf(before.accessToken);
    if (same) staffSession.set(data);
    onDone(same ? undefined : "Somebody else signed in there. Sign in as the person this page belongs to.");
  });
  if (window.open(paths.signInAgain(trip), "_blank") === null)
    onDone("The browser kept the window shut. Allow windows of this page, then try again.");
  return () => channel.close();
}

/** Hands the session of this window to the page that waits for it, and shuts the window. */
export function handOver(trip: string): void {
  const session = staffSession.get();
  if (session === undefined) return;
  const channel = new BroadcastChannel(channelName(trip));
  channel.postMessage(session);
  channel.close();
  staffSession.set(undefined);
  window.close();
}
