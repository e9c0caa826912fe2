import { minorChoseTheService } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { denialWasNotRead, ownAccess, parentsAccess } from "../build/access.ts";
import { commonKnowledge } from "../source.ts";
import { minorInCrisis } from "./source.ts";

const unread = { cite: "Fla. Stat. 456.057(6)", from: commonKnowledge } as const;

/** Fla. Stat. 456.057(6) and 394.4784: access of the patient, the minor in crisis and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    ...unread,
    id: "us.fl.456-057-6.access",
    title:
      "The record is furnished in a timely manner; a report instead of copies does not cut back HIPAA's right.",
    met: "The patient may see and copy this.",
    unmet: "This lies outside access.",
  }),
  denialWasNotRead({
    ...unread,
    id: "us.fl.456-057-6.denial",
    title: "What Florida asks of a denial was not read.",
    openQuestions: ["May access be denied for harm on the federal grounds alone?"],
  }),
  parentsAccess({
    id: "us.fl.394-4784.minor-in-crisis",
    title:
      "A minor of thirteen or more in emotional crisis may consent to evaluation and a few visits before a parent must.",
    cite: "Fla. Stat. 394.4784",
    from: minorInCrisis,
    age: 13,
    where: minorChoseTheService,
    held: "needs-authorization",
    met: "A professional decided to give the record to the parent.",
    unmet:
      "The minor consented alone in a crisis, and no professional decided to give the record to the parent.",
  }),
];
