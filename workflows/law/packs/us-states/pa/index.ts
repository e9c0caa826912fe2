import { stateLaw } from "../../../../vocabulary/citation.ts";
import { all, isOneOf, known, not } from "../../../predicate.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { stateLawGoverns } from "../../../predicates/state.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { calendarDays } from "../state-clock.ts";
import { accessRules, formRequirements } from "./access-and-minors.ts";
import { chapter5100Rules } from "./chapter-5100.ts";
import { privilegeRules } from "./privilege.ts";
import { certifiedCopies } from "./source.ts";

const byAnOfficer = known(
  isOneOf("/requester/role", "prosecutor", "attorney-general", "oversight-agency", "licensing-board"),
);

/** Pennsylvania: a clinic tells the court that it needs an order, and what a psychologist heard no judge may see. */
export const pennsylvania: Overlay = {
  code: "PA",
  name: "Pennsylvania",
  version: "2026.11.3",
  review: notReviewed,
  openQuestions: [
    "The text of 42 Pa.C.S. 5944 and 50 P.S. 7111, and whether social workers, counselors and family therapists are covered.",
    "Bills of 2025 and 2026 that would widen a parent's access.",
    "Which days the three of 42 Pa.C.S. 6152(a)(1) are; calendar days, the shortest reading, are counted.",
  ],
  rules: [...chapter5100Rules, ...privilegeRules, ...accessRules],
  forms: formRequirements,
  clocks: [
    {
      ...certifiedCopies,
      ...calendarDays,
      id: "pa-elect-copy-process",
      cite: stateLaw("42 Pa.C.S. 6152(a)(1)"),
      what: "The practice, if it wants certified copies to do, says so to the lawyer with their cost, and sends no record for that, by",
      when: all(stateLawGoverns, kindIs("civil-subpoena"), not(byAnOfficer)),
      from: "served",
      amount: 3,
      gives: "dueOn",
    },
  ],
  access: "as-federal",
  protectsFactOfTreatment: false,
};
