import { all, isOneOf, known, not } from "../../../predicate.ts";
import { contains } from "../../../predicates/paper.ts";
import { processReachesCommunications } from "../../../predicates/privilege.ts";
import { aGuardianIsAppointed, licenceMayBe, stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import {
  patientLitigant,
  patientMustSpeak,
  privilege,
  privilegeAgainstOversight,
} from "../build/privilege.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { boardAgainstDoe, guide503, guide508, section20B } from "./source.ts";

const freed = {
  held: "needs-authorization",
  met: "The patient's writing or a court frees this.",
  unmet: "Neither the patient's writing nor a court frees this.",
} as const;
const byStatute = [
  [
    "M.G.L. c.233 s.20B",
    "233-20b.privilege",
    section20B,
    ["psychologist", "psychiatrist", "psychiatric-nurse"],
  ],
  ["M.G.L. c.112 s.135B", "112-135b.social-worker", guide508, ["clinical-social-worker"]],
  [
    "M.G.L. c.112 s.172A",
    "112-172a.allied-professional",
    guide508,
    ["professional-counselor", "marriage-and-family-therapist"],
  ],
] as const;
const aboutTheChild = isOneOf("/forum/topic", "custody", "divorce", "child-protection");

/** M.G.L. c.233 s.20B and c.112 ss.135B, 172A: a privilege by licence that the patient has to claim. */
export const privilegeRules: readonly Rule[] = [
  ...byStatute.map(([cite, name, from, licences]) =>
    privilege({
      ...freed,
      id: `us.ma.${name}`,
      title:
        "The patient may refuse to disclose and keep others from disclosing what was said for diagnosis or treatment.",
      cite,
      from,
      covers: licenceMayBe(...licences),
    }),
  ),
  privilege({
    ...freed,
    id: "us.ma.evid-503.other-licences",
    title: "For other licences the privilege is claimed until counsel says otherwise.",
    cite: "Mass. G. Evid. 503",
    from: commonKnowledge,
    openQuestions: ["Which privilege covers physicians who are no psychiatrists, and associates?"],
    covers: not(licenceMayBe(...byStatute.flatMap(([, , , licences]) => licences))),
  }),
  patientMustSpeak({
    id: "us.ma.oliveira.patient-must-claim",
    title: "The privilege does not claim itself: the patient must, and so the patient must know.",
    cite: "Commonwealth v. Oliveira, 438 Mass. 325",
    from: guide503,
    met: "The patient has spoken.",
    unmet: "The patient has not spoken; tell the patient that the privilege has to be claimed.",
  }),
  {
    ...statedBy({
      id: "us.ma.233-20b.guardian",
      title: "For a patient who cannot decide a guardian is appointed, who claims or waives.",
      cite: "M.G.L. c.233 s.20B",
      from: section20B,
      openQuestions: ["Whose writing waives for a minor, or after the patient's death?"],
      met: "A court appointed a guardian.",
      unmet: "Somebody else signed the waiver, and no guardian is known to be appointed.",
    }),
    layer: "resistance",
    role: "lock",
    effect: "require",
    guards: "privilege",
    applies: all(
      stateLawGoverns,
      processReachesCommunications,
      known(isOneOf("/privilege/status", "waived-in-writing")),
      isOneOf("/privilege/waiver/signedBy", "representative"),
    ),
    requires: aGuardianIsAppointed,
    otherwise: { usually: "needs-authorization", spoken: "object-by-date" },
  },
  {
    ...statedBy({
      id: "us.ma.kobrin.substance",
      title:
        "What reflects thoughts, feelings, impressions or the substance of the dialogue is protected, even where diagnosis and billing data are not.",
      cite: "Commonwealth v. Kobrin, 395 Mass. 284",
      from: guide503,
      met: "This reflects what passed in therapy.",
      unmet: "This reflects nothing of the kind as it was read; a court may put it outside the privilege.",
    }),
    layer: "resistance",
    role: "note",
    effect: "forbid",
    applies: all(stateLawGoverns, processReachesCommunications),
    requires: contains(
      "conversation-content",
      "conversation-analysis",
      "therapist-speculation",
      "third-party-confidence",
    ),
  },
  privilegeAgainstOversight({
    id: "us.ma.233-20b.administrative",
    title: "The patient may refuse in an administrative proceeding too.",
    cite: "M.G.L. c.233 s.20B",
    from: section20B,
    held: "object-by-date",
    met: "The patient's writing or a court frees this.",
    unmet: "Neither the patient's writing nor a court frees this for the agency.",
  }),
  privilegeAgainstOversight({
    id: "us.ma.doe.board-subpoena",
    title: "No exception to the privilege was made for the subpoena of a licensing board.",
    cite: "Board of Registration in Medicine v. Doe, 457 Mass. 738 (2010)",
    from: boardAgainstDoe,
    held: "object-by-date",
    met: "The patient's writing or a court frees this.",
    unmet: "The patient has not waived, and the board's subpoena makes no exception.",
  }),
  patientLitigant({
    id: "us.ma.233-20b-c.justice",
    title:
      "Where the patient brings in the condition a judge weighs justice against the relationship; nobody else does.",
    cite: "M.G.L. c.233 s.20B(c)",
    from: commonKnowledge,
    available: "court-decides",
    met: "A court put the condition in issue.",
    unmet: "A pleading opens nothing; a judge has to weigh.",
  }),
  patientLitigant({
    id: "us.ma.233-20b-e.custody",
    title: "Where a child's custody is at stake a judge, after a hearing in chambers, decides.",
    cite: "M.G.L. c.233 s.20B(e)",
    from: commonKnowledge,
    available: "court-decides",
    where: known(aboutTheChild),
    met: "A court put the condition in issue.",
    unmet: "A quarrel about the child opens nothing; a judge has to hear and find.",
  }),
];
