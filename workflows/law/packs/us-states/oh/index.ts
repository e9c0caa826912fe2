import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { accessRules } from "./access-and-minors.ts";
import { processRules } from "./process.ts";

/** Ohio: the provider claims, moves for a protective order and asks the judge to look alone; a parent's release may not do. */
export const ohio: Overlay = {
  code: "OH",
  name: "Ohio",
  version: "2026.11.4",
  review: notReviewed,
  openQuestions: [
    "The texts of R.C. 2317.02(G) and 4732.19, and who may waive for a minor.",
    "Whether HB 172 repealed R.C. 5122.04.",
    "Records of facilities under R.C. 5122.31 were not researched.",
    "The days to object under Civ.R. 45(C) were seen on no page and give no date.",
    "The time to answer under R.C. 3701.74, and what a denial needs.",
  ],
  rules: [...processRules, ...accessRules],
  forms: [],
  clocks: [],
  access: "as-federal",
  protectsFactOfTreatment: false,
};
