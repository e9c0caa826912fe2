import { all, isOneOf, known, not } from "../../../predicate.ts";
import { assuranceIsComplete } from "../../../predicates/assurance.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { lapsesAfter } from "../build/forms.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { statedBy } from "../build/rule-of.ts";
import { healthRecordsAct, schneider } from "./source.ts";

/** Minn. Stat. 144.293 and Schneider: consent or specific authorization in law, and nobody knows yet what that is. */
export const healthRecordRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.mn.144-293-2.consent",
    title:
      "A provider releases no health record without a signed and dated consent or specific authorization in law.",
    cite: "Minn. Stat. 144.293, subd. 2",
    from: healthRecordsAct,
    unsettled: true,
    openQuestions: ["What does Minn. Stat. 144.293, subd. 2(2) say today, and does it reach a subpoena?"],
    reach: "whole-record",
    ways: ["authorization", "court-order"],
    held: "needs-authorization",
    met: "The patient's consent or a court's order reaches this.",
    unmet: "Neither the patient's consent nor a court's order reaches this; object and ask for either.",
    whenUnmet: { do: ["request-authorization"] },
  }),
  {
    ...statedBy({
      id: "us.mn.schneider.authorization-in-law",
      title:
        "In a case on fundraising a permission of HIPAA counted as authorization in law; what that means for a subpoena is open.",
      cite: "Schneider v. Children's Health Care (Minn. 2023)",
      from: schneider,
      openQuestions: [
        "Was the Act changed after Schneider to ask for authorization in the law of Minnesota?",
      ],
      met: "HIPAA permits this; whether that is authorization in law here is for counsel.",
      unmet: "Not even HIPAA permits this yet.",
    }),
    layer: "permission",
    role: "note",
    effect: "permit",
    applies: all(stateLawGoverns, kindIs("civil-subpoena", "criminal-subpoena")),
    requires: assuranceIsComplete,
  },
  {
    ...statedBy({
      id: "us.mn.144-293-2.care-and-payment",
      title:
        "Another provider or a payer, too, has a health record on a signed and dated consent or specific authorization in law.",
      cite: "Minn. Stat. 144.293, subd. 2",
      from: healthRecordsAct,
      openQuestions: [
        "Is HIPAA's permission for treatment and payment authorization in law after Schneider?",
      ],
      met: "The patient's consent reaches this.",
      unmet: "No consent reaches this; whether HIPAA's permission is enough is for counsel.",
    }),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: all(
      kindIs("provider-request", "plan-review", "payer-review"),
      not(known(isOneOf("/requester/role", "note-author"))),
    ),
    requires: formCoversSegment,
  },
];

/** Minn. Stat. 144.293, subd. 4: how long a consent lasts. */
export const formRequirements = [
  lapsesAfter({
    id: "us.mn.144-293-4.one-year",
    cite: "Minn. Stat. 144.293, subd. 4",
    from: healthRecordsAct,
    words: "a signature no more than a year old, or a last day of its own",
    years: 1,
  }),
] as const;
