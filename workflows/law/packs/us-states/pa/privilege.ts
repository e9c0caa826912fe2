import { all, isOneOf, known, not } from "../../../predicate.ts";
import { orderIsForTheJudgeAlone } from "../../../predicates/order.ts";
import { isCommunication } from "../../../predicates/paper.ts";
import { privilegeIsCleared } from "../../../predicates/privilege.ts";
import { licenceMayBe, stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { privilegeAgainstTheCourt, privilegeMayHoldAgainstTheCourt } from "../build/order.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { underChapter5100 } from "./chapter-5100.ts";
import { inReB, simmons } from "./source.ts";

const freed = {
  met: "The client's written consent or a ruling frees this.",
  unmet: "Neither the client's written consent nor a ruling frees this.",
} as const;
const absolute = licenceMayBe("psychologist", "psychiatrist");
const coverage = [
  "Does 42 Pa.C.S. 5944 cover social workers, counselors and family therapists, alone or in a treatment team?",
] as const;

/** 42 Pa.C.S. 5944: what was told to a psychiatrist or psychologist, or to their team, stays from the judge's eyes too. */
export const privilegeRules: readonly Rule[] = [
  privilege({
    id: "us.pa.5944.privilege",
    title:
      "What a client tells a psychiatrist or a psychologist, or their team, is not made to be disclosed.",
    cite: "42 Pa.C.S. 5944",
    from: simmons,
    covers: absolute,
    held: "needs-authorization",
    ...freed,
  }),
  privilege({
    id: "us.pa.5944.other-licences",
    title: "For other licences the privilege is claimed until counsel says otherwise.",
    cite: "42 Pa.C.S. 5944",
    from: commonKnowledge,
    openQuestions: coverage,
    covers: not(absolute),
    held: "needs-authorization",
    ...freed,
  }),
  privilegeAgainstTheCourt({
    id: "us.pa.5944.order",
    title: "The privilege is absolute: a bare order does not defeat it.",
    cite: "42 Pa.C.S. 5944",
    from: simmons,
    openQuestions: ["The text of 42 Pa.C.S. 5944 was read only in a decision on it."],
    covers: absolute,
    // Courts in proceedings under the Act itself may receive a facility's records (55 Pa. Code 5100.32(a)(6)).
    unless: all(
      known(isOneOf("/forum/topic", "commitment")),
      isOneOf("/practice/setting", ...underChapter5100),
    ),
    met: "The client consented in writing, a court ruled on the privilege, or the Act itself gives the court the record.",
    unmet: "The client has not consented; counsel moves before the date of the order.",
  }),
  {
    ...statedBy({
      id: "us.pa.simmons.not-even-in-camera",
      title: "Not even the judge may look in order to rule on the claim.",
      cite: "Commonwealth v. Simmons (Pa. Super. 1998)",
      from: simmons,
      met: "The client's written consent or a ruling frees this.",
      unmet: "A look by the judge alone is barred as well; counsel says so in the motion.",
    }),
    layer: "resistance",
    role: "note",
    effect: "forbid",
    applies: all(stateLawGoverns, isCommunication, orderIsForTheJudgeAlone, absolute),
    requires: privilegeIsCleared,
  },
  privilegeMayHoldAgainstTheCourt({
    id: "us.pa.5944.other-licences-and-orders",
    title: "Whether an order reaches what another licence wrote depends on the cover of section 5944.",
    cite: "42 Pa.C.S. 5944",
    from: commonKnowledge,
    openQuestions: coverage,
    covers: not(absolute),
    met: "The client's written consent or a ruling frees this.",
    unmet: "Counsel looks before the date of the order whether section 5944 covers this writer.",
  }),
  privilegeAgainstOversight({
    id: "us.pa.5944.oversight",
    title:
      "Whether the privilege holds against a board was not read; it is claimed until counsel says otherwise.",
    cite: "42 Pa.C.S. 5944",
    from: commonKnowledge,
    openQuestions: ["Does the privilege hold against a licensing board?"],
    held: "object-by-date",
    ...freed,
  }),
  patientLitigant({
    id: "us.pa.5944.condition-at-issue",
    title:
      "Courts have found waivers in putting the condition at issue, narrowly; none is found by the practice.",
    cite: "42 Pa.C.S. 5944",
    from: commonKnowledge,
    available: "court-decides",
    met: "A court put the condition in issue.",
    unmet: "No court has found a waiver.",
  }),
  patientLitigant({
    id: "us.pa.in-re-b.parents-history",
    title:
      "The need for a parent's history where a child is to be placed was urged against a parent's therapist.",
    cite: "In re B. (Pa. 1978)",
    from: inReB,
    openQuestions: ["Only the dispute of In re B. was read, not how it ended."],
    available: "never",
    where: known(isOneOf("/forum/topic", "custody", "child-protection")),
    met: "Not applicable.",
    unmet: "The child's case opens no parent's therapy by itself.",
  }),
];
