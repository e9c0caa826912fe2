import type { CaseFile } from "../contract/case-file.ts";
import type { Determination } from "../contract/determination.ts";

/** Says what the law makes of one case file; pure, and nothing is released that no satisfied permission opens. */
export function assess(caseFile: CaseFile): Determination {
  const ids = (caseFile.segments ?? []).map((segment) => segment.id);
  return {
    schemaVersion: 1,
    instrumentWeight: "W0",
    outcomes: {},
    segments: Object.fromEntries(ids.map((id) => [id, { class: "unclassified", outcome: "withhold" }])),
    authorizations: [],
    reasons: [],
    controlling: { jurisdiction: "escalate", why: "No rule has been evaluated." },
    missingFacts: [],
    deadlines: [],
    actions: [],
    prohibitions: [],
    needsCounsel: true,
  };
}
