import { isTrue } from "../../../predicate.ts";
import { minorChoseTheService } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccess, parentsAccessBothWays } from "../build/access.ts";
import { minorsConsent, patientAccess, refusals } from "./source.ts";

/** Health & Saf. Code 123110 and 123115, Fam. Code 6924: access of the patient, the minor and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.ca.hsc-123110.access",
    title:
      "A patient may inspect within five working days and has copies within fifteen days, bills paid or not.",
    cite: "Health & Saf. Code 123110",
    from: patientAccess,
    met: "The patient may see and copy this.",
    unmet: "This lies outside access.",
  }),
  denialForHarm({
    id: "us.ca.hsc-123115-b.denial",
    title:
      "A refusal for risk is written into the record, and a professional of the patient's choice may review.",
    cite: "Health & Saf. Code 123115(b)",
    from: refusals,
    met: "The professional's decision is recorded; write the reason into the record and offer the review.",
    unmet: "No decision of a professional is recorded.",
  }),
  parentsAccess({
    id: "us.ca.hsc-123115-a.parent",
    title: "A parent is not entitled to records of care that the minor had the right to consent to.",
    cite: "Health & Saf. Code 123115(a)",
    from: refusals,
    age: 12,
    where: isTrue("/patient/consent/lawfulWithoutParent"),
    held: "withhold",
    met: "The professional decided with the minor to involve the parent.",
    unmet:
      "The minor had the right to consent to this care, and no professional decided to involve the parent.",
  }),
  ...parentsAccessBothWays({
    id: "us.ca.fam-6924.own-consent",
    title:
      "A mature minor of twelve or more may consent to counseling; the professional asks the minor before involving a parent.",
    cite: "Fam. Code 6924",
    from: minorsConsent,
    since: "2024-07-01",
    age: 12,
    where: minorChoseTheService,
    held: "withhold",
    met: "The professional decided, after consulting the minor, to involve the parent.",
    unmet: "The professional has not decided, after consulting the minor, to involve the parent.",
  }),
];
