import type { Queue } from "../contract/worklist.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import { outForCourt } from "./court-delivery.ts";
import { openProposal, requestGoesToCourtAlone } from "./guards.ts";
import { incidentIsOpen } from "./incidents.ts";
import { paymentIsAwaited, refundIsOwed } from "./money.ts";
import { returnIsOwed } from "./return-duty.ts";
import type { Standing } from "./stored-snapshot.ts";
import { statesOf } from "./states-of.ts";

const queueOfCourse: Readonly<Record<string, Queue>> = {
  "received.submitted": "triage",
  triage: "triage",
  "validateCourtWeight.assessing": "triage",
  "validateCourtWeight.deficient": "waiting",
  retrieval: "triage",
  clinicianReview: "review",
  secondLook: "second-look",
  "assembling.openingVault": "release",
  "assembling.building": "release",
  releaseReady: "release",
  "release.ready": "waiting",
  "release.delivered": "release",
  closed: "closed",
};

/** The court has still to say something, of the patient's objection, the records or the order. */
const courtHasTheBall = ({ patientObjects, inCamera, orderIs }: Standing["context"]): boolean =>
  patientObjects === "filed" || inCamera === "asked" || inCamera === "delivered" || orderIs === "stayed";

/** The worklist a request is on, or none while the requester is still drafting it. */
export function queueOf(snapshot: Standing): Queue | undefined {
  const { course, motionToQuash, protectiveOrder, hold } = statesOf(snapshot);
  // What goes to the court alone waits for nobody outside, and the record of its delivery is owed after the end as well.
  const carried =
    (course === "release.ready" && requestGoesToCourtAlone(snapshot)) ||
    (course === "closed" && outForCourt(snapshot.context) !== undefined);
  const byCourse = carried ? "release" : queueOfCourse[course];
  if (snapshot.context.stage !== "open") {
    const owed = byCourse === "closed" && (returnIsOwed(snapshot.context) || refundIsOwed(snapshot.context));
    return owed || incidentIsOpen(snapshot) ? "after-release" : byCourse;
  }
  const asked = openProposal(snapshot.context)?.by;
  // A proposal of the requester waits for the desk, whatever else the request waits for.
  if (asked === "requester") return "triage";
  // What the desk itself has put aside stays on its list.
  const elsewhere = hold === "outside" || hold === "specialist" || courtHasTheBall(snapshot.context);
  if (elsewhere || asked === "practice") return "waiting";
  if (course === "releaseReady" && paymentIsAwaited(snapshot.context)) return "waiting";
  // A motion of the practice that is only drafted waits for nobody outside, whoever else has moved.
  if (snapshot.context.motionDrafted) return byCourse;
  return motionToQuash === "filed" || protectiveOrder === "sought" ? "waiting" : byCourse;
}

/** The next date that binds, overdue ones included; it lapses only when its step is over, and one that stands still binds nobody. */
export function nextDueOf(
  snapshot: Standing,
): { readonly id: string; readonly dueOn: CalendarDate } | undefined {
  return Object.entries(snapshot.context.clocks)
    .filter(([, { state }]) => state !== "closed" && state !== "stopped")
    .map(([id, { dueOn }]) => ({ id, dueOn }))
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id))[0];
}

/** How many papers have come in that nobody of the practice has opened. */
export function papersWaitingOf({ context }: Standing): number {
  return context.papers.filter((paper) => paper.state === "admitted" && !paper.read).length;
}
