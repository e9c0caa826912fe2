import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { minorsRules } from "./minors.ts";
import { privilegeRules } from "./privilege.ts";
import { processRules } from "./process.ts";

/** Massachusetts: a privilege that the patient must claim, and a duty of confidentiality that needs no claim. */
export const massachusetts: Overlay = {
  code: "MA",
  name: "Massachusetts",
  version: "2026.11.5",
  review: notReviewed,
  openQuestions: [
    "The procedure of a lawyer's civil subpoena to a therapist; here nothing goes before the patient or a court has spoken.",
    "The age from which a minor acts alone, also under the rules of the Department of Mental Health.",
    "The days of Mass. R. Civ. P. 45(d)(1) to object were seen on no page and give no date.",
    "The time, and a summary in place of a copy, for the patient's access under M.G.L. c.112 s.12CC.",
  ],
  rules: [...processRules, ...privilegeRules, ...minorsRules],
  forms: [],
  clocks: [],
  access: "as-federal",
  protectsFactOfTreatment: false,
};
