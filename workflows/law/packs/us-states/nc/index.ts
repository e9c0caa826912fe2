import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { accessRules } from "./access-and-minors.ts";
import { processRules } from "./process.ts";

/** North Carolina: a judge or the patient; the patient must speak up; no couple's counselor testifies in a divorce. */
export const northCarolina: Overlay = {
  code: "NC",
  name: "North Carolina",
  version: "2026.11.4",
  review: notReviewed,
  openQuestions: [
    "Whether a private office is a facility under chapter 122C.",
    "The effect of S.L. 2023-106 on therapy that a minor alone consented to.",
    "The ten days to object under Rule 45 were seen on no page and give no date.",
  ],
  rules: [...processRules, ...accessRules],
  forms: [],
  clocks: [],
  access: "as-federal",
  protectsFactOfTreatment: false,
};
