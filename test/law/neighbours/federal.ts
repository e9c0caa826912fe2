import { caseIn, noticeComplete, progress, subpoena, testimony, waived, type Neighbour } from "./case.ts";

const federalAlone = { policy: { stateLayer: "federal-only" } };

/** Federal law alone, beside the kept cases. */
export const federal: readonly Neighbour[] = [
  {
    title: "A subpoena for records brings them, and not the therapist's word, which nobody seeks",
    caseFile: caseIn("NV", [progress, testimony], subpoena, noticeComplete, waived, federalAlone, {
      instrument: { seeksTestimony: false },
      forum: { system: "federal" },
    }),
    expect: {
      outcomes: { "progress-notes": "release", testimony: "withhold" },
      mustCite: ["45 CFR 164.502(a)"],
    },
  },
];
