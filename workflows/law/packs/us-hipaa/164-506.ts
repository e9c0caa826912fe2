import { cfr } from "../../../vocabulary/citation.ts";
import { all, any, isOneOf, isTrue, known, not, never, always } from "../../predicate.ts";
import { classIs, kindIs, patientBroughtTheAction, practiceIsAParty } from "../../predicates/paper.ts";
import { isOwnTraining, onlyTheRequesterReceives, othersReceive } from "../../predicates/recipients.ts";
import { ownSideAsks } from "../../predicates/requester.ts";
import { limitedOnly, whole, wholeAndLogged, type Rule } from "../../rule.ts";
import { privacyRule } from "./source.ts";

const permission = { ...privacyRule, layer: "permission" } as const;
const door = { ...permission, role: "door", body: "hipaa-permission" } as const;
const goesToOwnSide = not(
  known(not(isOneOf("/requester/recipientRole", "practice-counsel", "practice", "clinician"))),
);
const notFileOfCounsel = not(classIs("legal-file"));

/** 45 CFR 164.506 and 164.502(a): treatment, payment, operations, and the Secretary. */
export const everydayDisclosures: readonly Rule[] = [
  {
    ...door,
    id: "us.hipaa.164-506-c-1.own-operations",
    title:
      "The practice may use ordinary records for its own treatment, payment and operations, its legal services among them.",
    cite: cfr(45, "164.506(c)(1)"),
    applies: any(
      kindIs("defense-use", "training-use"),
      all(kindIs("party-discovery"), known(patientBroughtTheAction), notFileOfCounsel),
    ),
    requires: any(
      all(kindIs("defense-use"), ownSideAsks, goesToOwnSide),
      all(kindIs("party-discovery"), practiceIsAParty),
      all(kindIs("training-use"), isOwnTraining),
    ),
    otherwise: { usually: "needs-authorization" },
    terms: limitedOnly,
    met: "The use is the practice's own.",
    unmet: "The use is not the practice's own.",
  },
  {
    ...door,
    id: "us.hipaa.164-506-c-1.own-treatment",
    title: "The practice may use its records for its own treatment of the patient.",
    cite: cfr(45, "164.506(c)(1)"),
    applies: all(kindIs("provider-request"), known(isOneOf("/requester/role", "note-author"))),
    requires: isOneOf("/requester/purpose", "treatment"),
    otherwise: { usually: "needs-authorization" },
    terms: whole,
    met: "The use is for treatment in this practice.",
    unmet: "The use is not for treatment in this practice.",
  },
  {
    ...door,
    id: "us.hipaa.164-506-c-2.treatment-by-another",
    title: "Ordinary records may go to another provider for treatment, without the patient's form.",
    cite: cfr(45, "164.506(c)(2)"),
    applies: all(
      kindIs("provider-request"),
      not(known(isOneOf("/requester/role", "note-author"))),
      notFileOfCounsel,
    ),
    requires: isOneOf("/requester/purpose", "treatment"),
    otherwise: { usually: "needs-authorization" },
    terms: whole,
    met: "Another provider asks for treatment.",
    unmet: "The request is not for treatment.",
  },
  {
    ...permission,
    id: "us.hipaa.164-502-b-2-i.no-minimum-for-treatment",
    title: "The minimum necessary rule does not apply to treatment requests by a provider.",
    cite: cfr(45, "164.502(b)(2)(i)"),
    role: "note",
    effect: "permit",
    applies: kindIs("provider-request"),
    requires: always,
    met: "A provider asks for treatment; the minimum necessary rule does not apply.",
    unmet: "No provider asks.",
  },
  {
    ...door,
    id: "us.hipaa.164-506-c-3.payment",
    title: "Ordinary records may go to a health plan for payment, limited to what the review needs.",
    cite: cfr(45, "164.506(c)(3)"),
    applies: all(kindIs("plan-review", "payer-review"), notFileOfCounsel),
    requires: isOneOf("/requester/purpose", "payment", "health-care-operations", "oversight"),
    otherwise: { usually: "needs-authorization" },
    terms: limitedOnly,
    met: "The plan reviews payment.",
    unmet: "The request is not for payment.",
  },
  {
    ...permission,
    id: "us.hipaa.164-522-a-1-vi.self-paid",
    title: "A health plan is not told of an item the patient paid for in full and asked to keep from it.",
    cite: cfr(45, "164.522(a)(1)(vi)"),
    role: "lock",
    effect: "forbid",
    applies: all(
      kindIs("plan-review", "payer-review", "misdirected"),
      any(
        known(isTrue("/segments/*/selfPay/paidInFullByPatient")),
        known(isTrue("/segments/*/selfPay/restrictionRequested")),
      ),
    ),
    requires: not(
      all(
        isTrue("/segments/*/selfPay/paidInFullByPatient"),
        isTrue("/segments/*/selfPay/restrictionRequested"),
      ),
    ),
    otherwise: { usually: "withhold" },
    met: "No restriction stands on this item.",
    unmet: "The patient paid for this in full and asked that the plan not be told.",
  },
  {
    ...door,
    id: "us.hipaa.164-502-a-2-ii.secretary",
    title: "The Secretary of HHS must have what a compliance investigation needs.",
    cite: cfr(45, "164.502(a)(2)(ii)"),
    applies: all(kindIs("hhs-review"), notFileOfCounsel),
    requires: isOneOf("/requester/role", "hhs-ocr"),
    otherwise: { usually: "withhold" },
    terms: wholeAndLogged,
    met: "The Secretary asks in a compliance matter.",
    unmet: "The Secretary does not ask.",
  },
  {
    ...permission,
    id: "us.hipaa.160-310.cooperation",
    title: "The practice cooperates with the Secretary's investigations and compliance reviews.",
    cite: cfr(45, "160.310"),
    role: "note",
    effect: "require",
    applies: kindIs("hhs-review"),
    requires: always,
    met: "Cooperation is owed.",
    unmet: "Cooperation is not owed.",
  },
  {
    ...permission,
    id: "us.hipaa.164-502-a.other-recipients",
    title: "What opens a record to the requester opens it to nobody else.",
    cite: cfr(45, "164.502(a)"),
    role: "lock",
    effect: "forbid",
    applies: all(not(kindIs("misdirected", "accounting", "none")), othersReceive),
    requires: onlyTheRequesterReceives,
    otherwise: { usually: "needs-authorization" },
    met: "Whoever receives this is the requester.",
    unmet:
      "Somebody beside the requester would receive this, and nothing here opens it to them: take the other recipients out, or answer each on a request of their own.",
  },
  {
    ...permission,
    id: "us.hipaa.164-502-a.no-permission",
    title:
      "Without a permission or a requirement of the Privacy Rule nothing may go, and nothing need be said.",
    cite: cfr(45, "164.502(a)"),
    role: "note",
    effect: "forbid",
    applies: kindIs("unknown-inquiry", "police-request", "nonparty-discovery", "none"),
    requires: never,
    met: "A permission exists.",
    unmet: "No permission or requirement fits this request.",
  },
];
