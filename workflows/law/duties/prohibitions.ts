import type { Prohibition } from "../../contract/determination.ts";
import { commandsTestimony } from "../clocks/court.ts";
import { orderSendsToCourt } from "../court-alone.ts";
import type { Draft } from "../draft.ts";
import { requestCameOn } from "../classify.ts";
import { sentBeforeRevocation } from "../predicates/authorization.ts";
import {
  anothersMotionIsPending,
  isAnsweredInPart,
  isCommunication,
  isCompulsory,
  isGagged,
  moreIsHeldThanNamed,
  mustNeitherConfirmNorDeny,
  paperIs,
  part2IsHeld,
  type Condition,
} from "./conditions.ts";
import { citedInForum } from "./actions.ts";
import { isMislabelled } from "./intake-duties.ts";

/** One prohibition as data. */
type Ban = {
  readonly code: Prohibition["code"];
  readonly when: Condition;
  readonly why: string;
  readonly citation?: string;
};

const warrant = paperIs("search-warrant");

const movedAfterRequest: Condition = ({ caseFile, results }) => {
  const cameOn = requestCameOn(caseFile) ?? "9999";
  return results.some(({ segment }) => (segment.storage?.separatedOn ?? "") >= cameOn);
};

const waiverMustNotBeInferred: Condition = (draft) =>
  draft.unsent
    .flatMap(({ verdicts }) => verdicts)
    .some(
      ({ findings, openedBy }) =>
        openedBy.some(({ body }) => body === "hipaa-permission") &&
        findings.some(({ rule, status }) => rule.guards === "privilege" && status !== "satisfied"),
    );

const letterIsNotEnough: Condition = (draft) =>
  paperIs("judge-order", "unsigned-order", "search-warrant", "grand-jury", "criminal-subpoena")(draft) ||
  (isCompulsory(draft) && commandsTestimony(draft.caseFile));

const goesToTheCourtAlone: Condition = ({ caseFile }) => orderSendsToCourt(caseFile);

/** Everything the engine can forbid, and when it is listed. */
export const bans: readonly Ban[] = [
  {
    code: "certify-complete",
    when: isAnsweredInPart,
    why: "Something is held back, so no certificate may call the production complete.",
    citation: "FRE 902(11)",
  },
  {
    code: "stay-silent",
    when: (draft) => isCompulsory(draft) && draft.held.length > 0,
    why: "A compulsory paper is answered even where nothing may go.",
    citation: "FRCP 45(g)",
  },
  {
    code: "object-by-letter-only",
    when: letterIsNotEnough,
    why: "A letter of objections excuses nobody from an order, a warrant, criminal process or a command to testify.",
  },
  {
    code: "rely-on-another-motion-as-stay",
    when: anothersMotionIsPending,
    why: "Somebody else's motion does not stay the practice's own duty.",
    citation: "FRCP 45(d)(3)",
  },
  {
    code: "separate-notes-after-request",
    when: (draft) => draft.results.some(isMislabelled) || movedAfterRequest(draft),
    why: "Notes moved out of the chart now do not become psychotherapy notes, and may look like spoliation.",
    citation: "45 CFR 164.501",
  },
  {
    code: "add-mail-days",
    when: ({ deadlines }) => deadlines.some(({ id }) => id === "object-by"),
    why: "The three days for mail belong to papers served under Rule 5, not to the time for objections.",
    citation: "FRCP 6(d)",
  },
  {
    code: "confirm-or-deny-patient",
    when: mustNeitherConfirmNorDeny,
    why: "Nobody outside learns whether the person is or was a patient.",
    citation: "42 CFR 2.13(c)",
  },
  {
    code: "reveal-sud-status",
    when: part2IsHeld,
    why: "No letter, log or envelope names a program or care for substance use.",
    citation: "42 CFR 2.13(c)",
  },
  {
    code: "refuse-on-hipaa-ground",
    when: (draft) => paperIs("grand-jury")(draft) && draft.held.some(isCommunication),
    why: "HIPAA permits this disclosure; the objection is the privilege.",
    citation: "45 CFR 164.512(f)(1)(ii)(B)",
  },
  {
    code: "exceed-instrument-scope",
    when: (draft) => warrant(draft) || moreIsHeldThanNamed(draft),
    why: "Nothing goes that the order, warrant or form does not name.",
    citation: "45 CFR 164.512(a)(1)",
  },
  {
    code: "obstruct-search",
    when: warrant,
    why: "A search is not resisted; objections are said aloud and written down.",
  },
  {
    code: "consent-to-wider-search",
    when: warrant,
    why: "Nobody agrees to a search wider than the warrant describes.",
  },
  {
    code: "rely-on-custody-paragraph",
    when: paperIs("probation-letter"),
    why: "The paragraph on persons in custody ends with release to supervision.",
    citation: "45 CFR 164.512(k)(5)(iii)",
  },
  {
    code: "treat-reliance-disclosure-as-breach",
    when: ({ scene, results }) =>
      results.some(({ segment, index, classed }) =>
        sentBeforeRevocation({ ...scene, segment, index, class: classed.class }),
      ),
    why: "What went out in reliance on the form before its revocation was permitted.",
    citation: "45 CFR 164.508(b)(5)(i)",
  },
  {
    code: "tell-patient",
    when: isGagged,
    why: "An order forbids telling the patient for now.",
    citation: "18 USC 3486(a)(6)",
  },
  {
    code: "demand-attestation",
    when: ({ released }) =>
      released.some(({ segment }) => segment.content?.includes("reproductive-health") === true),
    why: "The attestation rule was vacated; its absence is no defect.",
    citation: "Purl v. HHS, No. 2:24-cv-228 (N.D. Tex. 2025)",
  },
  {
    code: "infer-waiver",
    when: waiverMustNotBeInferred,
    why: "Only the patient's writing or a court settles a waiver.",
    citation: "FRE 501",
  },
  {
    code: "use-notes-for-collection",
    when: (draft) =>
      paperIs("defense-use")(draft) &&
      draft.results.some(({ classed }) => classed.class === "psychotherapy-notes"),
    why: "The exception for defense does not reach fees or suits by the practice.",
    citation: "45 CFR 164.508(a)(2)(i)(C)",
  },
  {
    code: "use-admission-for-apprehension",
    when: (draft) =>
      paperIs("own-initiative")(draft) &&
      draft.results.some(({ segment }) => segment.content?.includes("past-crime-admission") === true),
    why: "An admission learned in therapy may not help to catch the person.",
    citation: "45 CFR 164.512(j)(2)(i)",
  },
  {
    code: "calendar-nonparty-discovery",
    when: paperIs("nonparty-discovery"),
    why: "A request to somebody who is no party sets no duty and no date.",
    citation: "FRCP 34(c)",
  },
  {
    code: "condition-services-on-signing",
    when: ({ forms }) =>
      forms.some(({ form, finding }) => form.conditioned === true && finding.defects.includes("AD4")),
    why: "Treatment does not depend on signing.",
    citation: "45 CFR 164.508(b)(4)",
  },
  {
    code: "produce-to-requester-directly",
    when: goesToTheCourtAlone,
    why: "The order sends this to the court alone.",
    citation: "45 CFR 164.512(e)(1)(i)",
  },
];

/** What must not be done in this case. */
export const prohibitionsFrom = (draft: Draft): readonly Prohibition[] =>
  bans.flatMap(({ code, when, why, citation }) => {
    if (!when(draft)) return [];
    const cited = citedInForum(citation, draft);
    return [{ code, why, ...(cited === undefined ? {} : { citation: cited }) }];
  });
