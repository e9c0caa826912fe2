import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { confidentialityRules } from "./740-ilcs-110.ts";
import { accessRules } from "./access-and-minors.ts";

/** Illinois: an order under the state's own act, or the recipient's consent, and nothing else. */
export const illinois: Overlay = {
  code: "IL",
  name: "Illinois",
  version: "2026.11.6",
  review: notReviewed,
  openQuestions: ["The words of 740 ILCS 110/10(b) and 10(d) were read only through practitioners' pages."],
  rules: [...confidentialityRules, ...accessRules],
  forms: [],
  clocks: [],
  access: "as-federal",
  protectsFactOfTreatment: true,
};
