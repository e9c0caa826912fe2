import { actorMay, rolesMay } from "../access/may.ts";
import { batesNumber, batesPrefixOf, lastBatesNumber } from "../production/bates.ts";
import type { DocumentId } from "../vocabulary/ids.ts";
import type { NotesAuthority } from "../contract/notes-authority.ts";
import type { DocumentClass } from "../contract/case-file.ts";
import { openingPurposes } from "../contract/papers.ts";
import { beliefIsTakenBack, openByThemselves } from "../contract/signed-off-facts.ts";
import { limits } from "../contract/limits.ts";
import { authorityOn, authorityOpens } from "./authority.ts";
import type { PaperOnFile, ProposalOnFile, RequestContext } from "./context.ts";
import { deliveredToCourtOn, wasFetched, wentToCourtAlone } from "./court-delivery.ts";
import { hasLeft } from "./has-left.ts";
import { following } from "./nullable.ts";
import { nothingMoreIsUnderWay, somethingWasReleased } from "./phases.ts";
import { isSealed } from "./judgement.ts";
import type { Judgement } from "./judgement.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// Small questions about the memory of a request and the event in hand. None runs the law: each reads the judgement that
// was recorded with the event.

type ScopeRow = {
  readonly class: DocumentClass;
  readonly stance: "produce" | "withhold";
  readonly range?: { readonly fromOn: string; readonly toOn: string } | undefined;
};
type Remembered = { readonly context: RequestContext };
/** Whoever asks the law again at another moment has no event in hand. */
export type Judged = { readonly context: RequestContext; readonly event: { readonly judgement: Judgement } };
type Asked = { readonly context: RequestContext; readonly event: Recorded };
type AskedOf<Type extends Recorded["type"]> = {
  readonly context: RequestContext;
  readonly event: RecordedOf<Type>;
};

/** A clinician as the vault counts one: of this patient, not of others. */
export const treatsThePatient = ({ actor }: Pick<Recorded, "actor">): boolean =>
  actor.kind === "staff" && actor.treats === true && actor.roles.includes("clinician");

/** The records that a clinician approved. */
export const approvedRecords = (context: RequestContext): readonly DocumentId[] =>
  context.reviews.filter((review) => review.decision === "approve").map((review) => review.documentId);
/** The approved records that lie under the psychotherapy-notes key. */
export const approvedNotes = (context: RequestContext, judgement: Judgement): readonly DocumentId[] =>
  approvedRecords(context).filter((documentId) => isSealed(judgement, documentId));
const vaultRecords = (context: RequestContext): readonly DocumentId[] =>
  following(context.vault, (vault) => vault.documentIds);
export const openProposal = (context: RequestContext): ProposalOnFile | undefined =>
  context.proposals.find((proposal) => proposal.answer === "open");
export const paperOf = (context: RequestContext, documentId: DocumentId): PaperOnFile | undefined =>
  context.papers.find((paper) => paper.documentId === documentId);

/** A paper that a request can rest on. */
const opensRequest = (paper: Pick<PaperOnFile, "purpose">): boolean =>
  openingPurposes.includes(paper.purpose);
/** A paper that commands: a new one restarts the judgement of weight. */
const isLegalProcess = (paper: Pick<PaperOnFile, "purpose">): boolean =>
  paper.purpose === "legal-process" || paper.purpose === "court-order";
/** What is to be produced now: what was agreed last, else what was asked. */
export const scopeOf = (context: RequestContext): readonly ScopeRow[] =>
  context.agreedScope ??
  following(context.asked, ({ classes, range }) =>
    classes.map((one) => ({ class: one, stance: "produce" as const, range })),
  );
const rowWords = (row: ScopeRow): string =>
  [row.class, row.stance, row.range?.fromOn ?? "", row.range?.toOn ?? ""].join(" ");
/** Two lists of the same members, neither with one twice. */
const sameSet = (some: readonly string[], others: readonly string[]): boolean => {
  const members = new Set(some);
  const alike = members.size === some.length && members.size === others.length;
  return alike && others.every((other) => members.has(other));
};

/** Whether two lists have the same rows, in whatever order. */
export const sameRows = (some: readonly ScopeRow[], others: readonly ScopeRow[]): boolean =>
  sameSet(some.map(rowWords), others.map(rowWords));

