import { all, any, known, not } from "../../../predicate.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import { orderReachesSegment } from "../../../predicates/order.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { licenceMayBe, proofOfStateNotice, stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { biasSuits, mentalHealthRecords, wynn } from "./source.ts";

const freed = {
  from: commonKnowledge,
  held: "needs-authorization",
  met: "The client's writing or a court frees this.",
  unmet: "Neither the client's writing nor a court frees this.",
} as const;
const licensees = [
  "professional-counselor",
  "clinical-social-worker",
  "marriage-and-family-therapist",
] as const;

/** RCW 70.02.060 and .230, and the privileges: a closed list of disclosures, and advance notice is not on it. */
export const processRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.wa.70-02-230-1.closed-list",
    title:
      "Records of mental health services go on a valid authorization or as a closed list of sections allows; the section on discovery requests is not on it.",
    cite: "RCW 70.02.230(1)",
    from: mentalHealthRecords,
    openQuestions: [
      "How do courts reconcile RCW 70.02.060, whose words were not read, with RCW 70.02.230?",
      "That a court's order opens these records under RCW 70.02.230(2) was not read.",
    ],
    reach: "whole-record",
    ways: ["authorization", "court-order"],
    held: "needs-authorization",
    met: "The patient's authorization or a court's order reaches this.",
    unmet: "Neither the patient's authorization nor a court's order reaches this.",
    whenUnmet: { do: ["request-authorization"] },
  }),
  {
    ...statedBy({
      id: "us.wa.70-02-060.advance-notice",
      title: "A lawyer gives practice and patient advance notice; for these records that is not enough.",
      cite: "RCW 70.02.060",
      from: commonKnowledge,
      met: "The advance notice was given; by itself it opens no record of mental health services.",
      unmet:
        "The advance notice is missing or defective; without the patient's consent nothing is disclosed.",
    }),
    layer: "compulsion",
    role: "note",
    effect: "require",
    applies: all(stateLawGoverns, kindIs("civil-subpoena", "criminal-subpoena")),
    requires: proofOfStateNotice("wa-advance-notice"),
  },
  privilege({
    ...freed,
    id: "us.wa.18-83-110.psychologist",
    title: "What passes between a psychologist and a client is privileged as between lawyer and client.",
    cite: "RCW 18.83.110",
    covers: licenceMayBe("psychologist"),
  }),
  privilege({
    ...freed,
    id: "us.wa.18-225-105.licensees",
    title: "A counselor, social worker or family therapist does not disclose what a client said.",
    cite: "RCW 18.225.105",
    covers: licenceMayBe(...licensees),
  }),
  privilege({
    ...freed,
    id: "us.wa.5-60-060.other-licences",
    title:
      "Physicians have a privilege of their own; for other licences it is claimed until counsel says otherwise.",
    cite: "RCW 5.60.060",
    openQuestions: ["Which privilege covers nurses, associates and people without a licence?"],
    covers: not(licenceMayBe("psychologist", ...licensees)),
  }),
  privilegeAgainstOversight({
    id: "us.wa.70-02-230-1.oversight",
    title: "Whether the closed list lets a licensing board have these records was not read.",
    cite: "RCW 70.02.230(1)",
    from: mentalHealthRecords,
    openQuestions: ["Which section lets a licensing board have records of mental health services?"],
    held: "object-by-date",
    met: "The client's writing or a court frees this.",
    unmet: "Neither the client's writing nor a court frees this for the board.",
  }),
  patientLitigant({
    id: "us.wa.49-60-510.bias-suits",
    title:
      "A claim for distress under the law against discrimination waives nothing unless it alleges a specific diagnosed injury; a waiver reaches two years before the first act and the providers relied on.",
    cite: "RCW 49.60.510",
    from: biasSuits,
    available: "if-patient-tenders",
    met: "The patient raised the condition; a court says whether and how far, and the statute sets limits.",
    unmet: "The patient did not raise the condition.",
    whenMet: { dont: ["infer-waiver"] },
  }),
  {
    ...statedBy({
      id: "us.wa.wynn.guardian-ad-litem",
      title: "A counselor who spoke to a guardian ad litem without a release in hand had to answer for it.",
      cite: "Wynn v. Earin (Wash. App. 2005)",
      from: wynn,
      openQuestions: ["Later review of Wynn v. Earin was not checked."],
      met: "A release or an order reaches this.",
      unmet: "No release and no order reaches this; nothing is said to the court's appointee.",
      whenUnmet: { do: ["request-authorization"] },
    }),
    layer: "permission",
    role: "lock",
    effect: "require",
    applies: all(stateLawGoverns, kindIs("court-appointee")),
    requires: any(formCoversSegment, known(orderReachesSegment)),
    otherwise: { usually: "needs-authorization" },
  },
];
