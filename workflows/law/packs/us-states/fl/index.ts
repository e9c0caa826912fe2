import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { accessRules } from "./access-and-minors.ts";
import { processRules } from "./process.ts";

/** Florida: the patient is told, and communications wait for a waiver or an exception that no pleading of an opponent makes. */
export const florida: Overlay = {
  code: "FL",
  name: "Florida",
  version: "2026.11.4",
  review: notReviewed,
  openQuestions: [
    "The words of 456.057(7)(a)3, and whether a lawyer's subpoena is one of a court of competent jurisdiction.",
    "Whether 394.4615 binds a private outpatient practice.",
    "The times of Fla. R. Civ. P. 1.351 were seen on no page and give no date.",
    "The time to answer, and what a denial of access needs.",
    "Whether the privilege holds against a licensing board.",
  ],
  rules: [...processRules, ...accessRules],
  forms: [],
  clocks: [],
  access: "as-federal",
  protectsFactOfTreatment: false,
};