// who
export const theActorMay = ({ event }: Asked) => actorMay(event.actor, event.type);
export const sideIsTheSpeakers = ({
  context,
  event,
}:
  | AskedOf<"negotiation.proposed">
  | AskedOf<"negotiation.answered">
  | AskedOf<"negotiation.rows-answered">) =>
  event.by === (event.actor.kind === "requester" ? "requester" : "practice") ||
  // A requester without the portal answers on paper, and the desk keys it in.
  (event.actor.kind === "staff" && context.channel !== "portal");
export const channelIsTheSpeakers = ({ event }: AskedOf<"request.opened">) =>
  (event.channel === "portal") === (event.actor.kind === "requester");

// facts
export const nothingOpensByItselfOrTheOfficerSaysSo = ({ event }: AskedOf<"facts.recorded">) =>
  (event.actor.kind === "staff" && event.actor.roles.includes("privacy-officer")) ||
  !openByThemselves(event.patch, event.unknownAgain ?? []);
/** That a representative is believed to abuse the patient was a professional's judgment (45 CFR 164.502(g)(5)). */
export const beliefStandsOrTheOfficerSaysNot = ({ context, event }: AskedOf<"facts.recorded">) =>
  (event.actor.kind === "staff" && event.actor.roles.includes("privacy-officer")) ||
  !beliefIsTakenBack(
    context.judgement?.believedToAbuse ?? 0,
    event.patch.patient?.representatives,
    event.unknownAgain ?? [],
  );
/** Who asks is verified by a command of its own, which says how. */
export const verificationIsLeftToItsCommand = ({ event }: AskedOf<"facts.recorded">) =>
  event.patch.requester?.identityVerified !== true && event.patch.requester?.authorityVerified !== true;

// papers
export const nothingIsRecordedYet = ({ context }: Remembered) => context.stage === "blank";
export const paperIsNew = ({ context, event }: AskedOf<"upload.announced">) =>
  paperOf(context, event.documentId) === undefined;
/** The requester's are counted apart: nobody outside can use up the practice's. */
export const requestersPapersAreFew = ({ context, event }: Asked) =>
  event.actor.kind !== "requester" ||
  context.papers.filter(({ sentBy }) => sentBy === "requester").length < limits.papersOfRequester;
export const papersAreFew = ({ context }: Remembered) => context.papers.length < limits.papers;
export const paperIsAnnounced = ({
  context,
  event,
}: AskedOf<"document.admitted"> | AskedOf<"document.refused">) =>
  paperOf(context, event.documentId)?.state === "announced";
export const paperIsAdmitted = ({
  context,
  event,
}: AskedOf<"paper.viewed"> | AskedOf<"authorization.recorded"> | AskedOf<"privilege.waived">) =>
  aPaperIsAdmitted(context, event.documentId);
export const aPaperIsAdmitted = (context: RequestContext, documentId: DocumentId): boolean =>
  paperOf(context, documentId)?.state === "admitted";
export const aLegalPaperIsThere = ({ context }: Remembered) =>
  context.papers.some((paper) => opensRequest(paper) && paper.state !== "refused");
export const aLegalPaperIsAdmitted = ({ context }: Remembered) =>
  context.papers.some((paper) => opensRequest(paper) && paper.state === "admitted");
export const everyPaperIsRead = ({ context }: Remembered) =>
  context.papers.every((paper) => paper.state !== "admitted" || paper.read);
export const admittedPaperIsLegalProcess = ({ context, event }: Asked) =>
  event.type === "document.admitted" &&
  context.papers.some((paper) => paper.documentId === event.documentId && isLegalProcess(paper));

/** A party's process: an order that joins it takes no notice away. */
export const admittedPaperIsProcess = ({ context, event }: Asked) =>
  event.type === "document.admitted" &&
  context.papers.some(
    ({ documentId, purpose }) => documentId === event.documentId && purpose === "legal-process",
  );

// the requester and the patient
export const identityIsVerified = ({ context }: Remembered) => context.identityVerified;
/** A court's or a grand jury's process proves the authority of who serves it, so the law asks of none there (45 CFR 164.514(h)(2)(ii)). */
export const authorityIsVerified = ({ event }: Asked) => event.judgement.authorityOpen !== true;
export const emailIsConfirmed = ({ context }: Remembered) => context.emailConfirmed;
export const patientIsMatched = ({ context }: Remembered) => context.patientRef !== null;

// weight
export const weightIsEstablished = ({ event }: Asked) => event.judgement.weight !== "unknown";
const ofACourt: ReadonlySet<Judgement["weight"]> = new Set(["W3", "W4", "W5"]);
/** A seal is easily forged: what weighs as a court's paper was looked up with the court. */
export const courtsPaperIsVerified = ({ event }: AskedOf<"weight.confirmed">) =>
  event.verified !== undefined || !ofACourt.has(event.judgement.weight);
