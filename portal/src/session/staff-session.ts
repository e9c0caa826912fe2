import { useSyncExternalStore } from "react";
import { hasTexts, hold } from "./held.ts";

/** A signed-in member of staff: the access token and when it ends, in milliseconds of the epoch as text. */
export type StaffSessionHeld = { readonly accessToken: string; readonly endsAt: string };

/** The staff session of this tab. */
export const staffSession = hold<StaffSessionHeld>(sessionStorage, "duces.staff", (value) =>
  hasTexts(value, ["accessToken", "endsAt"]),
);

/** The access token, unless there is none or its time is over. */
export function staffToken(): string | undefined {
  const session = staffSession.get();
  return session !== undefined && Number(session.endsAt) > Date.now() ? session.accessToken : undefined;
}

/** Whether someone is signed in now. */
export function useStaffToken(): string | undefined {
  useSyncExternalStore(staffSession.subscribe, staffSession.get);
  return staffToken();
}
