import { minorConsentedAlone } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccess } from "../build/access.ts";
import { parentSigns, longestLife, patientAndParentSign } from "../build/forms.ts";
import { authorizations, clientAccess, minorsServices } from "./source.ts";

/** D.C. Code 7-1205 and 7-1231.14: access of the client, the minor and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.dc.7-1205-01.access",
    title: "The client inspects and copies within thirty days, with nothing like HIPAA's extension.",
    cite: "D.C. Code 7-1205.01",
    from: clientAccess,
    met: "The client may inspect and copy this.",
    unmet: "This lies outside access.",
  }),
  denialForHarm({
    id: "us.dc.7-1205-02.denial",
    title: "Access is denied only against imminent serious harm, and an independent professional may review.",
    cite: "D.C. Code 7-1205.02",
    from: clientAccess,
    met: "The professional's decision is recorded; offer the review by an independent professional.",
    unmet: "No decision of a professional is recorded.",
  }),
  parentsAccess({
    id: "us.dc.7-1231-14-b.own-services",
    title:
      "A minor who seeks outpatient services knowingly may have them without a parent, looked at again after 90 days.",
    cite: "D.C. Code 7-1231.14(b)",
    from: minorsServices,
    age: 0,
    where: minorConsentedAlone,
    held: "needs-authorization",
    met: "A professional decided to give the record to the parent.",
    unmet: "The parent did not consent to the services; the minor alone authorizes.",
  }),
];

/** D.C. Code 7-1202: what an authorization needs beside HIPAA. */
export const formRequirements = [
  longestLife({
    id: "us.dc.7-1202-02-a-5.365-days",
    cite: "D.C. Code 7-1202.02(a)(5)",
    from: authorizations,
    words: "an end no more than 365 days after it was signed",
    days: 365,
  }),
  patientAndParentSign({
    id: "us.dc.7-1202-05.joint-signature",
    cite: "D.C. Code 7-1202.05",
    from: authorizations,
    words: "from the fourteenth birthday to the eighteenth the signatures of client and parent together",
    age: 14,
    unlessParentNeverConsented: true,
  }),
  parentSigns({
    id: "us.dc.7-1202-05.parent-under-fourteen",
    cite: "D.C. Code 7-1202.05",
    from: authorizations,
    words: "the signature of a parent while the client is under fourteen",
    below: 14,
  }),
] as const;
