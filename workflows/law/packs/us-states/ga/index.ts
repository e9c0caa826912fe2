import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { accessRules } from "./access-and-minors.ts";
import { processRules } from "./process.ts";

/** Georgia: subpoena and order reach everything but communications, and only the patient's own waiver reaches those. */
export const georgia: Overlay = {
  code: "GA",
  name: "Georgia",
  version: "2026.11.3",
  review: notReviewed,
  openQuestions: [
    "The texts of O.C.G.A. 9-11-34(c), on requests to those who are no parties, and 24-12-1.",
    "Whether the privilege covers associates.",
    "Cooksey v. Landry was read only as summarized.",
    "The limits of 37-3-162(b) on access, and who controls a minor's record.",
  ],
  rules: [...processRules, ...accessRules],
  forms: [],
  clocks: [],
  access: "as-federal",
  protectsFactOfTreatment: false,
};
