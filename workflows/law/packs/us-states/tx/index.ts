import { stateLaw } from "../../../../vocabulary/citation.ts";
import { accessKinds, kindIs } from "../../../predicates/paper.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { calendarDays } from "../state-clock.ts";
import { accessRules } from "./access-and-minors.ts";
import { processRules } from "./process.ts";
import { accessDays } from "./source.ts";

/** Texas: communications, records and identity are confidential; a closed list permits, and nothing on it compels. */
export const texas: Overlay = {
  code: "TX",
  name: "Texas",
  version: "2026.11.4",
  review: notReviewed,
  openQuestions: [
    "The text of 611.006(a)(11) and its reach to subpoenas that a lawyer issues.",
    "611.004 was not read: boards, warnings, and whom else it names.",
    "Whether HB 4224 of 2025, on how practices tell patients to ask for records, changes the request itself.",
    "The time to object under Tex. R. Civ. P. 176.6 was seen on no page and gives no date.",
  ],
  rules: [...processRules, ...accessRules],
  forms: [],
  clocks: [
    {
      ...accessDays,
      ...calendarDays,
      id: "tx-access",
      cite: stateLaw("Tex. Health & Safety Code 611.008(a)"),
      what: "The practice makes the record available, copies it, or says that there is none, by",
      when: kindIs(...accessKinds),
      from: "received",
      amount: 15,
      gives: "dueOn",
      use: "access",
    },
  ],
  access: "always-earlier",
  protectsFactOfTreatment: true,
};
