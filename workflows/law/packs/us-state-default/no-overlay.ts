import { cfr } from "../../../vocabulary/citation.ts";
import { all, any, isLookedUp, isOneOf, isRecorded, not } from "../../predicate.ts";
import { compulsoryKinds, isSubpoena, kindIs } from "../../predicates/paper.ts";
import type { Rule } from "../../rule.ts";

/** What holds while the state is unknown, or no overlay of its law has been researched. */
export const noOverlay: readonly Rule[] = [
  {
    id: "us.state-default.subpoena",
    title: "While no stricter state law has been ruled out, nothing goes on a subpoena.",
    cite: cfr(45, "160.203(b)"),
    source: "45 CFR 160.203(b), combined text of HHS, read 2026-11-21",
    since: "2003-04-14",
    confidence: "verified",
    layer: "permission",
    role: "lock",
    effect: "forbid",
    applies: isSubpoena,
    requires: isOneOf("/policy/stateLayer", "federal-only"),
    otherwise: { usually: "object-by-date" },
    met: "Counsel has settled that no stricter state rule applies.",
    unmet: "A stricter rule of state law may apply; counsel decides.",
  },
  {
    id: "us.state-default.state",
    title: "Which state's law applies must be known.",
    cite: cfr(45, "160.202"),
    source: "45 CFR 160.202, combined text of HHS, read 2026-11-21",
    since: "2003-04-14",
    confidence: "verified",
    layer: "permission",
    role: "note",
    effect: "require",
    applies: not(isRecorded("/practice/state")),
    requires: isLookedUp("/practice/state"),
    asks: true,
    met: "The state is recorded.",
    unmet: "The state is not recorded.",
  },
  {
    id: "us.state-default.forum",
    title: "Whose court or agency issued the paper must be known.",
    cite: cfr(45, "160.202"),
    source: "45 CFR 160.202, combined text of HHS, read 2026-11-21",
    since: "2003-04-14",
    confidence: "verified",
    layer: "permission",
    role: "note",
    effect: "require",
    applies: all(isRecorded("/practice/state"), kindIs(...compulsoryKinds)),
    requires: all(
      isLookedUp("/forum/system"),
      any(isOneOf("/forum/system", "federal"), isLookedUp("/forum/state")),
    ),
    asks: true,
    met: "The court or agency is recorded.",
    unmet: "The court or agency is not recorded.",
  },
];
