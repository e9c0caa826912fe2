import type { Queue } from "../../../workflows/contract/worklist.ts";
import type { RequestOverview } from "../../../workflows/contract/staff.ts";
import type { Role } from "../../../workflows/access/roles.ts";

/** The queues in the order work moves through them. */
export const queues = {
  triage: { words: "Triage", empty: "Nothing waits for triage. New requests appear here by their due date." },
  review: { words: "Clinician review", empty: "No records wait for a clinician." },
  "second-look": { words: "Second look", empty: "Nothing waits for a second person." },
  release: {
    words: "Release",
    empty: "No production waits to be released, nor to be delivered to the court.",
  },
  waiting: {
    words: "Waiting",
    empty: "Nothing waits on anyone outside: no requester, court or patient has the next step.",
  },
  "after-release": {
    words: "After release",
    empty: "No incident is open, nothing is to be returned or destroyed, and no fee given back.",
  },
  failed: { words: "Failed", empty: "Nothing that the product does by itself has failed." },
  closed: { words: "Closed", empty: "No request has been closed yet." },
} as const satisfies Record<Queue, { readonly words: string; readonly empty: string }>;

/** Who is asked to act next. */
export const whoWords = {
  "practice-manager": "Practice manager",
  clinician: "Clinician",
  "second-person": "A second person",
  "the-one-person": "You, with somebody from outside",
  "privacy-officer": "Privacy officer",
  requester: "Requester",
  court: "The court",
  system: "The system",
  nobody: "Nobody",
} as const satisfies Record<RequestOverview["nextAction"]["who"], string>;

/** A role in words. */
export const roleWords = {
  "practice-manager": "Practice manager",
  clinician: "Clinician",
  "privacy-officer": "Privacy officer",
} as const satisfies Record<Role, string>;
