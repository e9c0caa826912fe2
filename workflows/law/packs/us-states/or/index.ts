import { stateLaw } from "../../../../vocabulary/citation.ts";
import { all, any, known } from "../../../predicate.ts";
import { protectiveOrderIsEntered } from "../../../predicates/assurance.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { nobodyObjects, proofOfStateNotice, stateLawGoverns } from "../../../predicates/state.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { calendarDays, type StateClock } from "../state-clock.ts";
import { minorsRules } from "./minors.ts";
import { processRules } from "./process.ts";
import { civilProcedure } from "./source.ts";

const onSubpoena = all(stateLawGoverns, kindIs("civil-subpoena"));
const complies = known(
  any(all(proofOfStateNotice("or-declaration"), nobodyObjects), protectiveOrderIsEntered),
);

const clocks: readonly StateClock[] = [
  {
    ...civilProcedure,
    ...calendarDays,
    id: "or-patient-objection",
    cite: stateLaw("ORCP 55 D"),
    what: "The patient objects in writing to the requester by",
    when: onSubpoena,
    from: "noticed",
    amount: 14,
    gives: "limitOn",
  },
  {
    ...civilProcedure,
    unit: "calendar-days",
    direction: "before",
    id: "or-serve-before-custodian",
    cite: stateLaw("ORCP 55 D"),
    what: "For delivery to a lawyer the requester has served patient and parties by",
    when: onSubpoena,
    from: "served",
    amount: 14,
    gives: "limitOn",
  },
  {
    ...civilProcedure,
    ...calendarDays,
    id: "or-custodian-delivery",
    cite: stateLaw("ORCP 55 D"),
    what: "Copies of what may go are mailed by",
    when: all(onSubpoena, complies),
    from: "received",
    amount: 5,
    gives: "dueOn",
  },
];

/** Oregon: a declaration or a protective order for the record, and a privilege that neither touches. */
export const oregon: Overlay = {
  code: "OR",
  name: "Oregon",
  version: "2026.11.3",
  review: notReviewed,
  openQuestions: [
    "The words of ORCP 55 D today; the rule was read as ORCP 55 H of 2014.",
    "ORS 40.230(4)(b) onward, and ORS 40.252 on danger.",
    "ORS 179.505 binds public providers alone; its limits on psychotherapy notes were not read.",
    "ORS 192.553 to 192.581 on the patient's access were not read; the federal days run.",
  ],
  rules: [...processRules, ...minorsRules],
  forms: [],
  clocks,
  access: "as-federal",
  protectsFactOfTreatment: false,
};
