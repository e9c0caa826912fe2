import { excludedContent } from "../classify.ts";
import { fails, idsOf, type Draft } from "../draft.ts";
import type { SegmentResult } from "../segments.ts";
import { accessKinds } from "../predicates/paper.ts";
import { revocationsInHand } from "../form-checks.ts";
import type { Duty } from "./actions.ts";
import {
  gagIsUnknown,
  hasForm,
  isGagged,
  isOrdinary,
  isPart2,
  lacksAssurance,
  mustNeitherConfirmNorDeny,
  objectionsAreOpen,
  paperIs,
  privilegeStands,
  type Condition,
} from "./conditions.ts";

const ownMatters = paperIs(
  "defense-use",
  "training-use",
  "own-initiative",
  "accounting",
  "misdirected",
  "none",
);

/** Whether a label claims psychotherapy notes for something that is not. */
export const isMislabelled = ({ segment, classed }: SegmentResult): boolean =>
  /psychotherap|process note/i.test(segment.label ?? "") &&
  ["progress-notes", "chart-other", "excluded-items", "billing-logistics"].includes(classed.class);

const unsettled = ({ results }: Draft): readonly SegmentResult[] =>
  results.filter((result) => result.classed.class === "unclassified" || isMislabelled(result));

/** What a form would open, whole or beyond the part that goes. */
const wantsForm =
  (of: (result: SegmentResult) => boolean) =>
  ({ unsent }: Draft): readonly SegmentResult[] =>
    unsent.filter((result) => of(result) && [result.outcome, result.outside].includes("needs-authorization"));
const wantsAuthorization = wantsForm((result) => !isPart2(result));
const wantsConsent = wantsForm(isPart2);

const actsAsOfficial = paperIs(
  "doj-subpoena",
  "oversight-subpoena",
  "oversight-letter",
  "hhs-review",
  "death-inquiry",
  "protective-services",
  "court-appointee",
  "agency-warrant",
  "payer-review",
  "representative-access",
);

const revoked = ({ caseFile, forms }: Draft, how: "written" | "oral"): readonly string[] =>
  forms.flatMap(({ form, pointer }) =>
    revocationsInHand({ caseFile, form, at: pointer }, how).length > 0 ? [form.id] : [],
  );

const anyRevoked = (draft: Draft): readonly string[] => [
  ...revoked(draft, "written"),
  ...revoked(draft, "oral"),
];

const suedByAnother: Condition = (draft) =>
  paperIs("defense-use", "party-discovery")(draft) &&
  ["other-person", "government", "licensing-board"].includes(draft.caseFile.forum?.actionBroughtBy ?? "");

const noticeIsComplete: Condition = ({ unsent }) =>
  unsent.length > 0 && !fails(unsent, "us.hipaa.164-512-e-1-ii-a.notice-assurance");

const patientMustHear: Condition = (draft) => {
  if (isGagged(draft) || gagIsUnknown(draft)) return false;
  const subpoena = paperIs("civil-subpoena", "criminal-subpoena")(draft) && !noticeIsComplete(draft);
  const overlay =
    draft.stateIsOpen && paperIs("civil-subpoena", "criminal-subpoena", "oversight-subpoena")(draft);
  return (
    subpoena || privilegeStands(draft) || suedByAnother(draft) || anyRevoked(draft).length > 0 || overlay
  );
};

const asksForProcess: Condition = (draft) => {
  const bareProsecutor = paperIs("prosecutor-letter")(draft) && !hasForm(draft);
  const orderAlone =
    fails(draft.unsent, "us.part-2.2-61.order-alone-permits") &&
    draft.caseFile.decisions?.practiceElectsToDisclose !== true;
  return (
    paperIs("nonparty-discovery", "agency-warrant", "police-request")(draft) || bareProsecutor || orderAlone
  );
};

const counselsFormFails: Condition = (draft) =>
  paperIs("attorney-letter", "insurer-request")(draft) &&
  draft.caseFile.requester?.role === "patient-counsel" &&
  draft.held.some((result) => isOrdinary(result));

const directiveFails: Condition = (draft) =>
  paperIs("directive")(draft) && draft.held.some((result) => isOrdinary(result));

