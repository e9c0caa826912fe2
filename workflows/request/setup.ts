import { setup } from "xstate";
import type { ProcessKind } from "../contract/papers.ts";
import { aProductionIsGivenUp, reportComesLate } from "./assemblies.ts";
import type { RequestContext } from "./context.ts";
import { rulingIsInPart } from "./court-at-work.ts";
import type { Effect } from "./effects.ts";
import * as ask from "./guards.ts";
import { productionIsDelivered } from "./has-left.ts";
import * as incidents from "./incidents.ts";
import { draftIsLeft, otherMotionsAreFiled } from "./motions.ts";
import { feeIsDisputed, feeIsOverpaid, feeIsOwed, feeIsSettled, paymentHoldEnds } from "./money.ts";
import { personChanges, timeStillRuns } from "./patient-side.ts";
import { orderHasReturnDuty, orderReachesWhatLeft } from "./return-duty.ts";
import type { Recorded } from "./recorded.ts";
import { rowsChangeScope, rowsLeaveAgreement, someRowIsCountered } from "./scope-ledger.ts";
import { unmet } from "./requirements.ts";

type Asked = { readonly context: RequestContext; readonly event: Recorded };

/** Every requirement of the event holds; the table in `requirements.ts` says which, and what a refusal tells. */
const lawful = ({ context, event }: Asked): boolean => unmet(context, event) === undefined;
const lawfulAnd =
  (predicate: (asked: Asked) => boolean) =>
  (asked: Asked): boolean =>
    lawful(asked) && predicate(asked);

/** What may come before a court, or nobody knows; what a patient asks for or signs does not by itself. */
const mustPreserve: ReadonlySet<ProcessKind> = new Set(["subpoena", "court-order", "agency-demand", "other"]);

/** The dictionary of the lifecycle: its memory, its events, its one action and the questions its states ask. */
export const request = setup({
  types: {
    context: {} as RequestContext,
    events: {} as Recorded,
    tags: {} as "awaiting-practice" | "awaiting-requester" | "approved" | "done",
    meta: {} as { readonly words: string; readonly cites?: readonly string[] },
  },
  actions: {
    /** Says what should be done. It does nothing itself: effects are data, written beside the event. */
    intend: (_asked, _effects: readonly Effect[]) => {},
  },
  guards: {
    lawful,
    lawfulThroughPortal: lawfulAnd(
      ({ event }) => event.type === "request.opened" && event.channel === "portal",
    ),
    lawfulNewProcess: lawfulAnd(ask.admittedPaperIsLegalProcess),
    lawfulProcessOfItsOwn: lawfulAnd(ask.admittedPaperIsProcess),
    lawfulGrantsAskedFor: lawfulAnd(ask.vaultGrantsAreOut),
    lawfulGrantsThatStand: lawfulAnd((asked) => ask.vaultGrantsAreOut(asked) && ask.approvalsStand(asked)),
    lawfulWithNotes: lawfulAnd(ask.notesAreAmongTheApproved),
    lawfulAndStands: lawfulAnd(ask.approvalsStand),
    lawfulChangeOfScope: lawfulAnd(ask.agreementChangesScope),
    lawfulAgreement: lawfulAnd(
      ({ event }) => event.type === "negotiation.answered" && event.answer === "accepted",
    ),
    lawfulChangeOfRows: lawfulAnd(rowsChangeScope),
    lawfulCounter: lawfulAnd(someRowIsCountered),
    lawfulRowsThatLeaveAgreement: lawfulAnd(rowsLeaveAgreement),
    lawfulDeclineAfterAgreement: lawfulAnd(({ context }) => context.agreedScope !== null),
    lawfulRulingInPart: lawfulAnd(rulingIsInPart),
    lawfulChangeOfOutcomes: lawfulAnd(ask.orderChangesOutcomes),
    lawfulGrant: lawfulAnd(
      ({ event }) => event.type === "motion-to-quash.decided" && event.result === "granted",
    ),
    lawfulGrantInPart: lawfulAnd(
      ({ event }) => event.type === "motion-to-quash.decided" && event.result === "granted-in-part",
    ),
    lawfulDenial: lawfulAnd(
      ({ event }) => event.type === "motion-to-quash.decided" && event.result === "denied",
    ),
    lawfulWhileOthersAreFiled: lawfulAnd(otherMotionsAreFiled),
    lawfulWhileDraftIsLeft: lawfulAnd(draftIsLeft),
    lawfulWithdrawalOfMotion: lawfulAnd(
      ({ event }) => event.type === "motion-to-quash.decided" && event.result === "withdrawn",
    ),
    lawfulMatchOfAnother: lawfulAnd(personChanges),
    lawfulWhileTimeRuns: lawfulAnd(timeStillRuns),
    lawfulReport: lawfulAnd(ask.reportIsOfThisProduction),
    lawfulReportThatStands: lawfulAnd(
      (asked) => ask.reportIsOfThisProduction(asked) && ask.approvalsStand(asked),
    ),
    lawfulLateReport: lawfulAnd(reportComesLate),
    lawfulDelivery: lawfulAnd(productionIsDelivered),
    lawfulPauseForOutside: lawfulAnd(({ event }) => event.type === "hold.placed" && event.kind === "outside"),
    lawfulPauseForSpecialist: lawfulAnd(
      ({ event }) => event.type === "hold.placed" && event.kind === "specialist",
    ),
    lawfulOfLegalProcess: lawfulAnd(
      ({ event }) => event.type === "request.opened" && mustPreserve.has(event.kind),
    ),
    lawfulReturnDutyOfWhatLeft: lawfulAnd(orderReachesWhatLeft),
    lawfulReturnDuty: lawfulAnd(orderHasReturnDuty),
    lawfulBreach: lawfulAnd(incidents.assessedAsBreach),
    lawfulPermitted: lawfulAnd(incidents.assessedAsPermitted),
    lawfulRecallOwed: lawfulAnd(incidents.recallIsOwed),
    lawfulRecallOwedAfterAll: lawfulAnd(incidents.recallIsOwedAfterAll),
    lawfulRefusal: lawfulAnd(incidents.recallIsRefused),
    aLegalPaperIsAdmitted: ask.aLegalPaperIsAdmitted,
    weightHasChanged: ask.weightHasChanged,
    approvalsHaveLapsed: ask.approvalsHaveLapsed,
    vaultHasLapsed: ask.vaultHasLapsed,
    vaultHasLapsedWithGrants: (asked) => ask.vaultHasLapsed(asked) && ask.vaultGrantsAreOut(asked),
    aProductionIsGivenUp,
    feeIsOwed,
    feeIsSettled,
    feeIsOverpaid,
    feeIsDisputed,
    paymentHoldEnds,
    requestIsClosed: ask.requestIsClosed,
    judgementIsNew: ({ context, event }) =>
      context.stage !== "blank" && context.judgement !== event.judgement,
  },
});
