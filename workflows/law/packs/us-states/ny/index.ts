import { stateLaw } from "../../../../vocabulary/citation.ts";
import { all, isOneOf, known, not } from "../../../predicate.ts";
import { accessKinds, kindIs } from "../../../predicates/paper.ts";
import { settingMayBe, stateLawGoverns } from "../../../predicates/state.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { calendarDays, type StateClock } from "../state-clock.ts";
import { accessRules } from "./access-and-minors.ts";
import { processRules } from "./process.ts";
import { cplr3122, programAccess } from "./source.ts";

const clocks: readonly StateClock[] = [
  {
    ...cplr3122,
    ...calendarDays,
    id: "ny-object",
    cite: stateLaw("CPLR 3122(a)(1)"),
    what: "Particular objections are served by",
    when: all(stateLawGoverns, kindIs("civil-subpoena")),
    from: "served",
    amount: 20,
    gives: "dueOn",
    use: "objection",
  },
  {
    ...programAccess,
    ...calendarDays,
    id: "ny-access-inspect",
    cite: stateLaw("MHL 33.16(b)(1)"),
    what: "The patient inspects by",
    when: all(
      kindIs(...accessKinds),
      settingMayBe("state-licensed-mental-health-program", "facility"),
      not(known(isOneOf("/instrument/accessMode", "copy"))),
    ),
    from: "received",
    amount: 10,
    gives: "dueOn",
    use: "access",
  },
];

/** New York: the patient's authorization or a court, and a privilege by licence. */
export const newYork: Overlay = {
  code: "NY",
  name: "New York",
  version: "2026.11.5",
  review: notReviewed,
  openQuestions: [
    "Does CPLR 3122(a)(2) reach therapists who are not physicians?",
    "The privilege of counselors, family therapists, creative arts therapists and psychoanalysts.",
    "The ten days of PHL 18 for practitioners outside programs were seen on no page and give no date.",
  ],
  rules: [...processRules, ...accessRules],
  forms: [],
  clocks,
  access: "always-earlier",
  protectsFactOfTreatment: false,
};