export const weightIsConfirmed = ({ context }: Remembered) => context.weight !== null;
export const weightStands = (asked: Asked) => !weightHasChanged(asked);
export const weightHasChanged = ({ context, event }: Asked) =>
  context.weight !== null && event.judgement.weight !== context.weight;

// authorizations
/** A paper that is read again is no further form. */
export const authorizationsAreFew = ({ context, event }: AskedOf<"authorization.recorded">) =>
  context.authorizations.length < limits.authorizations ||
  context.authorizations.some((one) => one.documentId === event.documentId);
/** A form is compared with the patient the request is matched to, and with nobody else. */
export const formIsForTheMatchedPatient = ({
  context,
  event: { forPatient },
}: AskedOf<"authorization.recorded">) =>
  forPatient === undefined || forPatient === "another-person" || forPatient === context.patientRef;
export const authorizationIsKnown = ({ context, event }: AskedOf<"authorization.revoked">) =>
  context.authorizations.some((one) => one.authorizationId === event.authorizationId);

// records and review
export const everyRecordIsJudged = ({ event }: AskedOf<"records.proposed">) =>
  event.documentIds.every((documentId) => event.judgement.segments[documentId] !== undefined);
export const noRecordTwice = ({ event }: AskedOf<"records.proposed"> | AskedOf<"vault.requested">) =>
  new Set(event.documentIds).size === event.documentIds.length;
export const recordIsProposed = ({ context, event }: Remembered & { event: { documentId: DocumentId } }) =>
  context.selection?.documentIds.includes(event.documentId) === true;
export const recordIsNotSealed = ({ event }: AskedOf<"record.viewed">) =>
  !isSealed(event.judgement, event.documentId);
export const lawReleasesTheRecord = ({ event }: AskedOf<"record.reviewed">) =>
  event.decision === "withhold" || event.judgement.segments[event.documentId] === "release";
/** What the law would release stays only on a ground that the law knows against this paper. */
export const theGroundFits = ({
  event: { decision, documentId, ground, judgement },
}: AskedOf<"record.reviewed">) => {
  if (decision === "approve") return ground === undefined;
  if (ground === undefined) return judgement.segments[documentId] !== "release";
  return judgement.grounds.includes(ground);
};
export const everyWithholdingHasItsGround = ({ context, event: { judgement } }: Asked) =>
  context.reviews.every(
    ({ decision, documentId, ground }) =>
      decision === "approve" ||
      judgement.segments[documentId] !== "release" ||
      (ground !== null && judgement.grounds.includes(ground)),
  );
export const everyRecordIsDecided = ({ context }: Remembered) =>
  context.selection?.documentIds.every((id) => context.reviews.some((one) => one.documentId === id)) === true;
export const somethingIsApproved = ({ context }: Remembered) => approvedRecords(context).length > 0;
export const lawReleasesEveryApprovedRecord = ({ context, event }: Judged) =>
  approvedRecords(context).every((documentId) => event.judgement.segments[documentId] === "release");

// the vault
const opensNow = ({ context, event }: Asked, authority: NotesAuthority): boolean => {
  const revoked =
    authority.kind === "authorization" &&
    event.type === "authorization.revoked" &&
    event.authorizationId === authorityOn(authority.documentId);
  return !revoked && authorityOpens(context, event.judgement, authority);
};
export const notesAreAmongTheApproved = ({ context, event }: Asked) =>
  approvedNotes(context, event.judgement).length > 0;
export const exactlyTheApprovedNotes = ({ context, event }: AskedOf<"vault.requested">) =>
  event.documentIds.length > 0 && sameSet(event.documentIds, approvedNotes(context, event.judgement));
export const requestedAuthorityOpens = ({ context, event }: AskedOf<"vault.requested">) =>
  opensNow({ context, event }, event.authority);
export const vaultAuthorityOpens = (asked: Asked) =>
  asked.context.vault !== null && opensNow(asked, asked.context.vault.authority);
const vaultIsApprovedByTwo = ({ context, event }: Asked) =>
  (context.vault?.approvals.length ?? 0) >= 2 &&
  sameSet(vaultRecords(context), approvedNotes(context, event.judgement));
/** The vault is shut by then, its authority must stand all the same. */
export const producedNotesAreStillAuthorized = (asked: Asked) =>
  !notesAreAmongTheApproved(asked) || vaultAuthorityOpens(asked);
