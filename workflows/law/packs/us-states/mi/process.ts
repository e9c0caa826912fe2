import { isOneOf, known } from "../../../predicate.ts";
import { privilegeIsCleared } from "../../../predicates/privilege.ts";
import { licenceMayBe, settingMayBe } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { orderNeedsFindings } from "../build/order.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { commonKnowledge } from "../source.ts";
import { familyTherapy, holders, petition, privileges } from "./source.ts";

const freed = {
  held: "needs-authorization",
  met: "The patient's waiver or a court frees this.",
  unmet: "Neither the patient's waiver nor a court frees this.",
} as const;
const psychologist = licenceMayBe("psychologist");

/** The settings that hold records under the Mental Health Code. */
export const holdersOfRecords = settingMayBe(
  "facility",
  "state-licensed-mental-health-program",
  "community-mental-health-program",
  "public-provider",
);

/** MCL 330.1748, 330.1750, 333.16911 and 333.18237: what is privileged goes on the patient's waiver, or on a listed ground. */
export const processRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.mi.330-1748-5-a.not-privileged-only",
    title: "A holder of records discloses on a subpoena or an order only what is not privileged.",
    cite: "MCL 330.1748(5)(a)",
    from: holders,
    reach: "communications",
    binds: holdersOfRecords,
    ways: ["authorization", "court-order", "waiver"],
    ...freed,
    whenUnmet: { do: ["request-authorization"] },
  }),
  privilege({
    id: "us.mi.330-1750-1.privilege",
    title:
      "Privileged communications are disclosed in no civil, criminal, legislative or administrative proceeding unless the patient waived.",
    cite: "MCL 330.1750(1)",
    from: privileges,
    ...freed,
  }),
  privilege({
    id: "us.mi.333-18237.psychologist",
    title: "A psychologist cannot be compelled to disclose without the patient's consent.",
    cite: "MCL 333.18237",
    from: petition,
    openQuestions: ["The text of MCL 333.18237 was read only in a decision on it."],
    covers: psychologist,
    ...freed,
  }),
  subpoenaAloneCompelsNothing({
    id: "us.mi.333-16911.family-therapy",
    title: "What is said in marriage and family therapy is privileged and not subject to waiver.",
    cite: "MCL 333.16911",
    from: familyTherapy,
    openQuestions: ["Not all grounds of MCL 333.16911 were seen; which ends the privilege?"],
    reach: "communications",
    binds: isOneOf("/segments/*/author/license", "marriage-and-family-therapist"),
    ways: ["court-order"],
    held: "needs-court-order",
    met: "A court's order reaches this.",
    unmet: "No waiver opens this; only a listed ground does, and a court says which.",
  }),
  orderNeedsFindings({
    id: "us.mi.330-1750-2.listed-ground",
    title: "An order reaches communications on one of the listed grounds.",
    cite: "MCL 330.1750(2)",
    from: privileges,
    findings: ["statutory-exception-applied"],
    unless: privilegeIsCleared,
    met: "The order applies a listed ground, or the patient waived.",
    unmet: "The order does not show which listed ground it applies; ask the court before the return date.",
    whenUnmet: { do: ["seek-clarification"] },
  }),
  patientLitigant({
    id: "us.mi.330-1750-2-a.condition-introduced",
    title:
      "A condition is outside the privilege where the patient introduced it as an element of claim or defense.",
    cite: "MCL 330.1750(2)(a)",
    from: privileges,
    available: "if-patient-tenders",
    met: "The patient introduced the condition; a court says how far.",
    unmet: "The patient did not introduce the condition.",
    whenMet: { dont: ["infer-waiver"] },
  }),
  patientLitigant({
    id: "us.mi.330-1750-2-b.commitment",
    title:
      "In commitment and guardianship only a patient who was told beforehand that the words could be used is bound.",
    cite: "MCL 330.1750(2)(b)",
    from: privileges,
    available: "court-decides",
    where: known(isOneOf("/forum/topic", "commitment")),
    met: "A court put the condition in issue.",
    unmet: "No court has found that the patient was told beforehand.",
  }),
  patientLitigant({
    id: "us.mi.330-1750-2.custody",
    title: "Among the listed grounds none was seen for custody.",
    cite: "MCL 330.1750(2)",
    from: commonKnowledge,
    available: "never",
    where: known(isOneOf("/forum/topic", "custody", "divorce")),
    met: "Not applicable.",
    unmet: "A dispute over custody opens nothing by itself.",
  }),
  privilegeAgainstOversight({
    id: "us.mi.330-1750-1.administrative",
    title: "The privilege holds in administrative proceedings and in what precedes them.",
    cite: "MCL 330.1750(1)",
    from: privileges,
    ...freed,
  }),
  privilegeAgainstOversight({
    id: "us.mi.333-18237.board",
    title: "A psychologist does not disclose to the licensing bureau either without the patient's consent.",
    cite: "MCL 333.18237",
    from: petition,
    covers: psychologist,
    ...freed,
  }),
  privilegeAgainstOversight({
    id: "us.mi.petition-of-attorney-general.quashed",
    title:
      "Investigative subpoenas for a psychologist's files were quashed, though HIPAA would have allowed them.",
    cite: "In re Petition of Attorney General, 282 Mich. App. 585 (2009)",
    from: petition,
    covers: psychologist,
    ...freed,
    unmet: "The patient has not consented; counsel moves to quash.",
  }),
];
