import { stateLaw } from "../../../../vocabulary/citation.ts";
import { all, known } from "../../../predicate.ts";
import { kindIs, accessKinds } from "../../../predicates/paper.ts";
import { requesterHasCertified, stateLawGoverns } from "../../../predicates/state.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { calendarDays, type StateClock } from "../state-clock.ts";
import { accessRules } from "./access-and-minors.ts";
import { healthRecordRules, subpoenaMustBeAnswered } from "./health-records.ts";
import { privilegeRules } from "./privilege.ts";
import { healthRecords } from "./source.ts";

const onSubpoena = all(stateLawGoverns, kindIs("civil-subpoena", "criminal-subpoena"));

const clocks: readonly StateClock[] = [
  {
    ...healthRecords,
    ...calendarDays,
    id: "va-min-return",
    cite: stateLaw("Va. Code 32.1-127.1:03(H)(1)"),
    what: "The earliest return date without a court's order for good cause is",
    when: onSubpoena,
    from: "issued",
    amount: 15,
    gives: "earliestOn",
  },
  {
    ...healthRecords,
    ...calendarDays,
    id: "va-quash",
    cite: stateLaw("Va. Code 32.1-127.1:03(H)(2)"),
    what: "The patient or the practice moves to quash by",
    when: onSubpoena,
    from: "issued",
    amount: 15,
    gives: "dueOn",
    use: "objection",
  },
  {
    ...healthRecords,
    ...calendarDays,
    id: "va-comply",
    cite: stateLaw("Va. Code 32.1-127.1:03(H)(8)"),
    what: "Records are out by",
    when: all(onSubpoena, known(requesterHasCertified)),
    from: "certified",
    amount: 5,
    gives: "dueOn",
    butReturn: "if-later",
  },
  {
    ...healthRecords,
    ...calendarDays,
    id: "va-access",
    cite: stateLaw("Va. Code 32.1-127.1:03(E)"),
    what: "The practice answers the patient by",
    when: kindIs(...accessKinds),
    since: "2017-01-01",
    from: "received",
    amount: 30,
    gives: "dueOn",
    use: "access",
  },
  {
    ...healthRecords,
    ...calendarDays,
    id: "va-access",
    cite: stateLaw("Va. Code 32.1-127.1:03(E)"),
    what: "The practice answers the patient by",
    when: kindIs(...accessKinds),
    until: "2016-12-31",
    from: "received",
    amount: 15,
    gives: "dueOn",
    use: "access",
  },
];

/** Virginia: a notice machine with a certification at its end. */
export const virginia: Overlay = {
  code: "VA",
  name: "Virginia",
  version: "2026.11.6",
  review: notReviewed,
  openQuestions: [
    "Amendments after 2022 were not read.",
    "Psychotherapy notes under a certified subpoena.",
    "Va. Code 1-210 is said to move a last day off weekends and holidays; the dates here do not move.",
  ],
  rules: [...healthRecordRules, ...privilegeRules, ...accessRules],
  forms: [],
  clocks,
  access: "as-federal",
  protectsFactOfTreatment: false,
  mandates: subpoenaMustBeAnswered,
};
