import { minorConsentedAlone } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { parentsAccess } from "../build/access.ts";
import { minorsConsent } from "./source.ts";

/** M.G.L. c.112 s.12F: a minor's own care. */
export const minorsRules: readonly Rule[] = [
  parentsAccess({
    id: "us.ma.112-12f.own-care",
    title: "A parent consents as a rule; some minors, and a mature minor, consent alone.",
    cite: "M.G.L. c.112 s.12F",
    from: minorsConsent,
    openQuestions: ["From which age, and for which services, does a minor act alone?"],
    age: 0,
    where: minorConsentedAlone,
    held: "needs-authorization",
    met: "A professional decided to give the record to the parent.",
    unmet: "The minor consented alone, and no professional decided to give the record to the parent.",
  }),
];
