import { all, any, isOneOf, known } from "../../../predicate.ts";
import { noticeAssuranceIsComplete } from "../../../predicates/assurance.ts";
import { orderIsForTheJudgeAlone } from "../../../predicates/order.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { privilegeIsCleared, processReachesCommunications } from "../../../predicates/privilege.ts";
import {
  nobodyObjects,
  orderOpensSegment,
  orderRecites,
  proofOfStateNotice,
  settingMayBe,
  stateLawGoverns,
} from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { orderNeedsFindings, privilegeAgainstTheCourt } from "../build/order.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { clinicalRecords, exceptions, privilegeStatute, wilson } from "./source.ts";

const freed = {
  met: "The patient's writing or a court frees this.",
  unmet: "Neither the patient's writing nor a court frees this.",
} as const;
const patientIsAParty = known(isOneOf("/forum/patientRole", "party", "plaintiff", "defendant"));
// A notice of intent goes to the parties, so it tells the patient only where the patient is one.
const patientWasTold = any(
  noticeAssuranceIsComplete,
  all(patientIsAParty, proofOfStateNotice("fl-notice-of-intent"), nobodyObjects),
);

/** Fla. Stat. 90.503, 394.4615 and 456.057: notice for the record, and for communications a waiver or an exception. */
export const processRules: readonly Rule[] = [
  privilege({
    id: "us.fl.90-503-2.privilege",
    title:
      "The patient may refuse to disclose, and prevent others from disclosing, communications, records and diagnosis.",
    cite: "Fla. Stat. 90.503(2)",
    from: privilegeStatute,
    held: "needs-authorization",
    ...freed,
  }),
  subpoenaAloneCompelsNothing({
    id: "us.fl.394-4615-2.consent-or-order",
    title:
      "A clinical record goes on the patient's consent, or on an order made after weighing need and harm.",
    cite: "Fla. Stat. 394.4615(2)",
    from: clinicalRecords,
    openQuestions: ["Does Fla. Stat. 394.4615 bind a private outpatient practice? It is taken to."],
    reach: "communications",
    ways: ["authorization", "court-order", "waiver"],
    held: "needs-authorization",
    met: "The patient's consent or a court's order reaches this.",
    unmet: "Neither the patient's consent nor a court's order reaches this.",
    whenUnmet: { do: ["request-authorization"] },
  }),
  {
    ...subpoenaAloneCompelsNothing({
      id: "us.fl.456-057-7-a-3.notice",
      title:
        "Without an authorization a record needs a subpoena of the court and proper notice to the patient.",
      cite: "Fla. Stat. 456.057(7)(a)3",
      from: commonKnowledge,
      openQuestions: [
        "The words of 456.057(7)(a)3: is a lawyer's subpoena one of a court, and what notice to the patient is proper?",
      ],
      reach: "whole-record",
      ways: ["authorization", "court-order", "waiver"],
      procedure: patientWasTold,
      held: "object-by-date",
      met: "The patient was told or signed, or an order reaches this.",
      unmet: "Nothing shows that the requester told the patient.",
    }),
    guards: "assurance",
  },
  patientLitigant({
    id: "us.fl.90-503-4-c.condition-relied-on",
    title:
      "Only a condition on which the patient relies is outside the privilege; an opponent cannot put it in issue.",
    cite: "Fla. Stat. 90.503(4)(c)",
    from: exceptions,
    available: "if-patient-tenders",
    met: "The patient relies on the condition; a court says how far.",
    unmet: "The patient does not rely on the condition.",
    whenMet: { dont: ["infer-waiver"] },
  }),
  {
    ...statedBy({
      id: "us.fl.wilson.exception-or-waiver",
      title:
        "Compelled disclosure without an exception or a waiver departs from the essential requirements of law, a look by the judge included.",
      cite: "State v. Wilson (Fla. 2d DCA 2023)",
      from: wilson,
      met: "A writing or a ruling frees this.",
      unmet: "Claim the privilege; a look by the judge is no shortcut, so it is not asked for.",
      whenUnmet: { dont: ["infer-waiver"] },
    }),
    layer: "resistance",
    role: "note",
    effect: "forbid",
    applies: all(stateLawGoverns, processReachesCommunications),
    requires: any(privilegeIsCleared, orderOpensSegment),
  },
  privilegeAgainstTheCourt({
    id: "us.fl.wilson.no-look-without-exception",
    title: "An order to show privileged records to the judge alone was quashed where no exception applied.",
    cite: "State v. Wilson (Fla. 2d DCA 2023)",
    from: wilson,
    covers: orderIsForTheJudgeAlone,
    unless: orderRecites("statutory-exception-applied"),
    met: "A waiver, a ruling or an exception stands behind the order.",
    unmet: "Neither a waiver nor an exception stands behind the order; counsel moves before its date.",
  }),
  orderNeedsFindings({
    id: "us.fl.394-4615-2-c.need-and-harm",
    title:
      "For a facility's clinical record the court weighs the need for it against the harm to the person.",
    cite: "Fla. Stat. 394.4615(2)(c)",
    from: clinicalRecords,
    binds: settingMayBe("facility", "state-licensed-mental-health-program"),
    findings: ["need-outweighs-possible-harm"],
    met: "The order weighs need and harm.",
    unmet: "The order does not weigh need and harm; ask the court before the return date.",
    whenUnmet: { do: ["seek-clarification"] },
  }),
  privilegeAgainstOversight({
    id: "us.fl.90-503-2.oversight",
    title:
      "Whether the privilege holds against a board was not read; it is claimed until counsel says otherwise.",
    cite: "Fla. Stat. 90.503(2)",
    from: commonKnowledge,
    openQuestions: ["Does the privilege hold against a licensing board?"],
    held: "object-by-date",
    ...freed,
  }),
  {
    ...statedBy({
      id: "us.fl.394-4615-3.warning",
      title: "Of an intent to harm somebody a facility may tell so as to warn the potential victim.",
      cite: "Fla. Stat. 394.4615(3)",
      from: clinicalRecords,
      openQuestions: ["Whom besides the potential victim may a facility tell under 394.4615(3) today?"],
      met: "The recipient is the potential victim.",
      unmet:
        "The page read speaks of the potential victim alone; the police may have to be told all the same.",
    }),
    layer: "permission",
    role: "note",
    effect: "permit",
    applies: all(kindIs("own-initiative"), known(isOneOf("/practice/setting", "facility"))),
    requires: isOneOf("/requester/recipientRole", "intended-victim"),
  },
];
