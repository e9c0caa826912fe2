import { all, isOneOf, known, not } from "../../../predicate.ts";
import { contains } from "../../../predicates/paper.ts";
import { processReachesCommunications } from "../../../predicates/privilege.ts";
import { licenceMayBe, stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { privilegeAgainstTheCourt } from "../build/order.ts";
import { patientLitigant, privilege } from "../build/privilege.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { districtCourt, kailey, privilegeQuoted } from "./source.ts";

const freed = {
  held: "needs-authorization",
  met: "The client's consent in writing or a court frees this.",
  unmet: "Neither the client's consent in writing nor a court frees this.",
} as const;
const licences = [
  "psychologist",
  "professional-counselor",
  "marriage-and-family-therapist",
  "clinical-social-worker",
  "licensed-associate",
  "unlicensed",
];
const aboutTheChild = isOneOf("/forum/topic", "child-protection", "custody", "divorce");
const ofTheVictim = all(
  isOneOf("/forum/nature", "criminal"),
  isOneOf("/forum/patientRole", "alleged-victim"),
);

/** C.R.S. 13-90-107(1)(g) and the cases: no examination without the client's consent. */
export const privilegeRules: readonly Rule[] = [
  privilege({
    ...freed,
    id: "us.co.13-90-107-1-g.client",
    title:
      "A psychologist, counselor, family therapist, social worker, unlicensed psychotherapist or candidate is not examined on communications without the client's consent.",
    cite: "C.R.S. 13-90-107(1)(g)",
    from: privilegeQuoted,
    covers: licenceMayBe(...licences),
  }),
  privilege({
    ...freed,
    id: "us.co.13-90-107.other-licences",
    title: "For other licences the privilege is claimed until counsel says otherwise.",
    cite: "C.R.S. 13-90-107",
    from: commonKnowledge,
    openQuestions: ["Which privilege covers physicians and nurses?"],
    covers: not(licenceMayBe(...licences)),
  }),
  privilegeAgainstTheCourt({
    id: "us.co.district-court.victims-records",
    title: "An order for the treatment records of a victim of sexual assault was prohibited.",
    cite: "People v. District Court, 719 P.2d 722 (Colo. 1986)",
    from: districtCourt,
    openQuestions: ["Does the decision reach victims of other crimes?"],
    covers: ofTheVictim,
    met: "The victim's consent in writing, or a ruling on the waiver, frees this.",
    unmet: "The victim has waived nothing; counsel moves before the date, and nobody ignores the order.",
  }),
  patientLitigant({
    id: "us.co.johnson.injected",
    title:
      "A holder who injects the condition into the case may waive by it, as by naming the therapist as witness.",
    cite: "Johnson v. Trujillo, 977 P.2d 152 (Colo. 1999)",
    from: privilegeQuoted,
    available: "if-patient-tenders",
    met: "The patient raised the condition; a court says whether that waives and how far.",
    unmet: "The patient did not raise the condition.",
    whenMet: { dont: ["infer-waiver"] },
  }),
  patientLitigant({
    id: "us.co.lan.childs-privilege",
    title: "A suit about a child opens nothing by itself; who holds the child's privilege is for the court.",
    cite: "L.A.N. v. L.M.B. (Colo. 2013)",
    from: commonKnowledge,
    openQuestions: ["Does the guardian ad litem hold the child's privilege in this case?"],
    available: "court-decides",
    where: known(aboutTheChild),
    met: "A court put the condition in issue.",
    unmet: "No court has ruled on the child's privilege.",
  }),
  {
    ...statedBy({
      id: "us.co.kailey.threats",
      title: "Threatening statements that call for a warning are outside the privilege; a court says which.",
      cite: "People v. Kailey, 2014 CO 50",
      from: kailey,
      met: "A threat is recorded here; a court says whether it is outside the privilege.",
      unmet: "No threat is recorded here.",
    }),
    layer: "resistance",
    role: "note",
    effect: "permit",
    applies: all(stateLawGoverns, processReachesCommunications),
    requires: contains("threat-statement"),
  },
];
