import { all, isOneOf, never, not } from "../../../predicate.ts";
import { classIs } from "../../../predicates/paper.ts";
import { licenceMayBe, stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { orderShouldSay } from "../build/order.ts";
import {
  patientLitigant,
  patientMustSpeak,
  privilege,
  privilegeAgainstOversight,
} from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { chapter122C, chapter8 } from "./source.ts";

const freed = {
  met: "The patient's writing or a judge frees this.",
  unmet: "Neither the patient's writing nor a judge frees this.",
  // Silence may waive and the therapist may lack standing, so the patient hears of it at once.
  whenUnmet: { do: ["notify-patient", "request-authorization"] },
} as const;
const statutes = [
  ["8-53.3", "8-53-3.psychologist", "psychologist"],
  ["8-53.5", "8-53-5.family-therapist", "marriage-and-family-therapist"],
  ["8-53.7", "8-53-7.social-worker", "clinical-social-worker"],
  ["8-53.8", "8-53-8.counselor", "professional-counselor"],
] as const;

/** N.C.G.S. 8-53 to 8-53.8 and 122C-52 to -56: a judge or the patient, and no couple's counselor in a divorce. */
export const processRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.nc.122c-54-a.order",
    title:
      "A facility discloses on an order that compels it or on the patient's consent; a subpoena is neither.",
    cite: "N.C.G.S. 122C-54(a)",
    from: chapter122C,
    openQuestions: ["Is a private counseling office a facility? It is taken to be one."],
    reach: "communications",
    ways: ["authorization", "court-order", "waiver"],
    held: "needs-authorization",
    met: "The patient's consent or a judge's order reaches this.",
    unmet: "Neither the patient's consent nor a judge's order reaches this.",
    whenUnmet: { do: ["request-authorization"] },
  }),
  ...statutes.map(([section, name, licence]) =>
    privilege({
      id: `us.nc.${name}`,
      title: "What was learned in practice and needed for it is not made to be disclosed.",
      cite: `N.C.G.S. ${section}`,
      from: chapter8,
      covers: licenceMayBe(licence),
      held: "needs-authorization",
      ...freed,
    }),
  ),
  privilege({
    id: "us.nc.8-53.other-licences",
    title:
      "Physicians have a privilege of their own; for other licences it is claimed until counsel says otherwise.",
    cite: "N.C.G.S. 8-53",
    from: chapter8,
    openQuestions: ["Which privilege covers nurses and associates?"],
    covers: not(licenceMayBe(...statutes.map(([, , licence]) => licence))),
    held: "needs-authorization",
    ...freed,
  }),
  privilegeAgainstOversight({
    id: "us.nc.8-53-3.oversight",
    title:
      "Whether the privileges hold against a board was not read; they are claimed until counsel says otherwise.",
    cite: "N.C.G.S. 8-53.3",
    from: commonKnowledge,
    openQuestions: ["Do the privileges hold against a licensing board?"],
    held: "object-by-date",
    ...freed,
  }),
  patientMustSpeak({
    id: "us.nc.mosteller.patient-must-speak",
    title:
      "The therapist may lack standing, and the silence of the patient may waive, so the patient is told at once.",
    cite: "Mosteller v. Stiltner, 221 N.C. App. 486 (2012)",
    from: chapter8,
    met: "The patient has spoken.",
    unmet: "The patient has not spoken; tell the patient that silence may waive the privilege.",
  }),
  patientLitigant({
    id: "us.nc.8-53-3.administration-of-justice",
    title: "Nobody's pleading opens this; a judge may, where the proper administration of justice needs it.",
    cite: "N.C.G.S. 8-53.3",
    from: chapter8,
    available: "court-decides",
    met: "A court put the condition in issue.",
    unmet: "A party's pleading opens nothing; a judge has to find that justice needs it.",
  }),
  orderShouldSay({
    id: "us.nc.8-53-3.judges-finding",
    title:
      "A judge may compel disclosure that the proper administration of justice needs; the finding need not be in words.",
    cite: "N.C.G.S. 8-53.3",
    from: chapter8,
    findings: ["administration-of-justice"],
    met: "The order makes the finding.",
    unmet: "The order does not say so in words; case law does not strictly ask for them.",
  }),
  {
    ...statedBy({
      id: "us.nc.8-53-6.marital-counseling",
      title:
        "In a divorce or alimony action whoever counseled the marriage does not testify to it, and no judge may compel it.",
      cite: "N.C.G.S. 8-53.6",
      from: chapter8,
      met: "This was no counseling of the marriage.",
      unmet:
        "This was counseling of the marriage; counsel moves, and the bar is not the patient's to waive alone.",
      whenUnmet: { do: ["file-motion-to-quash"] },
    }),
    layer: "resistance",
    role: "lock",
    effect: "forbid",
    guards: "privilege",
    applies: all(
      stateLawGoverns,
      isOneOf("/forum/topic", "divorce"),
      classIs("testimony"),
      isOneOf("/segments/*/participants/setting", "marital-counseling", "couple"),
    ),
    requires: never,
    otherwise: { usually: "object-by-date" },
  },
];
