import { useSyncExternalStore } from "react";
import { hasTexts, hold } from "./held.ts";

/** A requester's session for the status page of one request. */
export type RequesterSessionHeld = {
  readonly requestId: string;
  readonly trackingNumber: string;
  readonly sessionToken: string;
};

/** The requester's session of this tab. */
export const requesterSession = hold<RequesterSessionHeld>(sessionStorage, "duces.requester", (value) =>
  hasTexts(value, ["requestId", "trackingNumber", "sessionToken"]),
);

/** The requester's session as it is now. */
export function useRequesterSession(): RequesterSessionHeld | undefined {
  return useSyncExternalStore(requesterSession.subscribe, requesterSession.get);
}
