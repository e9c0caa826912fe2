import { all, isOneOf, known, never, not } from "../../../predicate.ts";
import { processReachesCommunications } from "../../../predicates/privilege.ts";
import { stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { statedBy } from "../build/rule-of.ts";
import { warningGoesOnlyTo } from "../build/warning.ts";
import { commonKnowledge } from "../source.ts";
import { barnes, chapter611, proceedings, rule510 } from "./source.ts";

const freed = {
  met: "The patient's writing or a court frees this.",
  unmet: "Neither the patient's writing nor a court frees this.",
} as const;
const inCriminalCase = known(isOneOf("/forum/nature", "criminal", "grand-jury"));

/** Health & Safety Code 611 and Tex. R. Evid. 510: what a professional may disclose is a closed list, and a may. */
export const processRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.tx.611-006-a.disclosure-in-proceedings",
    title:
      "Communications, records and even identity go in a proceeding only as the section lists; it permits and compels nothing.",
    cite: "Tex. Health & Safety Code 611.006(a)",
    from: proceedings,
    openQuestions: [
      "Does 611.006(a)(11), on process of a court or agency, reach a lawyer's subpoena? It is taken not to.",
    ],
    reach: "whole-record",
    ways: ["authorization", "court-order", "waiver"],
    held: "needs-authorization",
    met: "The patient's writing or a court's order reaches this.",
    unmet: "Neither the patient's writing nor a court's order reaches this; a lawyer's signature is neither.",
    whenUnmet: { do: ["request-authorization"] },
  }),
  privilege({
    id: "us.tx.611-003.claim",
    title:
      "The patient, a representative, or the professional for the patient may claim that this is confidential.",
    cite: "Tex. Health & Safety Code 611.003",
    from: chapter611,
    held: "needs-authorization",
    ...freed,
  }),
  privilege({
    id: "us.tx.510-b.privilege",
    title:
      "In a civil case the patient may refuse to disclose, and stop others from disclosing, communications and records.",
    cite: "Tex. R. Evid. 510(b)",
    from: rule510,
    covers: not(inCriminalCase),
    held: "needs-authorization",
    ...freed,
  }),
  {
    ...statedBy({
      id: "us.tx.510.not-in-criminal-cases",
      title: "Rule 510 does not speak in a criminal case; chapter 611 still does.",
      cite: "Tex. R. Evid. 510",
      from: rule510,
      met: "This is a civil case.",
      unmet: "This is a criminal case: claim under chapter 611, not under Rule 510.",
    }),
    layer: "resistance",
    role: "note",
    effect: "require",
    applies: all(stateLawGoverns, processReachesCommunications, inCriminalCase),
    requires: never,
  },
  patientLitigant({
    id: "us.tx.barnes.routine-distress",
    title: "Damages for routine mental anguish do not open therapy records; a court draws the line.",
    cite: "In re Barnes (Tex. App. Dallas 2022)",
    from: barnes,
    openQuestions: ["Whose reliance on the condition counts under Tex. R. Evid. 510(d)(5)?"],
    available: "court-decides",
    met: "A court put the condition in issue.",
    unmet: "No court put the condition in issue; what a pleading says opens nothing.",
  }),
  patientLitigant({
    id: "us.tx.611-006-a-6.parent-child-suit",
    title: "In a suit affecting the parent-child relationship a professional may disclose, and need not.",
    cite: "Tex. Health & Safety Code 611.006(a)(6)",
    from: proceedings,
    available: "never",
    where: known(isOneOf("/forum/topic", "custody", "child-protection")),
    met: "Not applicable.",
    unmet: "The suit itself compels nothing and waives nothing.",
  }),
  privilegeAgainstOversight({
    id: "us.tx.611-002.oversight",
    title: "Of the sections on disclosure none that was read names a board that oversees the professional.",
    cite: "Tex. Health & Safety Code 611.002",
    from: chapter611,
    openQuestions: ["May a licensing board have the record under 611.004 or 611.006(a)(11)?"],
    held: "object-by-date",
    ...freed,
  }),
  warningGoesOnlyTo({
    id: "us.tx.611-004-a-2.warning",
    title: "Of probable imminent injury a professional may tell medical personnel and the police.",
    cite: "Tex. Health & Safety Code 611.004(a)(2)",
    from: commonKnowledge,
    openQuestions: ["611.004(a)(2) was not read; may anybody but medical personnel and the police be told?"],
    recipients: ["treating-provider", "police", "federal-agent"],
    met: "The recipient is medical personnel or the police.",
    unmet: "Tell the police or medical personnel now; counsel says whether anybody else may be told.",
  }),
];