export const vaultIsReadyIfNeeded = (asked: Asked) =>
  !notesAreAmongTheApproved(asked) || (vaultIsApprovedByTwo(asked) && vaultAuthorityOpens(asked));
export const vaultIsShut = ({ context }: Remembered) => context.vault?.grantsOut !== true;
export const vaultGrantsAreOut = ({ context }: Remembered) => context.vault?.grantsOut === true;
export const vaultIsBeingOpened = ({ context }: Remembered) =>
  context.vault?.grantsOut === true && !context.vault.opened;
export const grantsAreForTheNotes = ({ context, event }: AskedOf<"vault.opened">) =>
  sameSet(
    event.grants.map((grant) => grant.documentId),
    vaultRecords(context),
  );
/** The ground of the vault is gone: the review is no longer complete, or the request no longer open. */
export const vaultHasLapsed = ({ context }: Remembered) =>
  context.reviewCompletedBy === null || context.stage === "closed";

export const reviewIsComplete = ({ context }: Remembered) =>
  context.reviewCompletedBy !== null && context.confirmedBy === null && context.stage === "open";

// the approvals as a whole
/** Two persons have begun to approve the vault, or what it gave is in a production that waits; an earlier one's is nothing to it. */
const vaultIsReliedOn = (asked: Asked): boolean => {
  const { vault, confirmedBy } = asked.context;
  if (vault === null) return false;
  return vault.approvals.length > 0 || (confirmedBy !== null && notesAreAmongTheApproved(asked));
};
/** Confirmed is a disclosure to somebody: whoever should receive it now was the recipient then. */
export const recipientStands = (asked: Judged) => {
  const { production, confirmedBy } = asked.context;
  return production === null || confirmedBy === null || production.courtAlone === courtReceivesAlone(asked);
};
export const approvalsHaveLapsed = (asked: Asked) =>
  weightHasChanged(asked) ||
  !lawReleasesEveryApprovedRecord(asked) ||
  !recipientStands(asked) ||
  (vaultIsReliedOn(asked) && !vaultAuthorityOpens(asked));
export const approvalsStand = (asked: Asked) => !approvalsHaveLapsed(asked);

// the contest
export const proposalIsNew = ({ context, event }: AskedOf<"negotiation.proposed">) =>
  context.proposals.every((proposal) => proposal.proposalId !== event.proposalId);
export const proposalsAreFew = ({ context }: Remembered) => context.proposals.length < limits.proposals;
type AnswerAsked = AskedOf<"negotiation.answered"> | AskedOf<"negotiation.rows-answered">;
export const proposalIsOpen = ({ context, event }: AnswerAsked) =>
  openProposal(context)?.proposalId === event.proposalId;
export const answererIsTheOtherSide = ({ context, event }: AnswerAsked) =>
  openProposal(context)?.by !== event.by;
export const noExtensionIsOpen = ({ context }: Remembered) =>
  openProposal(context)?.newReturnOn === undefined;
export const objectionIsLive = ({ context }: Remembered) => context.objection?.lifted === false;
export const noObjectionIsLive = (asked: Remembered) => !objectionIsLive(asked);
export const noOrderIsSought = ({ context }: Remembered) => !context.protectiveOrderSought;
export const nothingIsHeld = ({ context }: Remembered) => context.hold === null;
export const agreementChangesScope = ({ context, event }: Asked) =>
  event.type === "negotiation.answered" &&
  event.answer === "accepted" &&
  !sameRows(
    following(openProposal(context), (proposal) => proposal.rows),
    scopeOf(context),
  );
export const orderChangesOutcomes = ({ context, event }: Asked) =>
  context.selection?.documentIds.some(
    (documentId) => context.selection?.outcomes[documentId] !== event.judgement.segments[documentId],
  ) === true;

// production and delivery
export const productionIsThisOne = ({
  context,
  event,
}:
  | AskedOf<"production.numbered">
  | AskedOf<"production.continued">
  | AskedOf<"production.released">
  | AskedOf<"production.certified">
  | AskedOf<"link.issued">
  | AskedOf<"court-link.issued">) => context.production?.productionId === event.productionId;
export const reportIsOfThisProduction = ({ context, event }: Asked) =>
  (event.type === "production.assembled" || event.type === "production.failed") &&
  context.production?.productionId === event.productionId;
/** Every page carries a number that no page of this request carried before. */
export const numbersFit = ({ context, event }: AskedOf<"production.numbered">) =>
  context.lastNumber + event.pages <= lastBatesNumber;
