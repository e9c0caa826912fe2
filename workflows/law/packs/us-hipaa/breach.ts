import { cfr } from "../../../vocabulary/citation.ts";
import { isTrue, not, always } from "../../predicate.ts";
import { kindIs } from "../../predicates/paper.ts";
import type { Rule } from "../../rule.ts";

const note = {
  source: "45 CFR 164.400 to 164.414 and 164.530, combined text of HHS, read 2026-11-21",
  since: "2009-09-23",
  confidence: "verified",
  layer: "permission",
  role: "note",
  effect: "require",
  applies: kindIs("misdirected"),
} as const;

/** 45 CFR 164.402 and 164.530(f): a disclosure that went wrong. */
export const breach: readonly Rule[] = [
  {
    ...note,
    id: "us.hipaa.164-402.presumed-breach",
    title:
      "A disclosure the rule does not permit is presumed a breach unless an assessment shows low probability.",
    cite: cfr(45, "164.402"),
    requires: not(isTrue("/incident/lowProbabilityDocumented")),
    met: "No documented assessment shows a low probability of compromise; a breach is presumed.",
    unmet: "A documented assessment shows a low probability of compromise.",
  },
  {
    ...note,
    id: "us.hipaa.164-530-f.mitigation",
    title: "Known harm of a wrongful disclosure is mitigated.",
    cite: cfr(45, "164.530(f)"),
    requires: always,
    met: "Ask for return or destruction, and limit the harm.",
    unmet: "Nothing went out wrongly.",
  },
];
