import type { PauseKind } from "../../../workflows/contract/pause.ts";

/** Whom a request on hold waits for. */
export const pauseWords = {
  outside: "Somebody outside: the requester, a court, the patient",
  mine: "The desk itself",
  specialist: "Counsel or another professional",
} as const satisfies Record<PauseKind, string>;
