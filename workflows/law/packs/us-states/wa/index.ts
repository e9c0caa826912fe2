import { stateLaw } from "../../../../vocabulary/citation.ts";
import { all } from "../../../predicate.ts";
import { accessKinds, kindIs } from "../../../predicates/paper.ts";
import { stateLawGoverns } from "../../../predicates/state.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { calendarDays, workingDays, type StateClock } from "../state-clock.ts";
import { accessRules } from "./access-and-minors.ts";
import { processRules } from "./process.ts";
import { accessStatute, civilRule45 } from "./source.ts";

const access = {
  ...accessStatute,
  ...workingDays,
  when: kindIs(...accessKinds),
  from: "received",
} as const;

const clocks: readonly StateClock[] = [
  {
    ...civilRule45,
    ...calendarDays,
    id: "wa-cr45-object",
    cite: stateLaw("Wash. CR 45(c)(2)(B)"),
    what: "Written objections are served by",
    when: all(stateLawGoverns, kindIs("civil-subpoena")),
    from: "served",
    amount: 14,
    gives: "dueOn",
    butReturn: "if-earlier",
    use: "objection",
  },
  {
    ...access,
    id: "wa-access",
    cite: stateLaw("RCW 70.02.080(1)"),
    what: "The patient examines or copies, or is told why not yet, by",
    amount: 15,
    gives: "dueOn",
    use: "access",
  },
  {
    ...access,
    id: "wa-access-outer",
    cite: stateLaw("RCW 70.02.080(1)(d)"),
    what: "After a written explanation inside the first fifteen working days the delay ends on",
    amount: 21,
    gives: "limitOn",
  },
];

/** Washington: a closed list of disclosures that leaves out the notice procedure for discovery. */
export const washington: Overlay = {
  code: "WA",
  name: "Washington",
  version: "2026.11.4",
  review: notReviewed,
  openQuestions: [
    "The words of RCW 70.02.060, and how courts reconcile it with RCW 70.02.230; its days of notice were seen on no page and give no date.",
    "Whether the practice itself may seek protection: In re Marriage of Folise, 113 Wn. App. 609 (2002), was read in a summary only.",
    "What else is on the list of RCW 70.02.230(2), for care, payment or a warning, was not read; the federal rule decides.",
    "Whether RCW 70.02.230 protects even the fact that somebody is a patient.",
    "The access statute was read in its text of 1993.",
  ],
  rules: [...processRules, ...accessRules],
  forms: [],
  clocks,
  access: "always-earlier",
  protectsFactOfTreatment: false,
};
