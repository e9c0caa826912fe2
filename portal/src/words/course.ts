import type { RequestOverview } from "../../../workflows/contract/staff.ts";
import { dateWords } from "./dates.ts";
import { stateWords } from "./plain.ts";

const courses: Readonly<Record<string, string>> = {
  "received.draft": "Draft",
  "received.submitted": "Received",
  triage: "Triage",
  "validateCourtWeight.assessing": "Weighing the paper",
  "validateCourtWeight.deficient": "Returned to the requester",
  retrieval: "Gathering records",
  clinicianReview: "Clinician review",
  secondLook: "Second look",
  "assembling.openingVault": "Opening the vault",
  "assembling.building": "Assembling",
  releaseReady: "Ready to release",
  "release.ready": "Released",
  "release.delivered": "Delivered",
  closed: "Closed",
};

const beside: Readonly<Record<string, string>> = {
  objected: "the patient objects",
  standing: "neither stayed nor vacated",
  idle: "not begun",
  outside: "waiting for somebody outside",
  mine: "at the desk",
  specialist: "waiting for counsel or another professional",
  none: "none",
  firstApproval: "one of two approvals",
  closedAgain: "closed again",
  grantedInPart: "granted in part",
};

// Before these the weight of the paper is the rules' answer, which nobody has confirmed yet.
const beforeTheWeight = /^(received|triage|validateCourtWeight)/;

/** Whether somebody has confirmed the weight of the paper, as the course tells. */
export function weightIsConfirmed(course: string): boolean {
  return !beforeTheWeight.test(course);
}

/** Whether nobody has read the paper into the record yet, so that any answer of the rules is about nothing. */
export function isBeforeReading(course: string): boolean {
  return course === "triage" || course.startsWith("received.");
}

/** Whether the request is released or closed, so that no date presses any more. */
export function isOver(course: string): boolean {
  return course === "closed" || course.startsWith("release.");
}

/** Where a request is on its main course. */
export function courseWords(course: string): string {
  return courses[course] ?? stateWords(course);
}

/** Where one of the parts beside the main course is, to stand inside a sentence. */
export function besideWords(state: string): string {
  return beside[state] ?? stateWords(state).toLowerCase();
}

/** Where the written objection is, to stand inside a sentence. */
export function objectionWords(objection: RequestOverview["objection"]): string {
  if (objection === undefined) return besideWords("idle");
  return objection.lifted ? "lifted" : `served on ${dateWords(objection.servedOn)}`;
}
