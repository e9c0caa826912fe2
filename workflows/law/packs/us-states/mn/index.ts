import { stateLaw } from "../../../../vocabulary/citation.ts";
import { all, any, isOneOf, isRecorded, known, not } from "../../../predicate.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { formRequirements, healthRecordRules } from "./health-records.ts";
import { privilegeRules } from "./privilege.ts";
import { healthRecordsAct } from "./source.ts";

const statesItsOwnEnd = any(
  isRecorded("/authorizations/0/expiresOn"),
  known(isOneOf("/authorizations/0/statedExpiry", "date")),
);

/** Minnesota: consent for a year at most, or authorization in law, whose meaning was unsettled in 2023. */
export const minnesota: Overlay = {
  code: "MN",
  name: "Minnesota",
  version: "2026.11.3",
  review: notReviewed,
  openQuestions: [
    "First of all: the words of Minn. Stat. 144.293, subd. 2(2) today, after Schneider v. Children's Health Care.",
    "The words of Minn. Stat. 595.02, subd. 1(g).",
    "Whether an event is another period that a consent may state; here such a consent lapses after a year.",
    "Minn. Stat. 144.292 on the patient's access and 144.294 on records of mental health were not read.",
    "The age from which a minor consents alone under Minn. Stat. 144.3431.",
  ],
  rules: [...healthRecordRules, ...privilegeRules],
  forms: formRequirements,
  clocks: [
    {
      ...healthRecordsAct,
      id: "mn-consent-life",
      cite: stateLaw("Minn. Stat. 144.293, subd. 4"),
      what: "A consent that states no last day ends on",
      when: all(isRecorded("/authorizations/0/signedOn"), not(statesItsOwnEnd)),
      from: "signed",
      amount: 1,
      unit: "years",
      direction: "after",
      gives: "limitOn",
    },
  ],
  access: "as-federal",
  protectsFactOfTreatment: false,
};
