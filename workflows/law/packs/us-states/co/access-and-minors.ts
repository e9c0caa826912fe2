import { all, isFalse, isOneOf, known } from "../../../predicate.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { minorAged } from "../../../predicates/state.ts";
import { minorConsentedAlone } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccess } from "../build/access.ts";
import { statedBy } from "../build/rule-of.ts";
import { article65, facilityAccess, minorsTherapy } from "./source.ts";

/** C.R.S. 25-1-801, 12-245-203.5 and 27-65-104: access of the patient, the minor and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.co.25-1-801.access",
    title: "The patient has access in a reasonable time and on notice; the section counts no days.",
    cite: "C.R.S. 25-1-801",
    from: facilityAccess,
    met: "The patient may see and copy this.",
    unmet: "This lies outside access.",
  }),
  denialForHarm({
    id: "us.co.25-1-801-1-a.denial",
    title: "Access is denied as 45 CFR 164.524(a) allows, and not beyond.",
    cite: "C.R.S. 25-1-801(1)(a)",
    from: facilityAccess,
    met: "The professional's decision is recorded.",
    unmet: "No decision of a professional is recorded.",
  }),
  parentsAccess({
    id: "us.co.12-245-203-5.own-therapy",
    title:
      "From twelve on a minor may have psychotherapy alone; a parent is told with the minor's consent, unless the minor cannot manage the care.",
    cite: "C.R.S. 12-245-203.5(3)",
    from: minorsTherapy,
    openQuestions: ["Who finds that a minor cannot manage the care, and how?"],
    age: 12,
    where: minorConsentedAlone,
    opens: isFalse("/patient/consent/minorObjectsToDisclosure"),
    held: "needs-authorization",
    met: "The minor consents to the parent's being told.",
    unmet: "The minor does not consent, or was not asked.",
  }),
  {
    ...statedBy({
      id: "us.co.27-65-104-1.fifteen",
      title:
        "For services to a minor of fifteen or more a professional may tell a parent with or without the minor's consent.",
      cite: "C.R.S. 27-65-104(1)",
      from: article65,
      openQuestions: [
        "Which section governs psychotherapy of a minor of fifteen or more who does not agree, 12-245-203.5 or 27-65-104?",
      ],
      met: "A professional decided to tell the parent; whether the minor's consent is needed all the same is for counsel.",
      unmet: "No professional decided to tell the parent.",
    }),
    layer: "permission",
    role: "note",
    effect: "permit",
    applies: all(kindIs("representative-access"), known(minorConsentedAlone), known(minorAged(15))),
    requires: isOneOf("/decisions/parentAccess", "grant"),
  },
];
