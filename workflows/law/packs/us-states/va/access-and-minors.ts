import { any, isOneOf, isTrue } from "../../../predicate.ts";
import { minorConsentedAlone } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccess } from "../build/access.ts";
import { healthRecords, minorsConsent, parents } from "./source.ts";

/** Va. Code 32.1-127.1:03(E)-(F), 54.1-2969(E) and 20-124.6: access of the patient, the minor and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.va.32-1-127-1-03-e.access",
    title: "The patient gets the record, or an answer, within thirty days.",
    cite: "Va. Code 32.1-127.1:03(E)",
    from: healthRecords,
    met: "The patient may see and copy this.",
    unmet: "This lies outside access.",
  }),
  denialForHarm({
    id: "us.va.32-1-127-1-03-f.denial",
    title: "A denial for harm stands in the record in writing and offers two ways of review.",
    cite: "Va. Code 32.1-127.1:03(F)",
    from: healthRecords,
    met: "The professional's decision is recorded; write it into the record and offer both reviews.",
    unmet: "The written statement of the treating professional is missing.",
  }),
  parentsAccess({
    id: "us.va.20-124-6.parents",
    title:
      "A minor who consented controls release, and yet neither parent may be denied the child's records.",
    cite: "Va. Code 20-124.6",
    from: parents,
    unsettled: true,
    openQuestions: ["Va. Code 32.1-127.1:03(D)(1) and 20-124.6 pull apart where the minor consented alone."],
    age: 0,
    where: any(minorConsentedAlone, isTrue("/patient/consent/lawfulWithoutParent")),
    held: "needs-authorization",
    met: "A professional decided to give the record to the parent.",
    unmet:
      "Two rules of Virginia pull apart here; counsel decides before a parent is given or refused the record.",
  }),
  parentsAccess({
    id: "us.va.54-1-2969-e.own-consent",
    title: "A minor is deemed an adult for consenting to outpatient care of the mind, whatever the age.",
    cite: "Va. Code 54.1-2969(E)(4)",
    from: minorsConsent,
    age: 0,
    where: minorConsentedAlone,
    opens: isOneOf("/decisions/parentAccess", "grant"),
    held: "needs-authorization",
    met: "A professional decided to give the record to the parent.",
    unmet: "The minor consented alone and controls the release.",
  }),
];
