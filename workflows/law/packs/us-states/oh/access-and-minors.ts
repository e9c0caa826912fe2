import { any, isOneOf } from "../../../predicate.ts";
import { minorChoseTheService } from "../../../predicates/access.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import type { Rule } from "../../../rule.ts";
import { denialWasNotRead, ownAccess, parentsAccess } from "../build/access.ts";
import { commonKnowledge } from "../source.ts";
import { minorsOwnCare } from "./source.ts";

const unread = { cite: "R.C. 3701.74", from: commonKnowledge } as const;

/** R.C. 3701.74 and 5122.04: access of the patient, the minor and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    ...unread,
    id: "us.oh.3701-74.access",
    title: "The patient has the record in a reasonable time; HIPAA counts the days.",
    met: "The patient may see and copy this.",
    unmet: "This lies outside access.",
  }),
  denialWasNotRead({
    ...unread,
    id: "us.oh.3701-74.denial",
    title: "What R.C. 3701.74 asks of a denial was not read.",
    openQuestions: ["May access be denied for harm on the federal grounds alone?"],
  }),
  parentsAccess({
    id: "us.oh.5122-04.parents",
    title:
      "A minor of fourteen or more may have some outpatient care alone; a parent is told with the minor's consent, or on a compelling need and after the minor.",
    cite: "R.C. 5122.04(A)",
    from: minorsOwnCare,
    openQuestions: ["Has HB 172 repealed R.C. 5122.04?"],
    age: 14,
    where: minorChoseTheService,
    opens: any(formCoversSegment, isOneOf("/decisions/parentAccess", "grant")),
    held: "needs-authorization",
    met: "The minor authorized it, or the professional found a compelling need; the minor is told first.",
    unmet:
      "The minor has not consented, and no professional found a compelling need based on a substantial probability of harm.",
  }),
];
