import { cfr } from "../../../vocabulary/citation.ts";
import { all, any, not, always } from "../../predicate.ts";
import { accessKinds, kindIs } from "../../predicates/paper.ts";
import { privilegeIsCleared, processReachesCommunications } from "../../predicates/privilege.ts";
import { orderOpensSegment, stateLawGoverns, stateMandatesProduction } from "../../predicates/state.ts";
import type { Rule } from "../../rule.ts";

const preemption = {
  source: "45 CFR 160.202 and 160.203, combined text of HHS, read 2026-11-21",
  since: "2003-04-14",
  confidence: "verified",
  layer: "permission",
  role: "note",
  effect: "require",
  requires: always,
} as const;

/** 45 CFR 160.203(b): which of federal and state law decides. */
export const moreStringentLaw: readonly Rule[] = [
  {
    ...preemption,
    id: "us.hipaa.160-203-b.more-protective",
    title: "Of federal and state law the one that protects the patient more decides a disclosure.",
    cite: cfr(45, "160.203(b)"),
    applies: all(stateLawGoverns, not(kindIs(...accessKinds))),
    met: "Federal and state law were asked separately, and the more protective result stands.",
    unmet: "Federal and state law were not compared.",
  },
  {
    ...preemption,
    id: "us.hipaa.160-202.greater-access",
    title: "For the individual's own access the earlier date and the broader right decide.",
    cite: cfr(45, "160.202"),
    applies: all(stateLawGoverns, kindIs(...accessKinds)),
    met: "Federal and state law were asked separately; the earlier date and the broader right stand.",
    unmet: "Federal and state law were not compared.",
  },
  {
    ...preemption,
    id: "us.hipaa.160-203-b.state-privilege",
    title:
      "On a subpoena of the state's own forum communications stay until the holder, a court or the state's procedure frees them.",
    cite: cfr(45, "160.203(b)"),
    layer: "resistance",
    role: "lock",
    effect: "forbid",
    guards: "privilege",
    applies: all(stateLawGoverns, processReachesCommunications),
    requires: any(privilegeIsCleared, orderOpensSegment, stateMandatesProduction),
    otherwise: { usually: "object-by-date" },
    met: "The holder's writing, a court's ruling or the state's procedure frees this.",
    unmet:
      "Neither a writing of the holder nor a ruling frees this, and no procedure of the state compels it.",
  },
];
