import { isOneOf, not } from "../../../predicate.ts";
import { licenceMayBe, settingMayBe } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { orderNeedsFindings } from "../build/order.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { warningGoesOnlyTo } from "../build/warning.ts";
import { commonKnowledge } from "../source.ts";
import { cplr3122, privileges, programs } from "./source.ts";

const freed = {
  met: "The client's writing or a court frees this.",
  unmet: "Neither the client's writing nor a court frees this.",
} as const;
const asksForForm = { do: ["request-authorization"] } as const;

/** CPLR 3122 and 4504 to 4508, MHL 33.13: an authorization or a court, and each licence its own privilege. */
export const processRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.ny.cplr-3122-a.authorization",
    title:
      "A discovery subpoena for patient records needs no answer unless the patient's written authorization came with it.",
    cite: "CPLR 3122(a)(2)",
    from: cplr3122,
    openQuestions: [
      "Does CPLR 3122(a)(2) reach therapists who are not physicians? It is taken to, and the privilege is pleaded too.",
    ],
    reach: "whole-record",
    ways: ["authorization", "court-order"],
    held: "needs-authorization",
    met: "The patient's authorization, or a court's direction, reaches this.",
    unmet: "No authorization of the patient came with the subpoena, and no court directs this.",
    whenUnmet: asksForForm,
  }),
  privilege({
    id: "us.ny.cplr-4507.psychologist",
    title: "What passes between a psychologist and a client is privileged as between lawyer and client.",
    cite: "CPLR 4507",
    from: privileges,
    covers: licenceMayBe("psychologist"),
    held: "needs-authorization",
    ...freed,
  }),
  privilege({
    id: "us.ny.cplr-4508.social-worker",
    title: "A social worker is not made to disclose a client's communications.",
    cite: "CPLR 4508",
    from: privileges,
    covers: licenceMayBe("clinical-social-worker"),
    held: "needs-authorization",
    ...freed,
  }),
  privilege({
    id: "us.ny.cplr-4504.other-licences",
    title:
      "Physicians have a privilege of their own; for other licences it is claimed until counsel says otherwise.",
    cite: "CPLR 4504",
    from: commonKnowledge,
    openQuestions: ["Which privilege covers counselors, family therapists and psychoanalysts?"],
    covers: not(licenceMayBe("psychologist", "clinical-social-worker")),
    held: "needs-authorization",
    ...freed,
  }),
  privilegeAgainstOversight({
    id: "us.ny.cplr-4507.oversight",
    title:
      "The authorization rule does not stop an agency; the privilege is claimed against it until counsel says otherwise.",
    cite: "CPLR 4507",
    from: commonKnowledge,
    openQuestions: ["Does the privilege hold against a board or agency?"],
    held: "object-by-date",
    ...freed,
  }),
  patientLitigant({
    id: "us.ny.at-issue.affirmatively",
    title:
      "The privilege gives way where the patient affirmatively puts the condition in issue; denying a claim does not.",
    cite: "CPLR 4507",
    from: commonKnowledge,
    available: "if-patient-tenders",
    met: "The patient put the condition in issue; a court says how far.",
    unmet: "The patient did not put the condition in issue.",
    whenMet: { dont: ["infer-waiver"] },
  }),
  warningGoesOnlyTo({
    id: "us.ny.mhl-33-13-c-6.danger",
    title:
      "A program tells the endangered person and the police, once a treating psychiatrist or psychologist finds the danger.",
    cite: "MHL 33.13(c)(6)",
    from: programs,
    binds: isOneOf("/practice/setting", "state-licensed-mental-health-program"),
    recipients: ["intended-victim", "police"],
    met: "The recipient is the endangered person or the police.",
    unmet: "A program's warning goes to the endangered person and the police alone.",
  }),
  orderNeedsFindings({
    id: "us.ny.mhl-33-13-c-1.interests-of-justice",
    title: "For a licensed program an order must find that justice significantly outweighs confidentiality.",
    cite: "MHL 33.13(c)(1)",
    from: programs,
    binds: settingMayBe("state-licensed-mental-health-program", "facility"),
    findings: ["interests-of-justice-outweigh-confidentiality"],
    met: "The order makes the finding.",
    unmet:
      "The order does not make the finding that a program's records need; ask the court before the return date.",
    whenUnmet: { do: ["seek-clarification"] },
  }),
];
