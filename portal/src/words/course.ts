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
  idle: "not begun",
  none: "none",
  firstApproval: "one of two approvals",
  closedAgain: "closed again",
  grantedInPart: "granted in part",
};

/** Where a request is on its main course. */
export function courseWords(course: string): string {
  return courses[course] ?? stateWords(course);
}

/** Where one of the parts beside the main course is, to stand inside a sentence. */
export function besideWords(state: string): string {
  return beside[state] ?? stateWords(state).toLowerCase();
}
