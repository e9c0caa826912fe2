import { useSyncExternalStore } from "react";
import { hasTexts, hold } from "./held.ts";

/**
 * A signed-in member of staff: the access token, when it ends (milliseconds of the epoch, as text), and the token that
 * renews it, empty when the sign-in gave none.
 */
export type StaffSessionHeld = {
  readonly accessToken: string;
  readonly endsAt: string;
  readonly refreshToken: string;
};

/** The staff session of this tab. */
export const staffSession = hold<StaffSessionHeld>(sessionStorage, "duces.staff", (value) =>
  hasTexts(value, ["accessToken", "endsAt", "refreshToken"]),
);

let ended: StaffSessionHeld | undefined;

/** Forgets a session that the API no longer takes, and remembers for this page that there was one. */
export function endStaffSession(): void {
  ended = staffSession.get() ?? ended;
  staffSession.set(undefined);
}

/** The session of this page that ended by itself: its token opens nothing, and says whose page it is. */
export const endedStaffSession = (): StaffSessionHeld | undefined => ended;

/** Whether someone is signed in; a session that the API no longer takes is forgotten by the call that learns it. */
export function useSignedIn(): boolean {
  return useSyncExternalStore(staffSession.subscribe, staffSession.get) !== undefined;
}
