import { stateLaw } from "../../../../vocabulary/citation.ts";
import { all, isOneOf, isRecorded, known } from "../../../predicate.ts";
import { accessKinds, kindIs } from "../../../predicates/paper.ts";
import { stateLawGoverns } from "../../../predicates/state.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { calendarDays, type StateClock } from "../state-clock.ts";
import { accessRules, formRequirements } from "./access-and-minors.ts";
import { informationRules } from "./mental-health-information.ts";
import { processRules } from "./process.ts";
import { authorizations, clientAccess, privilegeStatute } from "./source.ts";

const clocks: readonly StateClock[] = [
  {
    ...clientAccess,
    ...calendarDays,
    id: "dc-access",
    cite: stateLaw("D.C. Code 7-1205.01"),
    what: "The client inspects and has copies by",
    when: kindIs(...accessKinds),
    from: "received",
    amount: 30,
    gives: "dueOn",
    use: "access",
  },
  {
    ...authorizations,
    ...calendarDays,
    id: "dc-auth-max-life",
    cite: stateLaw("D.C. Code 7-1202.02(a)(5)"),
    what: "Whatever it says, the authorization ends on",
    when: isRecorded("/authorizations/0/signedOn"),
    from: "signed",
    amount: 365,
    gives: "limitOn",
  },
  {
    ...privilegeStatute,
    ...calendarDays,
    id: "dc-victim-objection",
    cite: stateLaw("D.C. Code 14-307(d)"),
    what: "The victim objects by",
    when: all(
      stateLawGoverns,
      kindIs("criminal-subpoena"),
      known(isOneOf("/forum/patientRole", "alleged-victim")),
      isRecorded("/assurances/stateNotice/noticeOn"),
    ),
    from: "noticed",
    amount: 14,
    gives: "limitOn",
  },
];

/** District of Columbia: what the Act does not allow is forbidden; forms live a year; personal notes open to nobody. */
export const districtOfColumbia: Overlay = {
  code: "DC",
  name: "the District of Columbia",
  version: "2026.11.4",
  review: notReviewed,
  openQuestions: [
    "The statute says beyond the age of 14; the joint signature is asked from the fourteenth birthday on.",
    "The code was read as of October 2024.",
  ],
  rules: [...processRules, ...informationRules, ...accessRules],
  forms: formRequirements,
  clocks,
  access: "as-federal",
  protectsFactOfTreatment: false,
};
