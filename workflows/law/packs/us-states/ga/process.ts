import { all, any, isOneOf, isFalse, isRecorded, known, not } from "../../../predicate.ts";
import { classIs } from "../../../predicates/paper.ts";
import { licenceMayBe } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { privilegeAgainstTheCourt, privilegeMayHoldAgainstTheCourt } from "../build/order.ts";
import {
  nobodyWaivesForThePatient,
  patientLitigant,
  privilege,
  privilegeAgainstOversight,
} from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { commonKnowledge } from "../source.ts";
import { associates, cooksey, evidence, facilities, psychologists } from "./source.ts";

const freed = {
  held: "needs-authorization",
  met: "The patient's own waiver frees this.",
  unmet: "The patient has not waived; the privilege is the patient's alone.",
} as const;
const covered = licenceMayBe(
  "psychiatrist",
  "psychologist",
  "clinical-social-worker",
  "psychiatric-nurse",
  "marriage-and-family-therapist",
  "professional-counselor",
);
const died = any(isFalse("/patient/alive"), isRecorded("/patient/diedOn"));

/** O.C.G.A. 24-5-501 and 37-3-166: subpoena and order reach what is not privileged, and the patient alone waives. */
export const processRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.ga.37-3-166-a-8.not-privileged-only",
    title: "On a valid subpoena or order the record is produced, except for what is privileged.",
    cite: "O.C.G.A. 37-3-166(a)(8)",
    from: facilities,
    reach: "communications",
    ways: ["waiver"],
    binds: covered,
    held: "needs-authorization",
    met: "The patient waived.",
    unmet: "A subpoena reaches dates, charges and other facts, and no communication.",
    whenUnmet: { do: ["request-authorization"] },
  }),
  privilegeAgainstTheCourt({
    id: "us.ga.37-3-166-a-8.order",
    title: "An order reaches only what is not privileged.",
    cite: "O.C.G.A. 37-3-166(a)(8)",
    from: facilities,
    covers: covered,
    // At hearings on commitment the treating professional may testify (37-3-166(b)).
    unless: all(classIs("testimony"), known(isOneOf("/forum/topic", "commitment"))),
    met: "The patient waived, or this is testimony at a hearing on commitment.",
    unmet: "The patient has not waived; counsel asks the court to leave communications out, before the date.",
  }),
  privilegeMayHoldAgainstTheCourt({
    id: "us.ga.24-5-501.associates-and-orders",
    title: "Whether an order reaches what an associate wrote depends on the cover of the privilege.",
    cite: "O.C.G.A. 24-5-501",
    from: associates,
    openQuestions: ["Does the privilege cover associates, and physicians who are no psychiatrists?"],
    covers: not(covered),
    met: "The patient waived, or a court ruled on the privilege.",
    unmet: "Counsel looks before the date of the order whether the privilege covers this writer.",
  }),
  privilege({
    id: "us.ga.24-5-501.privilege",
    title:
      "On grounds of public policy communications with the listed professions are excluded from evidence.",
    cite: "O.C.G.A. 24-5-501",
    from: evidence,
    covers: covered,
    ...freed,
  }),
  privilege({
    id: "us.ga.43-39-16.psychologist",
    title: "What passes between a psychologist and a client stands as between lawyer and client.",
    cite: "O.C.G.A. 43-39-16",
    from: psychologists,
    covers: licenceMayBe("psychologist"),
    ...freed,
  }),
  privilege({
    id: "us.ga.24-5-501.associates",
    title: "Associates seem not to be listed; the privilege is claimed until counsel says otherwise.",
    cite: "O.C.G.A. 24-5-501",
    from: associates,
    openQuestions: ["Does the privilege cover associates, and physicians who are no psychiatrists?"],
    covers: not(covered),
    ...freed,
  }),
  patientLitigant({
    id: "us.ga.cooksey.no-exception",
    title:
      "The privilege stays although care, treatment or injuries are in issue; only an express waiver ends it.",
    cite: "Cooksey v. Landry, 295 Ga. 430 (2014)",
    from: cooksey,
    available: "never",
    met: "Not applicable.",
    unmet: "Whoever put the condition in issue, that waives nothing.",
  }),
  nobodyWaivesForThePatient({
    id: "us.ga.cooksey.after-death",
    title: "The privilege outlives the patient, and no personal representative can waive it.",
    cite: "Cooksey v. Landry, 295 Ga. 430 (2014)",
    from: cooksey,
    where: died,
    held: "needs-court-order",
    met: "The patient waived while alive, or a court ruled.",
    unmet: "No waiver by the patient is known; a representative's does nothing.",
  }),
  privilegeAgainstOversight({
    id: "us.ga.24-5-501.oversight",
    title:
      "Whether the privilege holds against a board was not read; it is claimed until counsel says otherwise.",
    cite: "O.C.G.A. 24-5-501",
    from: commonKnowledge,
    openQuestions: ["Does the privilege hold against a licensing board?"],
    ...freed,
    held: "object-by-date",
  }),
];
