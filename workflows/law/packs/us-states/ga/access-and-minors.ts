import { all, isTrue, known } from "../../../predicate.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { minorAged } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { denialWasNotRead, ownAccess } from "../build/access.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { facilities, generalAccess } from "./source.ts";

/** O.C.G.A. 31-33, 37-3-167 and 37-3-20: access of the patient, and the minor in a facility. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.ga.31-33-4.access",
    title: "The general chapter on access leaves mental-health records out, so HIPAA carries right and date.",
    cite: "O.C.G.A. 31-33-4",
    from: generalAccess,
    met: "The patient may see and copy this under HIPAA.",
    unmet: "This lies outside access.",
  }),
  ownAccess({
    id: "us.ga.37-3-167.facility",
    title: "A patient of a facility may examine the record.",
    cite: "O.C.G.A. 37-3-167",
    from: facilities,
    met: "The patient may examine this.",
    unmet: "This lies outside access.",
  }),
  denialWasNotRead({
    id: "us.ga.37-3-162-b.denial",
    title: "The limits of 37-3-162(b) were not read.",
    cite: "O.C.G.A. 37-3-162(b)",
    from: commonKnowledge,
    openQuestions: ["May access be denied for harm on the federal grounds alone?"],
  }),
  {
    ...statedBy({
      id: "us.ga.37-3-20-a.minor",
      title:
        "A facility may receive a minor of twelve or more on the minor's own application to observe and diagnose; a parent consents to treatment.",
      cite: "O.C.G.A. 37-3-20(a)",
      from: facilities,
      openQuestions: ["Who controls the record of what a minor asked for alone in a facility?"],
      met: "Observation and diagnosis may be the minor's own; treatment is not.",
      unmet: "So young a minor cannot apply alone.",
    }),
    layer: "permission",
    role: "note",
    effect: "permit",
    applies: all(kindIs("representative-access"), known(isTrue("/patient/consent/minorConsentedAlone"))),
    requires: minorAged(12),
  },
];