/** Duties of reading the paper, finding out, and asking for what is missing. */
export const intakeDuties: readonly Duty[] = [
  {
    verb: "place-legal-hold",
    when: (draft) => !ownMatters(draft),
    why: "Chart, separate notes and logs are frozen as of the day the request came.",
  },
  {
    verb: "classify-again",
    when: (draft) => draft.paper.claimsMore || unsettled(draft).length > 0,
    why: "A title, a log entry or a label says more than signature, author, separation and content support.",
    citation: "45 CFR 164.501",
    about: (draft) => idsOf(unsettled(draft)),
  },
  {
    verb: "verify-identity",
    when: ({ caseFile, paper }) =>
      caseFile.requester?.identityVerified !== true && paper.kind !== "misdirected",
    why: "Nothing goes before identity is verified.",
    citation: "45 CFR 164.514(h)(1)",
  },
  {
    verb: "verify-authority",
    when: (draft) => actsAsOfficial(draft) && draft.caseFile.requester?.authorityVerified !== true,
    why: "Call back on a number found independently and keep the evidence of office or authority.",
    citation: "45 CFR 164.514(h)(2)",
  },
  {
    verb: "request-authorization",
    when: (draft) => wantsAuthorization(draft).length > 0,
    why: "The patient's valid form is what opens this; psychotherapy notes need one of their own.",
    citation: "45 CFR 164.508",
    about: (draft) => idsOf(wantsAuthorization(draft)),
  },
  {
    verb: "request-part2-consent",
    when: (draft) => wantsConsent(draft).length > 0,
    why: "A consent with every element of Part 2 is what opens this.",
    citation: "42 CFR 2.31",
    about: (draft) => idsOf(wantsConsent(draft)),
  },
  {
    verb: "request-assurance",
    when: (draft) => paperIs("civil-subpoena", "criminal-subpoena")(draft) && lacksAssurance(draft),
    why: "Tell the requesting party which element of notice or protective order is missing and what would cure it.",
    citation: "45 CFR 164.512(e)(1)(ii)",
  },
  {
    verb: "request-compulsory-process",
    when: asksForProcess,
    why: "What came compels nothing; say which process or order would.",
  },
  {
    verb: "notify-patient",
    when: patientMustHear,
    why: "The patient hears of the request, or of the revocation received, through the channel the patient chose.",
    citation: "45 CFR 164.522(b)",
  },
  {
    verb: "check-nondisclosure-order",
    when: gagIsUnknown,
    why: "Before the patient is told, find out whether an order forbids it.",
    citation: "FRCrP 6(e)(2)",
  },
  {
    verb: "recheck-objections",
    when: (draft) =>
      paperIs("civil-subpoena", "criminal-subpoena", "party-discovery")(draft) && objectionsAreOpen(draft),
    why: "Look at the docket, or ask the party, again before anything goes.",
    citation: "45 CFR 164.512(e)(1)(iii)(C)",
    byOn: ({ deadlines }) => deadlines.find(({ id }) => id === "recheck-objections")?.dueOn,
  },
  {
    verb: "offer-access-route",
    when: (draft) => counselsFormFails(draft) || directiveFails(draft),
    why: "Tell the patient that the chart is there on the patient's own request.",
    citation: "45 CFR 164.524",
  },
  {
    verb: "no-confirm-no-deny-reply",
    when: mustNeitherConfirmNorDeny,
    why: "No reply says whether the person is or was a patient, or had care for substance use.",
    citation: "42 CFR 2.13(c)",
  },
  {
    verb: "send-refusal",
    when: (draft) => {
      const asks = !ownMatters(draft) && !accessKinds.some((kind) => kind === draft.paper.kind);
      const compelsNothing = ["W0", "W1"].includes(draft.paper.weight);
      return asks && compelsNothing && draft.unsent.length > 0 && draft.released.length === 0;
    },
    why: "A short reply with the reason; nothing compels more.",
  },
  {
    verb: "stop-release",
    when: (draft) => anyRevoked(draft).length > 0 && draft.unsent.length > 0,
    why: "Whatever is queued stops when a revocation arrives in any form.",
    citation: "45 CFR 164.508(b)(5)",
    about: anyRevoked,
  },
  {
    verb: "segregate-excluded-items",
    when: ({ results }) =>
      results.some(
        ({ classed, segment }) =>
          classed.class === "excluded-items" ||
          (classed.class === "psychotherapy-notes" &&
            segment.content?.some((item) => excludedContent.includes(item)) === true),
      ),
    why: "Times, modality, frequency, medication, test results and summaries come out of a separate file as ordinary records.",
    citation: "45 CFR 164.501",
    about: ({ results }) => idsOf(results.filter(({ classed }) => classed.class === "excluded-items")),
  },
];
