import {
  authorityVerified,
  open,
  quiet,
  underWay,
  notReleased,
  notDelivered,
  lawReleases,
  vaultReady,
  groundFits,
  withheldOnGrounds,
  weightStands,
  paperKnown,
} from "./conditions.ts";
import * as ask from "./guards.ts";
import {
  actsAlone,
  outsiderIsAnother,
  outsiderLookedAfterwards,
  statementIsThePractices,
  statementIsRead,
  personIsNoReviewer,
  personIsNotTheProposer,
} from "./two-persons.ts";
import { markRequirements, noMarkIsOpen } from "./requirements-of-redaction.ts";
import { phaseIsTheNext } from "./phases.ts";
import * as room from "./room.ts";
import { ofTheAccounting } from "./requirements-of-accounting.ts";
import { ofClocks } from "./requirements-of-clocks.ts";
import { filesAreNotGoing, ofFiles } from "./requirements-of-files.ts";
import { ofIncidents } from "./requirements-of-incidents.ts";
import { inCourt } from "./requirements-in-court.ts";
import { ofMoney } from "./requirements-of-money.ts";
import { ofNegotiation } from "./requirements-of-negotiation.ts";
import { ofProductionAndVault } from "./requirements-of-production.ts";
import { ofTheCourt } from "./requirements-of-the-court.ts";
import { ofThePatient } from "./requirements-of-the-patient.ts";
import type { Recorded } from "./recorded.ts";
import type { Requirement, Requirements } from "./requirement.ts";
import type { RequestContext } from "./context.ts";
import type { RequestEventType } from "./events.ts";
import { ofUndone } from "./undone.ts";