export const numbersAreThoseSetAside = ({ context, event }: AskedOf<"production.assembled">) => {
  const { firstNumber, pages } = context.production ?? {};
  if (!firstNumber || pages !== event.pages) return false;
  const prefix = batesPrefixOf(context.trackingNumber ?? "");
  return (
    event.batesFirst === batesNumber(prefix, firstNumber) &&
    event.batesLast === batesNumber(prefix, firstNumber + pages - 1)
  );
};
export const productionIsAssembled = ({ context }: Remembered) => context.production?.state === "assembled";
export const productionIsReleased = ({ context }: Remembered) =>
  context.stage === "released" && context.production?.state === "released";
/**
 * Released is not disclosed: a form that ran out or was revoked before the download keeps the files here, and so do a hold
 * and a paper nobody has opened, which may be the revocation (45 CFR 164.508(b)(5)).
 */
export const productionMayStillGo = (asked: Asked) =>
  lawReleasesEveryApprovedRecord(asked) &&
  recipientStands(asked) &&
  producedNotesAreStillAuthorized(asked) &&
  nothingIsHeld(asked) &&
  everyPaperIsRead(asked);
/** Until the records have been downloaded whole, as one file or as an archive, there is something left to stop. */
export const somethingCanBeHeld = ({ context }: Remembered) =>
  context.stage === "open" || (context.stage === "released" && !hasLeft(context));
/** What an order or state law sends to the court alone is never downloaded by the requester; nothing else is by staff. */
export const courtReceivesAlone = ({ event }: Judged) => event.judgement.goesToCourtAlone === true;
export const requesterMayReceive = (asked: Asked) => !courtReceivesAlone(asked);
export const personMayRelease = ({ event }: Asked) =>
  event.actor.kind === "staff" && rolesMay(event.actor.roles, "releaseProduction");
export const courtsCopyWasFetched = ({ context, event }: AskedOf<"court.delivered">) =>
  wasFetched(context, event.productionId);
export const isNotYetWithTheCourt = ({ context, event }: AskedOf<"court.delivered">) =>
  deliveredToCourtOn(context, event.productionId) === undefined;
/** The same for those who only look: as the law read the request at its last event. */
export const authorityIsOpen = ({ context }: Remembered) => context.judgement?.authorityOpen === true;
export const requestGoesToCourtAlone = ({ context }: Remembered) =>
  context.judgement?.goesToCourtAlone === true;
export const productionsAreFew = ({ context }: Remembered) => context.assemblies.length < limits.productions;
export const linkIsNew = ({ context, event }: AskedOf<"link.issued"> | AskedOf<"court-link.issued">) =>
  context.links.every((link) => link.linkId !== event.linkId);
export const linksAreFew = ({ context, event: { type } }: Asked) =>
  context.links.length < limits.links - (type === "link.issued" ? limits.linksForTheCourt : 0);
export const linkIsKnown = ({ context, event }: AskedOf<"transfer.finished">) =>
  context.links.some((link) => link.linkId === event.linkId);

// closing
const afterReleaseOnly = new Set<string>(["released_full", "released_partial", "modified_by_order"]);
export const outcomeFitsTheStage = ({ context, event }: AskedOf<"request.closed">) =>
  somethingWasReleased({ context }) === afterReleaseOnly.has(event.outcome);
export const nothingWasWithheldIfFull = ({ context, event }: AskedOf<"request.closed">) =>
  event.outcome !== "released_full" ||
  ((context.stage === "released" || nothingMoreIsUnderWay(context)) &&
    context.earlierPhases?.withheld !== true &&
    context.reviews.every((review) => review.decision === "approve"));
export const requestIsOpen = ({ context }: Remembered) => context.stage === "open";
export const requestIsNotReleased = ({ context }: Remembered) =>
  context.stage === "draft" || context.stage === "open";
/** To a requester who receives nothing a request that went to the court alone is one in review: it may be withdrawn, once. */
export const requestLooksUnreleased = (asked: Asked) =>
  requestIsNotReleased(asked) ||
  (asked.context.stage === "released" &&
    (courtReceivesAlone(asked) || wentToCourtAlone(asked.context)) &&
    !asked.context.withdrawnAfterRelease);
/** To a requester who withdrew it is over, though the practice still carries files to the court. */
export const requestIsUnderWay = ({ context, event }: Asked) =>
  context.stage !== "blank" &&
  context.stage !== "closed" &&
  (event.actor.kind === "staff" || !context.withdrawnAfterRelease);
export const requestIsClosed = ({ context }: Remembered) => context.stage === "closed";
