import { stateLaw } from "../../../../vocabulary/citation.ts";
import { all, known, not } from "../../../predicate.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { minorAged } from "../../../predicates/state.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { calendarDays } from "../state-clock.ts";
import { accessRules } from "./access-and-minors.ts";
import { holdersOfRecords, processRules } from "./process.ts";
import { recipientsAccess } from "./source.ts";

/** Michigan: what is privileged goes on the patient's waiver alone, to the licensing bureau too. */
export const michigan: Overlay = {
  code: "MI",
  name: "Michigan",
  version: "2026.11.4",
  review: notReviewed,
  openQuestions: [
    "The full texts of MCL 330.1748, 333.18237, 333.18513 and 333.18117.",
    "MCL 330.1748(4) was read in a bill of 1998; it speaks of entries made after 28 March 1996, and of release from treatment as an earlier day.",
    "Whether a competent adult may be denied access for harm.",
    "Whether a judge may look alone in a civil case, and which grounds end the privilege of family therapy.",
  ],
  rules: [...processRules, ...accessRules],
  forms: [],
  clocks: [
    {
      ...recipientsAccess,
      ...calendarDays,
      id: "mi-access",
      cite: stateLaw("MCL 330.1748(4)"),
      what: "An adult recipient has the record, or has it before release from treatment if that is earlier, by",
      when: all(kindIs("patient-access"), holdersOfRecords, not(known(minorAged(0)))),
      from: "received",
      amount: 30,
      gives: "dueOn",
      use: "access",
    },
  ],
  access: "as-federal",
  protectsFactOfTreatment: false,
};
