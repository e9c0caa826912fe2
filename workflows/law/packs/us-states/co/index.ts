import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { accessRules } from "./access-and-minors.ts";
import { article65Rules } from "./article-65.ts";
import { privilegeRules } from "./privilege.ts";

/** Colorado: a privilege for every listed licence, and a list of recipients for services under article 65. */
export const colorado: Overlay = {
  code: "CO",
  name: "Colorado",
  version: "2026.11.4",
  review: notReviewed,
  openQuestions: [
    "Whether C.R.S. 27-65-123 reaches private outpatient therapy that is not provided under article 65.",
    "C.R.S. 25-1-802, on access to the records of individual providers, was not read.",
    "The days of C.R.C.P. 45(c)(2) to object were seen on no page and give no date.",
    "Who holds a child's privilege in a case about the child.",
  ],
  rules: [...article65Rules, ...privilegeRules, ...accessRules],
  forms: [],
  clocks: [],
  access: "as-federal",
  protectsFactOfTreatment: false,
};
