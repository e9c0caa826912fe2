import { minorChoseTheService } from "../../../predicates/access.ts";
import { licenceMayBe } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccess } from "../build/access.ts";
import { minorsOwnCare, psychologistsRule, socialWorkersRule } from "./source.ts";

/** N.J.A.C. 13:42-8.3 and 13:44G-12.4, N.J.S.A. 9:17A-4: access of the client, the minor and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.nj.13-42-8-3-b.psychologist",
    title: "A psychologist gives copy or summary in thirty days; for chart notes HIPAA's copy prevails.",
    cite: "N.J.A.C. 13:42-8.3(b)",
    from: psychologistsRule,
    who: licenceMayBe("psychologist"),
    met: "The client may see and copy this; a summary is the client's choice.",
    unmet: "This lies outside access.",
  }),
  ownAccess({
    id: "us.nj.13-44g-12-4-b.social-worker",
    title: "A social worker gives record or summary in thirty days; for chart notes HIPAA's copy prevails.",
    cite: "N.J.A.C. 13:44G-12.4(b)",
    from: socialWorkersRule,
    who: licenceMayBe("clinical-social-worker"),
    met: "The client may see and copy this; a summary is the client's choice.",
    unmet: "This lies outside access.",
  }),
  denialForHarm({
    id: "us.nj.13-42-8-3-e.denial",
    title:
      "What would harm may be kept from the client, and goes on request to the client's lawyer, another professional or the insurer.",
    cite: "N.J.A.C. 13:42-8.3(e)",
    from: psychologistsRule,
    met: "The professional's decision is recorded; offer to give it to lawyer, professional or insurer.",
    unmet: "No decision of a professional is recorded.",
  }),
  parentsAccess({
    id: "us.nj.9-17a-4.own-care",
    title: "A minor of sixteen or more may consent to temporary outpatient care.",
    cite: "N.J.S.A. 9:17A-4",
    from: minorsOwnCare,
    openQuestions: ["Has the age of N.J.S.A. 9:17A-4 been lowered?"],
    age: 16,
    where: minorChoseTheService,
    held: "needs-authorization",
    met: "A professional decided to give the record to the parent.",
    unmet: "The minor consented alone, and no professional decided to give the record to the parent.",
  }),
];
