import { stateLaw } from "../../../../vocabulary/citation.ts";
import { all } from "../../../predicate.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { stateLawGoverns } from "../../../predicates/state.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { accessRules } from "./access-and-minors.ts";
import { privilegeRules } from "./privilege.ts";
import { processRules } from "./process.ts";
import { subpoenaStatute } from "./source.ts";

/** Arizona: papers that must come with the subpoena, a privilege that they do not waive, and a duty to answer the board. */
export const arizona: Overlay = {
  code: "AZ",
  name: "Arizona",
  version: "2026.11.3",
  review: notReviewed,
  openQuestions: [
    "The rest of A.R.S. 12-2294.01: how a filing under seal is made and when to object.",
    "Implied waiver in case law, also in custody disputes.",
    "In re MH2023-004502 on the interview of an assessor was read in a summary only.",
    "Whether A.R.S. 12-2293 leaves out psychotherapy notes by reference was not read.",
  ],
  rules: [...processRules, ...privilegeRules, ...accessRules],
  forms: [],
  clocks: [
    {
      ...subpoenaStatute,
      unit: "calendar-days",
      direction: "before",
      id: "az-serve",
      cite: stateLaw("A.R.S. 12-2294.01(A)"),
      what: "The requester has served the practice and every party by",
      when: all(stateLawGoverns, kindIs("civil-subpoena", "criminal-subpoena")),
      from: "return",
      amount: 10,
      gives: "limitOn",
    },
  ],
  access: "as-federal",
  protectsFactOfTreatment: false,
};
