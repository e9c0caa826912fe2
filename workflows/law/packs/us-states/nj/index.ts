import { stateLaw } from "../../../../vocabulary/citation.ts";
import { all } from "../../../predicate.ts";
import { accessKinds, kindIs } from "../../../predicates/paper.ts";
import { someWriterMayHold } from "../../../predicates/state.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { calendarDays, type StateClock } from "../state-clock.ts";
import { accessRules } from "./access-and-minors.ts";
import { formRequirements } from "./forms.ts";
import { processRules } from "./process.ts";
import { psychologistsRule, socialWorkersRule } from "./source.ts";

const thirtyDays = {
  ...calendarDays,
  from: "received",
  amount: 30,
  gives: "dueOn",
  use: "access",
} as const;
const asksFor = (licence: string) => all(kindIs(...accessKinds), someWriterMayHold(licence));

const clocks: readonly StateClock[] = [
  {
    ...psychologistsRule,
    ...thirtyDays,
    id: "nj-access-psych",
    cite: stateLaw("N.J.A.C. 13:42-8.3(b)"),
    what: "A psychologist's copy or summary is out by",
    when: asksFor("psychologist"),
  },
  {
    ...socialWorkersRule,
    ...thirtyDays,
    id: "nj-access-sw",
    cite: stateLaw("N.J.A.C. 13:44G-12.4(b)"),
    what: "A social worker's record or summary is out by",
    when: asksFor("clinical-social-worker"),
  },
];

/** New Jersey: an order or a written waiver, of every adult where a couple or a family was counseled. */
export const newJersey: Overlay = {
  code: "NJ",
  name: "New Jersey",
  version: "2026.11.6",
  review: notReviewed,
  openQuestions: [
    "The words of N.J. Ct. R. 4:14-7(c); its days were seen on no page and give no date.",
    "N.J.R.E. 534 was read only as practitioners tell it; one page dates it 16 July 2016, two 1 July.",
    "Whether the age of sixteen in N.J.S.A. 9:17A-4 has been lowered.",
    "How many of those who took part in family work are adults is not recorded; the signature of each is asked.",
  ],
  rules: [...processRules, ...accessRules],
  forms: formRequirements,
  clocks,
  access: "as-federal",
  protectsFactOfTreatment: false,
};
