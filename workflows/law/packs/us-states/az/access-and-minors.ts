import { all, any, isFalse, isTrue, known } from "../../../predicate.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { minorConsentedAlone } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccess } from "../build/access.ts";
import { statedBy } from "../build/rule-of.ts";
import { behavioralHealth, parentsConsent, patientAccess } from "./source.ts";

/** A.R.S. 12-2293, 32-3283(D) and 36-2272: access of the patient and of the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.az.12-2293.access",
    title: "The patient has access on a written request; no days were seen.",
    cite: "A.R.S. 12-2293",
    from: patientAccess,
    met: "The patient may see and copy this.",
    unmet: "This lies outside access.",
  }),
  denialForHarm({
    id: "us.az.12-2293.denial",
    title: "Access may be denied for danger, harm to another person who is named, or a confidential source.",
    cite: "A.R.S. 12-2293",
    from: patientAccess,
    met: "The professional's decision is recorded.",
    unmet: "No decision of a professional is recorded.",
  }),
  parentsAccess({
    id: "us.az.32-3283-d.client-decides",
    title:
      "The parent decides, save where law lets the client seek services alone or the client's safety is at stake.",
    cite: "A.R.S. 32-3283(D)",
    from: behavioralHealth,
    age: 0,
    where: any(isTrue("/patient/consent/lawfulWithoutParent"), minorConsentedAlone),
    opens: any(formCoversSegment, isFalse("/patient/consent/minorObjectsToDisclosure")),
    held: "needs-authorization",
    met: "The client agrees.",
    unmet: "The services were the client's own, and the client does not agree or was not asked.",
  }),
  {
    ...statedBy({
      id: "us.az.36-2272.parents-consent",
      title:
        "A minor's treatment of the mind needs a parent's consent, save emergencies, other law or an order.",
      cite: "A.R.S. 36-2272",
      from: parentsConsent,
      openQuestions: ["Which law or order let this minor be treated without a parent?"],
      met: "Other law, an emergency or an order let the minor be treated without a parent.",
      unmet: "Nothing is recorded that let the minor be treated without a parent.",
    }),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: all(kindIs("representative-access"), known(isTrue("/patient/consent/minorConsentedAlone"))),
    requires: isTrue("/patient/consent/lawfulWithoutParent"),
  },
];
