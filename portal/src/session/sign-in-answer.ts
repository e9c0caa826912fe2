import { Said } from "../api/said.ts";
// Anybody can write an address of this portal, so words in it are never shown: only ours, one sentence for each code.
const refusals: ReadonlyMap<string, string> = new Map([
  ["access_denied", "The sign-in was cancelled or not allowed. Start again."],
  ["login_required", "You are no longer signed in. Start again."],
  ["temporarily_unavailable", "The sign-in page is not available at the moment. Try again in a minute."],
  ["server_error", "The sign-in page had a fault. Try again in a minute."],
]);

/**
 * The trip that was started in this tab, with the code that the sign-in page sent back in the address (RFC 6749, 4.1.2).
 * Throws words for the person when the address belongs to no such trip, or the page refused.
 */
export function answeredTrip<Trip extends { readonly state: string }>(
  search: string,
  trip: Trip | undefined,
): Trip & { readonly code: string } {
  const query = new URLSearchParams(search);
  if (trip === undefined || query.get("state") !== trip.state)
    throw new Said("This sign-in was not started in this tab, or it was used already. Start again.");
  const code = query.get("code");
  const error = query.get("error");
  if (error === null && code !== null) return { ...trip, code };
  throw new Said(refusals.get(error ?? "") ?? "The sign-in could not be completed. Start again.");
}
