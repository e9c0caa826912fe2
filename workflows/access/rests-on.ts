import type { RequestEvent, RequestEventType } from "../request/events.ts";
import type { Actor } from "../request/recorded.ts";

/**
 * What is only reported: it has happened, whatever the law says today and whoever belongs to the practice, and lets nothing leave.
 * Of these the request alone is read, and the judgement is that of the step before. Whatever is not named here is decided on the
 * practice, its people and the patient, too: what is forgotten costs a read.
 */
const reported: ReadonlySet<RequestEventType> = new Set([
  "upload.announced",
  "document.refused",
  "vault.closed",
  "production.discarded",
  "files.counted",
  "files.destroyed",
  "files.disposal-stopped",
  "transfer.finished",
  "effect.failed",
]);

/** Whether an event is decided on the request alone: what somebody of the practice tells rests on their membership. */
export const restsOnRequestAlone = ({ type }: Pick<RequestEvent, "type">, by: Actor["kind"]): boolean =>
  by !== "staff" && reported.has(type);
