import { minorConsentedAlone } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccessBothWays } from "../build/access.ts";
import { accessDays, accessStatute, minors } from "./source.ts";

/** Health-Gen. 4-304, 4-309 and 20-104: access of the patient, the minor and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.md.hg-4-309.access",
    title: "The patient has a copy within a reasonable time, at the latest in twenty-one working days.",
    cite: "Health-Gen. 4-309",
    from: accessDays,
    met: "The patient may see and copy this.",
    unmet: "This lies outside access.",
  }),
  denialForHarm({
    id: "us.md.hg-4-304-a-2.denial",
    title:
      "Injurious portions may be withheld with a summary, an entry in the record and another provider to look.",
    cite: "Health-Gen. 4-304(a)(2)",
    from: accessStatute,
    met: "The professional's decision is recorded; give the summary, enter it and name the other provider.",
    unmet: "No decision of a professional is recorded.",
  }),
  ...parentsAccessBothWays({
    id: "us.md.hg-20-104.own-consent",
    title:
      "A mature minor of twelve or more consents as an adult; the provider may tell a parent, and need not.",
    cite: "Health-Gen. 20-104(c)",
    from: minors,
    age: 12,
    where: minorConsentedAlone,
    held: "needs-authorization",
    met: "The provider decided to inform the parent.",
    unmet: "The provider has not decided to inform the parent.",
  }),
];
