import { any, isOneOf } from "../../../predicate.ts";
import { minorChoseTheService } from "../../../predicates/access.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import type { Rule } from "../../../rule.ts";
import { denialWasNotRead, ownAccess, parentsAccess } from "../build/access.ts";
import { commonKnowledge } from "../source.ts";
import { minorsOwnCare, recipientsAccess } from "./source.ts";

/** MCL 330.1748(4) and 330.1707: access of the recipient, the minor and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.mi.330-1748-4.access",
    title: "An adult recipient without a guardian has the record as soon as can be.",
    cite: "MCL 330.1748(4)",
    from: recipientsAccess,
    met: "The recipient may see and copy this.",
    unmet: "This lies outside access.",
  }),
  denialWasNotRead({
    id: "us.mi.330-1748-4.denial",
    title: "For a competent adult no denial for harm was seen in 330.1748(4).",
    cite: "MCL 330.1748(4)",
    from: commonKnowledge,
    openQuestions: ["May a competent adult be denied access for harm on the federal grounds?"],
  }),
  parentsAccess({
    id: "us.mi.330-1707.parents",
    title:
      "A minor of fourteen or more may have some outpatient care alone; a parent is told on a compelling need only, and the minor with it.",
    cite: "MCL 330.1707",
    from: minorsOwnCare,
    age: 14,
    where: minorChoseTheService,
    opens: any(formCoversSegment, isOneOf("/decisions/parentAccess", "grant")),
    held: "needs-authorization",
    met: "The minor authorized it, or the professional found a compelling need; the minor is told.",
    unmet:
      "The minor has not consented, and no professional found a compelling need based on a substantial probability of harm.",
  }),
];
