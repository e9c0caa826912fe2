import { aMark } from "./likely-mark.ts";
import { movableClockSchema } from "../contract/clocks.ts";
import { movers } from "../contract/motions.ts";
import type { StaffCommandName } from "../contract/commands.ts";
import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import type { AuthorizationId, PatientRef, ProductionId, ProposalId } from "../vocabulary/ids.ts";
import { movesOf } from "./clock-moves.ts";
import { outForCourt } from "./court-delivery.ts";
import { papersThere } from "./files.ts";
import { approvedNotes, openProposal } from "./guards.ts";
import type { RequestContext } from "./context.ts";
import type { RequestEvent } from "./events.ts";
import type { Judgement } from "./judgement.ts";
import { likelyMark, likelyReading, noDocument, openingAuthority } from "./likely-vault.ts";
import { canBeDoneByHand } from "./undone.ts";

// Ids that no request has: they stand for "a new one", or for one that is missing.
const none = "z".repeat(26);
const noAuthorization = `aut_${none}` as AuthorizationId;
const noProposal = `prp_${none}` as ProposalId;
const noPatient = `pat_${none}` as PatientRef;
export const noProduction = `pdn_${none}` as ProductionId;
const noEffect = "0/0";

const reason = "Reason.";
const factor = { risk: "high", words: reason } as const;

type Known = { readonly context: RequestContext; readonly judgement: Judgement; readonly at: Instant };

/**
 * An event that a person would record with this command as things are: the best case, so that asking the machine about it
 * answers whether the command can be of use at all.
 */
