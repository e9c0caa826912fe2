import { protectiveOrderIsEntered } from "../../../predicates/assurance.ts";
import type { Rule } from "../../../rule.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { noticeProcedure } from "../build/process.ts";
import { commonKnowledge } from "../source.ts";
import { civilProcedure, privilegeStatute } from "./source.ts";

const freed = {
  met: "The patient's writing or a court frees this.",
  unmet: "Neither the patient's writing nor a court frees this.",
} as const;

/** ORCP 55 D and ORS 40.230: notice or a protective order for the record, and never for what was said. */
export const processRules: readonly Rule[] = [
  noticeProcedure({
    id: "us.or.orcp-55-d.declaration",
    title:
      "Health information is subpoenaed with a protective order, or a declaration that the patient had notice, fourteen days to object and a way to inspect.",
    cite: "ORCP 55 D",
    from: civilProcedure,
    openQuestions: ["What does ORCP 55 D say today? It was read as ORCP 55 H of 2014."],
    proof: "or-declaration",
    unless: protectiveOrderIsEntered,
    reach: "whole-record",
    ways: ["authorization", "court-order"],
    held: "object-by-date",
    met: "The declaration came and no objection stands, or another way is open.",
    unmet: "Neither a protective order nor a declaration without open objections came with the subpoena.",
  }),
  privilege({
    ...freed,
    id: "us.or.40-230-2.privilege",
    title:
      "What other law restricts stays so whatever notice was given: the patient may refuse to disclose communications and stop others.",
    cite: "ORS 40.230(2)",
    from: privilegeStatute,
    held: "needs-authorization",
  }),
  privilegeAgainstOversight({
    ...freed,
    id: "us.or.40-230-2.oversight",
    title:
      "Whether the privilege holds against a licensing board was not read; it is claimed until counsel says otherwise.",
    cite: "ORS 40.230(2)",
    from: commonKnowledge,
    openQuestions: ["Does the privilege hold against a licensing board?"],
    held: "object-by-date",
  }),
  patientLitigant({
    id: "us.or.40-230-4-b.relied-on",
    title: "What bears on a condition that the patient relies on is outside the privilege.",
    cite: "ORS 40.230(4)(b)",
    from: commonKnowledge,
    available: "if-patient-tenders",
    met: "The patient relies on the condition; a court says which communications bear on it.",
    unmet: "The patient does not rely on the condition.",
    whenMet: { dont: ["infer-waiver"] },
  }),
];
