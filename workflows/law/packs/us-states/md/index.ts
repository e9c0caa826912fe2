import { stateLaw } from "../../../../vocabulary/citation.ts";
import { accessKinds, kindIs } from "../../../predicates/paper.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { workingDays } from "../state-clock.ts";
import { accessRules } from "./access-and-minors.ts";
import { processRules } from "./process.ts";
import { accessDays } from "./source.ts";

/** Maryland: a certificate by certified mail, three privileges, and personal notes that are easily lost. */
export const maryland: Overlay = {
  code: "MD",
  name: "Maryland",
  version: "2026.11.4",
  review: notReviewed,
  openQuestions: [
    "Codified 4-306(b)(6) and 4-307(k); the thirty days to object were seen on no page and give no date.",
    "The answers of Saint Luke Inst. v. Jones.",
    "The patient's suit against the provider is said to open personal notes; nobody read it, so nothing opens them.",
  ],
  rules: [...processRules, ...accessRules],
  forms: [],
  clocks: [
    {
      ...accessDays,
      ...workingDays,
      id: "md-access",
      cite: stateLaw("Health-Gen. 4-309"),
      what: "The practice copies or denies by",
      when: kindIs(...accessKinds),
      from: "received",
      amount: 21,
      gives: "dueOn",
      use: "access",
    },
  ],
  access: "sometimes-earlier",
  protectsFactOfTreatment: true,
};
