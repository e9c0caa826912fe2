import { all, isOneOf, isTrue, known, not } from "../../../predicate.ts";
import { classIs, isCommunication, kindIs } from "../../../predicates/paper.ts";
import { licenceMayBe, stateLawGoverns } from "../../../predicates/state.ts";
import type { Note, Rule } from "../../../rule.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { behavioralHealth, commitmentCase, medicalRecords, psychologists } from "./source.ts";

const freed = {
  met: "The client's writing or a court frees this.",
  unmet: "Neither the client's writing nor a court frees this.",
} as const;
const professions = [
  { section: "32-2085", from: psychologists, board: "A", licences: ["psychologist"] },
  {
    section: "32-3283",
    from: behavioralHealth,
    board: "B",
    licences: ["professional-counselor", "clinical-social-worker", "marriage-and-family-therapist"],
  },
] as const;
const covered = professions.flatMap(({ licences }) => licences);
const byTheBoard = known(isOneOf("/requester/role", "licensing-board"));

const answersTheBoard = ({ section, from, board, licences }: (typeof professions)[number]): Note => ({
  ...statedBy({
    id: `us.az.${section}-${board.toLowerCase()}.board`,
    title: "The licensee must divulge to the licensing board.",
    cite: `A.R.S. ${section}(${board})`,
    from,
    met: "The licensing board asks, and the privilege does not hold against it.",
    unmet: "This is not the licensing board.",
  }),
  layer: "resistance",
  role: "note",
  effect: "permit",
  applies: all(
    stateLawGoverns,
    isCommunication,
    kindIs("oversight-subpoena", "oversight-letter"),
    licenceMayBe(...licences),
  ),
  requires: isOneOf("/requester/role", "licensing-board"),
});

/** A.R.S. 32-2085, 32-3283 and 12-2292(B): a privilege as between lawyer and client, except against the board. */
export const privilegeRules: readonly Rule[] = [
  ...professions.map(({ section, from, licences }) =>
    privilege({
      ...freed,
      id: `us.az.${section}-a.privilege`,
      title:
        "The professional divulges nothing, willingly or not, unless the client waives in writing or in court testimony.",
      cite: `A.R.S. ${section}(A)`,
      from,
      covers: licenceMayBe(...licences),
      held: "needs-authorization",
    }),
  ),
  privilege({
    ...freed,
    id: "us.az.32-3283-a.other-licences",
    title: "For other licences the privilege is claimed until counsel says otherwise.",
    cite: "A.R.S. 32-3283(A)",
    from: commonKnowledge,
    openQuestions: ["Which privilege covers physicians, nurses and associates?"],
    covers: not(licenceMayBe(...covered)),
    held: "needs-authorization",
  }),
  privilege({
    id: "us.az.12-2292-b.other-law-stays",
    title:
      "The statute on records leaves other law on confidentiality intact; a protective order waives nothing.",
    cite: "A.R.S. 12-2292(B)",
    from: medicalRecords,
    covers: known(isTrue("/assurances/qpo/entered")),
    held: "needs-authorization",
    met: "Beside the protective order the client's writing or a court frees this.",
    unmet: "The protective order answers the statute on records; the client has waived nothing.",
  }),
  privilege({
    ...freed,
    id: "us.az.mh2019-004895.commitment",
    title: "A commitment was set aside because a counselor testified over the privilege.",
    cite: "In re MH2019-004895 (Ariz. App. 2020)",
    from: commitmentCase,
    openQuestions: ["When is what an assessor hears for a commitment privileged?"],
    covers: all(classIs("testimony"), known(isOneOf("/forum/topic", "commitment"))),
    held: "object-by-date",
  }),
  privilegeAgainstOversight({
    ...freed,
    id: "us.az.32-3283-a.other-overseers",
    title: "Only the licensing board is excepted; against another agency the privilege is claimed.",
    cite: "A.R.S. 32-3283(A)",
    from: behavioralHealth,
    covers: not(byTheBoard),
    held: "object-by-date",
  }),
  ...professions.map((profession) => answersTheBoard(profession)),
  patientLitigant({
    id: "us.az.32-3283-a.waiver",
    title: "The statute knows waiver in writing or in court testimony; an implied one is for a court.",
    cite: "A.R.S. 32-3283(A)",
    from: behavioralHealth,
    openQuestions: ["How far does case law imply a waiver, also in custody disputes?"],
    available: "court-decides",
    met: "A court put the condition in issue.",
    unmet: "A pleading is no waiver in writing and no court testimony.",
  }),
  {
    ...statedBy({
      id: "us.az.32-3283-c-1.duty-to-inform",
      title: "Victims and authorities are informed of a clear and imminent danger.",
      cite: "A.R.S. 32-3283(C)(1)",
      from: behavioralHealth,
      met: "The recipient is the victim or an authority.",
      unmet: "The duty reaches victims and authorities; whoever else is told needs another ground.",
    }),
    layer: "permission",
    role: "note",
    effect: "permit",
    applies: kindIs("own-initiative"),
    requires: isOneOf("/requester/recipientRole", "intended-victim", "police"),
  },
];