export function likelyEvent(command: StaffCommandName, { context, judgement, at }: Known): RequestEvent {
  const on = at.slice(0, 10);
  const proposed = context.selection?.documentIds ?? [];
  const undecided = proposed.find((id) => context.reviews.every((review) => review.documentId !== id));
  switch (command) {
    case "recordFacts":
      return { type: "facts.recorded", patch: {} };
    case "verifyRequester":
      return { type: "requester.identity-verified", method: "known-to-practice", authorityVerified: true };
    case "matchPatient":
      return { type: "patient.matched", patientRef: context.patientRef ?? noPatient };
    case "confirmWeight":
      return { type: "weight.confirmed", verified: { how: "called-clerk", docket: "-", verifiedOn: on } };
    case "returnPaper":
      return { type: "paper.returned", reasons: [reason], words: reason };
    case "recordAuthorization":
      return {
        type: "authorization.recorded",
        documentId: context.papers.find((paper) => paper.state === "admitted")?.documentId ?? noDocument,
        authorization: {},
      };
    case "revokeAuthorization":
      return {
        type: "authorization.revoked",
        authorizationId: context.authorizations[0]?.authorizationId ?? noAuthorization,
        form: "written",
        receivedAt: at,
      };
    case "describeRecord":
      return { type: "record.described", documentId: proposed[0] ?? noDocument, holds: [] };
    case "proposeRecords":
      return { type: "records.proposed", documentIds: [] };
    case "reviewRecord": {
      const documentId = undecided ?? proposed[0] ?? noDocument;
      const ground = judgement.segments[documentId] === "release" ? judgement.grounds[0] : undefined;
      return { type: "record.reviewed", documentId, decision: "withhold", ground, reason };
    }
    case "markRecord":
      return aMark(context, proposed[0] ?? noDocument);
    case "completeReview":
      return { type: "review.completed" };
    case "recordOutsideReview":
      return {
        type: "outside-review.recorded",
        reviewer: reason,
        documentId:
          context.papers.findLast(({ state, purpose }) => state === "admitted" && purpose === "other")
            ?.documentId ?? noDocument,
        reviewedOn: context.reviews.at(-1)?.at.slice(0, 10) ?? on,
        reason,
        namesThisReview: true,
      };
    case "confirmRelease":
      return { type: "release.confirmed" };
    case "returnForChanges":
      return { type: "release.returned", reason };
    case "releaseProduction":
      return { type: "production.released", productionId: context.production?.productionId ?? noProduction };
    case "certifyProduction":
      return {
        type: "production.certified",
        productionId: context.production?.productionId ?? noProduction,
        capacity: "custodian",
        statements: { madeAtOrNearTheTime: true, keptInTheCourse: true, regularPractice: true },
      };
    case "recordCourtDelivery":
      return {
        type: "court.delivered",
        productionId: outForCourt(context) ?? context.production?.productionId ?? noProduction,
        deliveredOn: on,
        how: "in-person",
        to: reason,
      };
    case "requestVault":
      return {
        type: "vault.requested",
        authority: openingAuthority({ context, judgement }),
        documentIds: [...approvedNotes(context, judgement)],
        reason,
      };
    case "readNote":
      return likelyReading(context, reason);
    case "markNote":
      return likelyMark(context, reason);
    case "approveVault":
      return { type: "vault.approved" };
    case "declineVault":
      return { type: "vault.declined", reason };
    case "propose":
      return { type: "negotiation.proposed", proposalId: noProposal, by: "practice", rows: [] };
    case "answerProposal":
      return {
        type: "negotiation.answered",
        proposalId: openProposal(context)?.proposalId ?? noProposal,
        by: "practice",
        answer: "declined",
      };
    case "answerRows": {
      const proposal = openProposal(context);
      return {
        type: "negotiation.rows-answered",
        proposalId: proposal?.proposalId ?? noProposal,
        by: "practice",
        answers: (proposal?.rows ?? []).map(() => ({ answer: "refused", reason })),
        ...(proposal?.newReturnOn === undefined ? {} : { moreTime: "refused" }),
        answeredOn: on,
      };
    }
    case "serveObjection":
      return { type: "objection.served", servedOn: on };
    case "liftObjection":
      return { type: "objection.lifted", liftedOn: on, how: "withdrawn-by-practice" };
    case "draftMotionToQuash":
      return { type: "motion-to-quash.drafted", grounds: [reason] };
    case "fileMotionToQuash":
      return {
        type: "motion-to-quash.filed",
        filedOn: context.signedOff["motion-to-quash"] ?? on,
        by:
          movers.find((mover) => !context.motionsFiled.includes(mover) && mayFile(context, mover)) ??
          "practice",
      };
    case "recordCounselSignOff":
      return { type: "counsel.signed-off", paper: "motion-to-quash", counsel: reason, signedOn: on };
    case "recordOpposition":
      return { type: "motion-to-quash.opposed", opposedOn: on, by: leastAdvanced(context) };
    case "recordHearing":
      return { type: "motion-to-quash.heard", heardOn: on, by: leastAdvanced(context) };
    case "recordAppeal":
      return {
        type: "motion-to-quash.appealed",
        appealedOn: context.signedOff.appeal ?? on,
        by:
          context.motionsLost.find(
            (mover) => mover !== "practice" || context.signedOff.appeal !== undefined,
          ) ??
          context.motionsLost[0] ??
          "practice",
      };
    case "recordMotionDecision":
      return {
        type: "motion-to-quash.decided",
        decidedOn: on,
        result: "withdrawn",
        by: context.motionsFiled[0] ?? "practice",
      };
    case "seekProtectiveOrder":
      return { type: "protective-order.sought", soughtOn: on, by: "party" };
    case "recordProtectiveOrder":
      return {
        type: "protective-order.entered",
        enteredOn: on,
        limitsUse: true,
        returnOrDestroy: true,
        maySee: [],
        sealed: false,
      };
    case "recordProtectiveOrderDenied":
      return { type: "protective-order.denied", decidedOn: on };
    case "askInCamera":
      return { type: "in-camera.asked", askedOn: context.signedOff["in-camera-request"] ?? on };
    case "recordInCameraOrder":
      return { type: "in-camera.ordered", orderedOn: on };
    case "recordInCameraDeclined":
      return { type: "in-camera.declined", declinedOn: on };
    case "recordInCameraDelivery":
      return { type: "in-camera.delivered", deliveredOn: on, how: "in-person", to: reason };
    case "recordInCameraRuling":
      return { type: "in-camera.ruled", ruledOn: on, result: "withhold" };
    case "recordStay":
      return { type: "order.stayed", stayedOn: on };
    case "recordVacatur":
      return { type: "order.vacated", vacatedOn: on };
    case "recordReinstatement":
      return { type: "order.reinstated", reinstatedOn: on };
    case "recordPatientNotice":
      return {
        type: "patient-notice.sent",
        sentOn: on,
        how: "first-class-mail",
        to: "current",
        objectBy: "9999-12-31",
        saysEnough: true,
      };
    case "recordPatientObjection":
      return { type: "patient.objected", objectedOn: on, how: "court-filing" };
    case "clearPatientNotice":
      return {
        type: "patient-notice.cleared",
        clearedOn: "9999-12-31",
        how: context.patientObjects === null ? "no-objection" : "withdrawn",
      };
    case "claimPrivilege":
      return { type: "privilege.claimed", claimedOn: on, by: "patient" };
    case "recordPrivilegeWaiver":
      return {
        type: "privilege.waived",
        waivedOn: on,
        documentId: context.papers.find((paper) => paper.state === "admitted")?.documentId ?? noDocument,
        signedBy: "patient",
        coversClasses: [],
        coversTestimony: false,
      };
    case "recordPrivilegeRuling":
      return { type: "privilege.overruled", ruledOn: on, coversClasses: [], coversTestimony: false };
    case "extendClock":
      return likelyExtension(context, on);
    case "stopClock":
      return {
        type: "clock.stopped",
        clockId: likelyClock(context, "running", "elapsed"),
        until: "9999-12-31",
        ground: { kind: "order", court: reason, orderedOn: on },
        reason,
      };
    case "resumeClock":
      return { type: "clock.resumed", clockId: likelyClock(context, "stopped"), reason };
    case "placeHold":
      return { type: "hold.placed", kind: "mine", reason, followUpOn: on };
    case "liftHold":
      return { type: "hold.lifted", reason };
    case "closeRequest":
      return {
        type: "request.closed",
        outcome: context.phases.length > 0 ? "released_partial" : "withheld_no_authority",
        reason,
      };
    case "beginPhase":
      return { type: "phase.begun", phase: Math.max(2, context.phases.length + 1), reason };
    case "setReturnDate":
      return { type: "return-duty.due-set", dueOn: on, reason };
    case "remindOfReturn":
      return { type: "return-duty.reminded", remindedOn: on, how: "letter" };
    case "recordReturn":
      return { type: "return-duty.met", metOn: on, how: "destroyed", proof: reason };
    case "quoteFee":
      return {
        type: "fee.quoted",
        items: [{ kind: "postage", quantity: 1, cents: 1 }],
        quotedOn: on,
        counsel: reason,
      };
    case "recordFeeAcceptance":
      return { type: "fee.accepted", cents: 1, acceptedOn: on };
    case "recordFeePayment":
      return { type: "fee.paid", cents: 1, paidOn: on, means: "check" };
    case "waiveFee":
      return { type: "fee.waived", cents: 1, waivedOn: on, reason };
    case "recordFeeRefund":
      return { type: "fee.refunded", cents: 1, refundedOn: on, means: "check", reason };
    case "recordFeeDispute":
      return { type: "fee.disputed", disputedOn: on, reason };
    case "endFeeDispute":
      return { type: "fee.dispute-ended", endedOn: on, reason };
    case "placePaymentHold":
      return { type: "payment-hold.placed", reason, counsel: reason };
    case "liftPaymentHold":
      return { type: "payment-hold.lifted", reason };
    case "correctAccounting":
      return {
        type: "accounting.corrected",
        productionId: context.phases.at(-1)?.productionId ?? noProduction,
        words: reason,
      };
    case "suspendAccounting":
      return {
        type: "accounting.suspended",
        agency: "An agency",
        statement: "written",
        statedOn: on,
        untilOn: on,
      };
    case "placeLegalHold":
      return { type: "legal-hold.placed", reason };
    case "liftLegalHold":
      return { type: "legal-hold.lifted", reason };
    case "proposeFilesDisposal":
      return { type: "files.disposal-proposed", ground: reason };
    case "confirmFilesDisposal":
      return { type: "files.disposal-ordered", papers: papersThere(context).length };
    case "declineFilesDisposal":
      return { type: "files.disposal-declined", reason };
    case "openIncident":
      return {
        type: "incident.opened",
        kind: "other",
        ...(context.production?.state === "released"
          ? { productionId: context.production.productionId }
          : {}),
        discoveredOn: on,
        affectedIndividuals: 1,
        what: reason,
      };
    case "sendRecall":
      return { type: "recall.sent", sentOn: on, how: "letter", to: reason };
    case "recordRecallAnswer":
      return {
        type: "recall.answered",
        answeredOn: context.incident?.recallSentOn ?? on,
        answer: "returned",
        reason,
      };
    case "assessIncident":
      return {
        type: "incident.assessed",
        finding: "breach",
        affectedIndividuals: 1,
        factors: { information: factor, recipient: factor, acquired: factor, mitigation: factor },
      };
    case "recordBreachDelay":
      return {
        type: "incident.delay-asked",
        official: reason,
        statement: "written",
        statedOn: context.incident?.discoveredOn ?? on,
        untilOn: on,
      };
    case "recordBreachNotice":
      return {
        type: "incident.notice-given",
        to: "hhs",
        givenOn: context.incident?.discoveredOn ?? on,
        how: "hhs-portal",
      };
    case "closeIncident":
      return { type: "incident.closed", reason };
    case "reopenRequest":
      return { type: "request.reopened", reason };
    case "tryAgain":
      return { type: "effect.retried", effectKey: context.undone[0]?.effectKey ?? noEffect };
    case "recordDoneByHand": {
      const task = context.undone.find(canBeDoneByHand) ?? context.undone[0];
      return { type: "effect.done-by-hand", effectKey: task?.effectKey ?? noEffect, how: reason };
    }
  }
}

