import { all, any, isFalse, isOneOf, isTrue, known } from "../../../predicate.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { minorAged } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { denialWasNotRead, ownAccess, parentsAccessBothWays } from "../build/access.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { minorsCounseling, section4 } from "./source.ts";

/** 740 ILCS 110/4 and 405 ILCS 5/3-5A-105: access of the recipient and of the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.il.740-ilcs-110-4.access",
    title: "A recipient of twelve or more may inspect and copy the record, with help to read it for free.",
    cite: "740 ILCS 110/4",
    from: section4,
    met: "The recipient may inspect and copy this.",
    unmet: "This lies outside access.",
  }),
  denialWasNotRead({
    id: "us.il.740-ilcs-110-4.no-harm-denial",
    cite: "740 ILCS 110/4",
    from: commonKnowledge,
    title: "Section 4 names no denial for harm; a denial on the federal grounds alone is for counsel.",
    openQuestions: ["No denial for harm was seen in section 4; may the federal grounds be used?"],
  }),
  ...parentsAccessBothWays({
    id: "us.il.740-ilcs-110-4-a-3.parent",
    title:
      "A parent of a minor of twelve to seventeen may inspect if the minor is told and does not object, or the therapist finds no compelling reason to deny.",
    cite: "740 ILCS 110/4(a)(3)",
    from: section4,
    age: 12,
    opens: any(
      isOneOf("/segments/*/kind", "diagnosis", "treatment-plan"),
      isFalse("/patient/consent/minorObjectsToDisclosure"),
      isOneOf("/decisions/parentAccess", "grant"),
    ),
    held: "needs-authorization",
    met: "The minor does not object, the therapist finds no compelling reason to deny, or this tells condition, needs and services.",
    unmet:
      "The minor objects, or was not asked; the parent may be told condition, diagnosis, needs and services, and may ask the court.",
  }),
  {
    ...statedBy({
      id: "us.il.405-ilcs-5-3-5a-105.own-counseling",
      title:
        "A minor of twelve or more may have counseling without a parent, under seventeen for eight sessions at first.",
      cite: "405 ILCS 5/3-5A-105",
      from: minorsCounseling,
      met: "The counseling is the minor's own; what a parent may see follows section 4.",
      unmet: "The minor could not consent alone.",
    }),
    layer: "permission",
    role: "note",
    effect: "permit",
    applies: all(kindIs("representative-access"), known(isTrue("/patient/consent/minorConsentedAlone"))),
    requires: minorAged(12),
  },
];
