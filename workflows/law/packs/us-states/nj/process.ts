import { all, isOneOf, known, never, not } from "../../../predicate.ts";
import { noMotionIsPending } from "../../../predicates/assurance.ts";
import { someFormMeets } from "../../../predicates/authorization.ts";
import { formKinds, kindIs } from "../../../predicates/paper.ts";
import { privilegeIsCleared } from "../../../predicates/privilege.ts";
import { licenceMayBe, returnDateHasCome, stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { orderShouldSay } from "../build/order.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { eachAdultSigns, familySettings } from "./forms.ts";
import { bestInterests, counselorsRule, kinsella, rule534 } from "./source.ts";

const freed = {
  met: "The patient's writing or a court frees this.",
  unmet: "Neither the patient's writing nor a court frees this.",
} as const;
const counselor = licenceMayBe("professional-counselor");
const inFamilySession = isOneOf("/segments/*/participants/setting", ...familySettings);

/** N.J.A.C. 13:34-18.5 and N.J.R.E. 534: an order or a waiver, of every adult in family work; a lawyer's subpoena is neither. */
export const processRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.nj.13-34-18-5-a.closed-list",
    title: "A counselor discloses on an order or a written waiver; a lawyer's subpoena is not on the list.",
    cite: "N.J.A.C. 13:34-18.5(a)",
    from: counselorsRule,
    reach: "communications",
    binds: counselor,
    ways: ["authorization", "court-order", "waiver"],
    held: "needs-authorization",
    met: "A written waiver or a court's order reaches this.",
    unmet: "Neither a written waiver nor a court's order reaches this.",
    whenUnmet: { do: ["request-authorization"] },
  }),
  subpoenaAloneCompelsNothing({
    id: "us.nj.13-34-18-5-a-6.each-adult",
    title:
      "Where more than one of a family was counseled each adult must agree, and a minor where law asks it.",
    cite: "N.J.A.C. 13:34-18.5(a)6",
    from: counselorsRule,
    reach: "communications",
    binds: all(counselor, inFamilySession),
    ways: ["court-order"],
    procedure: someFormMeets(eachAdultSigns.ruleId),
    held: "needs-authorization",
    met: "Every adult signed, or a court's order reaches this.",
    unmet: "Not every adult who took part has signed; one waiver does not free what the others said.",
  }),
  {
    ...statedBy({
      id: "us.nj.13-34-18-5-a-6.other-licences",
      title: "Whether each adult must agree where somebody else counseled a couple or a family was not read.",
      cite: "N.J.A.C. 13:34-18.5(a)6",
      from: commonKnowledge,
      openQuestions: [
        "Does a rule like the counselors' bind psychologists, social workers and family therapists?",
      ],
      met: "Not applicable.",
      unmet: "Counsel looks before one person's writing opens what several said.",
    }),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: all(
      kindIs("civil-subpoena", "criminal-subpoena", ...formKinds),
      inFamilySession,
      not(counselor),
    ),
    requires: never,
  },
  privilege({
    id: "us.nj.534-b.privilege",
    title:
      "The patient may refuse to disclose, and prevent anybody from disclosing, what was told in confidence.",
    cite: "N.J.R.E. 534(b)",
    from: rule534,
    held: "needs-authorization",
    ...freed,
  }),
  patientLitigant({
    id: "us.nj.kinsella.limited-waiver",
    title: "Who puts the condition at issue waives within limits that the judge draws.",
    cite: "Kinsella v. Kinsella, 150 N.J. 276 (1997)",
    from: kinsella,
    available: "if-patient-tenders",
    met: "The patient put the condition at issue; a court says how little that opens.",
    unmet: "The patient did not put the condition at issue.",
    whenMet: { dont: ["infer-waiver"] },
  }),
  patientLitigant({
    id: "us.nj.534-e-6.best-interests",
    title: "A typical divorce pierces nothing; a real question of a parent's capacity may, by the judge.",
    cite: "N.J.R.E. 534(e)(6)",
    from: bestInterests,
    available: "court-decides",
    where: known(isOneOf("/forum/topic", "custody", "divorce")),
    met: "A court put the condition in issue.",
    unmet: "No court has put a parent's capacity in question.",
  }),
  orderShouldSay({
    id: "us.nj.kinsella.three-part-test",
    title: "A judge pierces the privilege on need, relevance, and no less intrusive source.",
    cite: "Kinsella v. Kinsella, 150 N.J. 276 (1997)",
    from: commonKnowledge,
    openQuestions: ["Does the order apply the test of Kinsella, or an exception of N.J.R.E. 534(e)?"],
    findings: ["kinsella-three-part", "statutory-exception-applied"],
    unless: privilegeIsCleared,
    met: "The patient waived, or the order applies the test or an exception.",
    unmet: "The order shows neither the test nor an exception; counsel looks before its date.",
  }),
  subpoenaAloneCompelsNothing({
    id: "us.nj.4-14-7-c.motion-pending",
    title: "While a motion to quash is pending nothing goes on a records subpoena.",
    cite: "N.J. Ct. R. 4:14-7(c)",
    from: commonKnowledge,
    reach: "whole-record",
    ways: ["authorization", "court-order"],
    procedure: noMotionIsPending,
    held: "object-by-date",
    met: "No motion is pending.",
    unmet: "A motion is pending; nothing goes before the court rules.",
  }),
  {
    ...statedBy({
      id: "us.nj.4-14-7-c.return-date",
      title: "Nothing goes on a records subpoena before its return date, so that the parties can be heard.",
      cite: "N.J. Ct. R. 4:14-7(c)",
      from: commonKnowledge,
      openQuestions: ["The words of N.J. Ct. R. 4:14-7(c) on notice to the parties and on early release."],
      met: "The return date has come.",
      unmet: "Hold until the return date, and look again for a motion then.",
      whenReleased: { do: ["recheck-objections"] },
    }),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: all(stateLawGoverns, kindIs("civil-subpoena")),
    requires: returnDateHasCome,
  },
  privilegeAgainstOversight({
    id: "us.nj.534-b.oversight",
    title:
      "A counselor's rule lets a board or the Attorney General look; for others the privilege is claimed until counsel says otherwise.",
    cite: "N.J.R.E. 534(b)",
    from: commonKnowledge,
    openQuestions: ["Does the privilege of other licences hold against their board?"],
    covers: not(known(isOneOf("/segments/*/author/license", "professional-counselor"))),
    held: "object-by-date",
    ...freed,
  }),
];