/** Of the dates that somebody can move one in such a state; what both sides can move comes first. */
function likelyClock({ clocks }: RequestContext, ...states: readonly string[]): string {
  const found = movableClockSchema.options.find((id) => states.includes(clocks[id]?.state ?? ""));
  return found ?? "return-date";
}

/** The extension that would be recorded of such a date: a statement goes as far as the law lets it. */
function likelyExtension(context: RequestContext, on: CalendarDate): RequestEvent {
  const clockId =
    movableClockSchema.options.find((id) => movesOf(id, context) !== undefined) ??
    likelyClock(context, "running", "elapsed", "stopped");
  const moves = movesOf(clockId, context);
  const extended = { type: "clock.extended", clockId, reason } as const;
  if (moves?.by === "statement")
    return { ...extended, to: moves.notAfter, ground: { kind: "statement", sentOn: on } };
  const ground = { kind: "order", court: reason, orderedOn: on, extendsObjections: false } as const;
  return { ...extended, to: "9999-12-31", ground };
}

type Mover = (typeof movers)[number];
/** Others file by themselves; the practice once counsel has signed off. */
const mayFile = ({ signedOff }: RequestContext, mover: Mover): boolean =>
  mover !== "practice" || signedOff["motion-to-quash"] !== undefined;
/** Of the motions before the court one that has come no further than any other. */
const leastAdvanced = ({ motionsFiled, motionStages }: RequestContext): Mover =>
  motionsFiled.find((mover) => motionStages[mover] === undefined) ??
  motionsFiled.find((mover) => motionStages[mover] === "opposed") ??
  "practice";
