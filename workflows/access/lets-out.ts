import type { RequestEvent, RequestEventType } from "../request/events.ts";
import { isGrave } from "./fresh-sign-in.ts";

/**
 * Beside what is grave: whatever shows somebody a record or a paper, gives them a link, opens a vault, has a packet made, or
 * takes off what kept one that was released from being fetched. Who may do it, whom the patient is treated by and what the practice says of itself is read for these as it was written last.
 */
const lettingOut: ReadonlySet<RequestEventType> = new Set([
  "requester.email-confirmed",
  "paper.viewed",
  "record.viewed",
  "paper.drawn-up",
  "accounting.drawn-up",
  "link.issued",
  "vault.requested",
  "vault.opened",
  "production.numbered",
  "production.continued",
  "production.assembled",
  "effect.retried",
  "patient-notice.cleared",
  "privilege.waived",
  "privilege.overruled",
  "in-camera.ruled",
  "in-camera.declined",
  "order.vacated",
  "order.reinstated",
]);

/**
 * Whether an event lets something leave or opens a vault. Every other event may be judged on members, patients and practices
 * as they stood a moment before.
 */
export const letsOut = (event: RequestEvent): boolean => lettingOut.has(event.type) || isGrave(event);