const own: Requirements = {
  ...ofProductionAndVault,
  ...ofIncidents,
  ...ofFiles,
  ...ofThePatient,
  ...inCourt,
  ...ofTheCourt,
  ...ofUndone,
  ...ofMoney,
  ...ofNegotiation,
  "request.opened": [
    { holds: ask.nothingIsRecordedYet, code: "wrong-state", words: "The request has been opened already." },
    {
      holds: ask.channelIsTheSpeakers,
      code: "invalid-field",
      words: "A requester opens a request through the portal; staff record what came by any other way.",
    },
  ],
  "upload.announced": [
    underWay,
    { holds: ask.paperIsNew, code: "already-used-key", words: "A paper with this id is announced already." },
    room.papersAreFew,
    room.requestersPapersAreFew,
  ],
  "document.admitted": [
    {
      holds: ask.paperIsAnnounced,
      code: "not-found",
      words: "No announced paper of this request has this id.",
    },
  ],
  "document.refused": [
    {
      holds: ask.paperIsAnnounced,
      code: "not-found",
      words: "No announced paper of this request has this id.",
    },
  ],
  "request.submitted": [
    {
      holds: ask.aLegalPaperIsThere,
      code: "wrong-state",
      words:
        "Upload the subpoena, order or authorization first: a request rests on at least one such paper that was not refused.",
    },
  ],
  "requester.email-confirmed": [{ ...underWay }],
  "request.withdrawn": [notReleased],
  "facts.recorded": [
    open,
    {
      holds: ask.verificationIsLeftToItsCommand,
      code: "invalid-field",
      words:
        "That the requester is who they say, and has the authority, is recorded by verifying the requester, with the way it was done.",
      citations: ["45 CFR 164.514(h)(1)"],
    },
    {
      holds: ask.nothingOpensByItselfOrTheOfficerSaysSo,
      code: "not-allowed-for-role",
      words:
        "A setting, an opinion on the law or a professional's decision that opens records by itself is the privacy officer's to record, on the written answer of counsel or of the professional; to take it back as well. The desk may record the value that opens nothing.",
      citations: ["45 CFR 160.203(b)", "45 CFR 164.508(a)(2)"],
    },
    {
      holds: ask.beliefStandsOrTheOfficerSaysNot,
      code: "not-allowed-for-role",
      words:
        "It is recorded that a representative is believed to abuse or endanger the patient. To take that back is the privacy officer's, on a professional's judgment.",
      citations: ["45 CFR 164.502(g)(5)"],
    },
  ],
  "requester.identity-verified": [underWay],
  "patient.matched": [
    open,
    {
      holds: ask.weightIsConfirmed,
      code: "wrong-state",
      words:
        "Judge the paper before looking for the patient: confirm its weight first, so that an answer about the paper says nothing about the person.",
      atEveryStep: true,
    },
  ],
  "weight.confirmed": [
    {
      holds: ask.aLegalPaperIsAdmitted,
      code: "wrong-state",
      words:
        "No paper has been admitted that could be weighed. Wait for the check of the upload, or ask for the paper.",
    },
    {
      holds: ask.weightIsEstablished,
      code: "refused-by-law",
      words: "The weight of the paper is not established. Record what kind of paper it is and who signed it.",
      missingFacts: ["/instrument/type", "/instrument/signerRole"],
    },
    {
      holds: ask.courtsPaperIsVerified,
      code: "invalid-field",
      words:
        "A court or a grand jury is said to stand behind this paper, and nobody has recorded how that was verified. Ask the clerk at a number that is not the paper's, or look at the court's docket; then record the way, the docket number and the day.",
      citations: ["45 CFR 164.514(h)(1)"],
    },
  ],
  "paper.returned": [],
  "authorization.recorded": [
    open,
    paperKnown,
    room.authorizationsAreFew,
    {
      holds: ask.formIsForTheMatchedPatient,
      code: "invalid-field",
      words:
        "A form is compared with the patient the request is matched to, and with nobody else. Match the patient first, then compare.",
      citations: ["45 CFR 164.508(c)(1)(vi)"],
    },
  ],
  "authorization.revoked": [
    underWay,
    {
      holds: ask.authorizationIsKnown,
      code: "not-found",
      words: "No authorization of this request has this id.",
    },
  ],
  "record.described": [
    open,
    { holds: ask.patientIsMatched, code: "wrong-state", words: "Match the patient first." },
  ],
  "records.proposed": [
    { holds: ask.patientIsMatched, code: "wrong-state", words: "Match the patient first." },
    { holds: ask.noRecordTwice, code: "invalid-field", words: "A record is named twice. Name each once." },
    {
      holds: ask.everyRecordIsJudged,
      code: "not-found",
      words:
        "One of the records is none of the matched patient's that this request can reach. Choose from the list of records; psychotherapy notes are on it once the law releases them on this request, and a record that nobody has classified once a clinician who treats the patient says what it is.",
    },
  ],
  "record.reviewed": [
    {
      holds: ask.recordIsProposed,
      code: "not-found",
      words: "This record has not been proposed for this request.",
    },
    {
      holds: ask.lawReleasesTheRecord,
      code: "refused-by-law",
      words:
        "The law does not release this record on the papers at hand, so it cannot be approved. Withhold it, or record what is missing.",
      citations: ["45 CFR 164.502(a)", "45 CFR 164.508(a)(2)"],
    },
    groundFits,
  ],
  "record.marked": [
    {
      holds: ask.recordIsProposed,
      code: "not-found",
      words: "This record has not been proposed for this request.",
    },
    ...markRequirements,
  ],
  "review.completed": [
    {
      holds: noMarkIsOpen,
      code: "wrong-state",
      words:
        "Something that was proposed to be taken out of a record waits for a person, or a mark was questioned. Confirm or decline each proposal, and let whoever owns a questioned mark answer.",
    },
    { holds: ask.everyRecordIsDecided, code: "wrong-state", words: "Decide every proposed record first." },
    {
      holds: ask.somethingIsApproved,
      code: "wrong-state",
      words:
        "Every record is withheld, so there is nothing to produce. Close the request with the outcome that says why.",
    },
    lawReleases,
    withheldOnGrounds,
  ],
  "outside-review.recorded": [
    {
      holds: actsAlone,
      code: "not-allowed-for-role",
      words:
        "The practice has more than one person: the second look is another person's of the practice, not an outsider's.",
    },
    {
      holds: ask.reviewIsComplete,
      code: "wrong-state",
      words: "An outside review is of what a completed review approved, before the release is confirmed.",
    },
    { ...paperKnown, holds: ({ context, event }) => ask.aPaperIsAdmitted(context, event.documentId) },
    {
      holds: statementIsThePractices,
      code: "invalid-field",
      words:
        "This is no statement of this review. Add what the outsider signed under Papers, as another paper, once the review is complete.",
    },
    {
      holds: statementIsRead,
      code: "invalid-field",
      words: "Open the statement, and say that it is signed and names this request and what they looked at.",
    },
    {
      holds: outsiderIsAnother,
      code: "same-person",
      words: "Who looked from outside is somebody else than you. Name them, with their profession.",
    },
    {
      holds: outsiderLookedAfterwards,
      code: "invalid-field",
      words:
        "They looked at what the completed review approved: the day cannot lie before the last decision on a record.",
    },
  ],
  "release.confirmed": [
    {
      holds: personIsNoReviewer,
      code: "same-person",
      words:
        "You reviewed records of this request, or somebody did who counts as one person with you. The second look must be another person's; a practice of one person records an outside review, and confirms a day after.",
    },
    {
      holds: personIsNotTheProposer,
      code: "same-person",
      words:
        "You proposed the records of this request, or somebody did who counts as one person with you. The second look must be another person's; a practice of one person records an outside review, and confirms a day after.",
    },
    authorityVerified,
    weightStands,
    lawReleases,
    withheldOnGrounds,
    ...quiet,
    vaultReady,
    room.productionsAreFew,
  ],
  "release.returned": [],
  "objection.served": [
    open,
    { holds: ask.noObjectionIsLive, code: "wrong-state", words: "An objection is served already." },
  ],
  "objection.lifted": [
    open,
    { holds: ask.objectionIsLive, code: "wrong-state", words: "No objection is pending." },
  ],
  "protective-order.denied": [open],
  "hold.placed": [notDelivered],
  "hold.lifted": [],
  "request.closed": [
    {
      holds: ask.outcomeFitsTheStage,
      code: "invalid-field",
      words:
        "The outcome does not fit: released_full, released_partial and modified_by_order are for a released production, in one phase or several, all others for a request of which nothing was released.",
    },
    {
      holds: ask.nothingWasWithheldIfFull,
      code: "invalid-field",
      words:
        "A record was withheld, or a further phase is not released, so the release was partial. Use released_partial.",
    },
  ],
  "request.reopened": [filesAreNotGoing],
  "phase.begun": [
    {
      holds: phaseIsTheNext,
      code: "invalid-field",
      words: "The phases are counted one by one, from the first release on. Begin the next one.",
    },
    room.productionsAreFew,
  ],
  "return-duty.due-set": [],
  "return-duty.reminded": [],
  "return-duty.met": [],
  ...ofTheAccounting,
  "legal-hold.placed": [],
  "legal-hold.lifted": [],
  "paper.viewed": [paperKnown],
  "record.viewed": [
    {
      holds: ask.recordIsProposed,
      code: "not-found",
      words: "This record has not been proposed for this request.",
    },
    {
      holds: ask.recordIsNotSealed,
      code: "refused-by-law",
      words:
        "Psychotherapy notes are sealed: nobody reads them here. They leave only in a production, through the vault.",
      citations: ["45 CFR 164.501", "45 CFR 164.508(a)(2)"],
    },
  ],
  "paper.drawn-up": [],
  ...ofClocks,
};

const roleAllows = {
  holds: ask.theActorMay,
  code: "not-allowed-for-role",
  words: "Your role does not include this. Ask someone who has the role.",
  atEveryStep: true,
} as const;

type Failing = Requirement<RequestEventType> | undefined;
// Every region of the machine asks the same of one event, and so does the refusal: the last answer is kept for them.
let last:
  | { readonly context: RequestContext; readonly event: Recorded; readonly failing: Failing }
  | undefined;

/** The first condition this event fails, or nothing. */
export function unmet(context: RequestContext, event: Recorded): Failing {
  if (last?.context === context && last.event === event) return last.failing;
  const all = [roleAllows, ...own[event.type]] as readonly Requirement<RequestEventType>[];
  const failing = all.find((requirement) => !requirement.holds({ context, event }));
  last = { context, event, failing };
  return failing;
}
