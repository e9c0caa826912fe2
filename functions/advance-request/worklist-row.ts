import { canonicalJson } from "../adapters/digests.ts";
import type { Profile } from "../../workflows/contract/profile.ts";
import type { ListedRequest } from "../../workflows/ports.ts";
import { listedDatesOf } from "../../workflows/request/listed-dates.ts";
import { nextDueOf, papersWaitingOf, queueOf } from "../../workflows/request/queue.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import { statesOf } from "../../workflows/request/states-of.ts";
import { standingWithoutNotes } from "../../workflows/request/without-notes.ts";
import type { Instant } from "../../workflows/vocabulary/dates.ts";
import type { RequestId } from "../../workflows/vocabulary/ids.ts";

type Dated = Pick<ListedRequest, "dates" | "datedAt">;

/** The request as one row of the worklist: no patient, no clinical word. */
export function worklistRowOf(
  requestId: RequestId,
  snapshot: RequestSnapshot,
  { requester }: Profile,
  {
    receivedAt,
    at,
    before,
  }: { readonly receivedAt: Instant; readonly at: Instant; readonly before: Dated | undefined },
): ListedRequest {
  const { context } = snapshot;
  const [queue, nextDue, dates] = [queueOf(snapshot), nextDueOf(snapshot), listedDatesOf(snapshot)];
  const sameDates = before && canonicalJson(before.dates) === canonicalJson(dates);
  return {
    requestId,
    trackingNumber: context.trackingNumber ?? "",
    kind: context.kind ?? "other",
    requesterName: requester.name,
    ...(queue ? { queue } : {}),
    // The list is read by everybody of the practice: that a vault is being opened is not for all of them.
    status: statesOf(standingWithoutNotes(snapshot)).course,
    ...(context.weight === null ? {} : { weight: context.weight }),
    held: context.hold !== null,
    receivedAt,
    ...(nextDue ? { nextDue } : {}),
    papersWaiting: papersWaitingOf(snapshot),
    undone: context.undone.length,
    dates,
    // Not when it last moved: what nobody sees would have the index written at every step.
    datedAt: sameDates ? before.datedAt : at,
  };
}
