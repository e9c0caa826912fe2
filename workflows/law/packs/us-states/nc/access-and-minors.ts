import { minorConsentedAlone } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccess } from "../build/access.ts";
import { chapter122C, minorsConsent } from "./source.ts";

const ownConsent = {
  cite: "N.C.G.S. 90-21.5(a)",
  from: minorsConsent,
  age: 0,
  where: minorConsentedAlone,
  held: "needs-authorization",
  met: "A professional decided to give the record to the parent.",
} as const;

/** N.C.G.S. 122C-53 and 90-21.5: access of the client, the minor and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.nc.122c-53-c.access",
    title: "The client has access on request; the section counts no days.",
    cite: "N.C.G.S. 122C-53(c)",
    from: chapter122C,
    met: "The client may see this.",
    unmet: "This lies outside access.",
  }),
  denialForHarm({
    id: "us.nc.122c-53-c.denial",
    title: "What would injure well-being goes instead to a physician or psychologist of the client's choice.",
    cite: "N.C.G.S. 122C-53(c)",
    from: chapter122C,
    met: "The professional's decision is recorded; offer to send it to a professional of the client's choice.",
    unmet: "No decision of a professional is recorded.",
  }),
  parentsAccess({
    ...ownConsent,
    id: "us.nc.90-21-5.own-consent",
    title: "A minor able to decide may consent to care of the emotions, whatever the age.",
    until: "2023-11-30",
    unmet: "The minor consented alone.",
  }),
  parentsAccess({
    ...ownConsent,
    id: "us.nc.90-21-5.own-consent-and-parents",
    title:
      "A minor able to decide may consent to such care; an act of 2023 gave parents a right to review records.",
    since: "2023-12-01",
    unsettled: true,
    openQuestions: ["Does S.L. 2023-106 reach records of therapy that the minor alone consented to?"],
    unmet: "The minor consented alone; how the act of 2023 fits is for counsel.",
  }),
];
