import type { OutwardFee } from "../contract/money.ts";
import type { OutwardStatus } from "../contract/outward.ts";
import { wentToCourtAlone } from "./court-delivery.ts";
import { aLegalPaperIsThere, openProposal, requestGoesToCourtAlone } from "./guards.ts";
import type { RequestContext } from "./context.ts";
import { balanceOf, paymentIsAwaited, totalOf } from "./money.ts";
import { isRecalled } from "./incidents.ts";
import type { Standing } from "./stored-snapshot.ts";
import { statesOf } from "./states-of.ts";

/** Whether the requester knows of no release: by the law as it is now, or as it was when the court alone was served. */
const isKeptFromRequester = (context: RequestContext): boolean =>
  requestGoesToCourtAlone({ context }) || wentToCourtAlone(context);

/**
 * The word an outsider sees. It rests on the paper and on what the two sides did to each other, never on whether the
 * person named is a patient: retrieval, review, second look, vault and assembly all read `in-review`, and so does what is
 * released to the court alone.
 */
export function outwardStatusOf(snapshot: Standing): OutwardStatus {
  const { context } = snapshot;
  const { course, motionToQuash, protectiveOrder, hold } = statesOf(snapshot);
  if (course === "received.draft") return "draft";
  if (course === "closed" || context.withdrawnAfterRelease) return "closed";
  if (course.startsWith("release.") && !isKeptFromRequester(context))
    return isRecalled(context, context.production?.productionId) ? "recalled" : "ready-to-download";
  if (course === "validateCourtWeight.deficient" || openProposal(context)?.by === "practice")
    return "action-needed";
  if (motionToQuash === "filed" || protectiveOrder === "sought" || context.objection?.lifted === false) {
    return "court-decision-pending";
  }
  if (paymentIsAwaited(context)) return "awaiting-payment";
  // A hold shows only where the requester agreed to wait; every other one is the practice's own affair.
  if (hold !== "none" && extensionIsAgreed(context)) return "on-hold";
  if (course === "received.submitted") return aLegalPaperIsThere({ context }) ? "received" : "action-needed";
  return "in-review";
}

function extensionIsAgreed(context: RequestContext): boolean {
  return context.proposals.some(
    (one) => (one.answer === "accepted" && one.newReturnOn !== undefined) || one.moreTime === "agreed",
  );
}

type Outcome = NonNullable<RequestContext["outcome"]>;
// Each of these says that there are records or that there are none, and so whether the person is a patient.
const tellTale: ReadonlySet<Outcome> = new Set(["no_records", "withheld_privilege", "withheld_no_authority"]);

// To a requester who receives nothing, these say no less: something was released, so the person is a patient.
const tellTaleOfRelease: ReadonlySet<Outcome> = new Set([
  "released_full",
  "released_partial",
  "modified_by_order",
]);

/** Whether something was released to this requester: last, or in an earlier phase, of which they fetched files. */
function knowsOfRelease(context: RequestContext): boolean {
  if (context.production !== null) return !isKeptFromRequester(context);
  return !requestGoesToCourtAlone({ context }) && context.links.some(({ to }) => to === "requester");
}

/** The outcome as outsiders read it: what would tell whether the person is a patient reads as neither confirmed nor denied. */
export function outwardOutcomeOf(context: RequestContext): Outcome | null {
  const { outcome, withdrawnAfterRelease } = context;
  if (withdrawnAfterRelease) return "withdrawn";
  if (outcome === null) return null;
  const tells = tellTale.has(outcome) || (tellTaleOfRelease.has(outcome) && !knowsOfRelease(context));
  return tells ? "neither_confirm_nor_deny" : outcome;
}

/** The released production that goes to the court alone, if it does. */
export function courtProductionOf(context: RequestContext): RequestContext["production"] {
  const { production } = context;
  return production?.state === "released" && requestGoesToCourtAlone({ context }) ? production : null;
}

/** The released production as far as the requester may have it: of what goes to the court alone, or is recalled, nothing. */
export function outwardProductionOf(context: RequestContext): RequestContext["production"] {
  const { production } = context;
  const isTheirs = production?.state === "released" && !isKeptFromRequester(context);
  return isTheirs && !isRecalled(context, production.productionId) ? production : null;
}

/**
 * The fee as the requester may have it. Lines by the page would say that there are pages, and so that the person is a patient:
 * they stand here once what they are for was released to this requester.
 */
export function outwardFeeOf(context: RequestContext): OutwardFee | null {
  const { fee } = context;
  if (fee === null || context.withdrawnAfterRelease) return null;
  return {
    totalCents: totalOf(fee.items),
    waivedCents: fee.waivedCents,
    paidCents: fee.paidCents - fee.refundedCents,
    balanceCents: balanceOf(fee),
    disputed: fee.disputed,
    acceptedOn: fee.acceptedOn,
    forOlderScope: fee.forOlderScope,
    ...(outwardProductionOf(context) === null ? {} : { items: fee.items }),
  };
}
