import * as z from "zod";
import { calendarDateSchema } from "../contract/ids.ts";
import { feeItemSchema, mostCents, mostFeeItems } from "../contract/money.ts";
import type { FeeItem } from "../contract/money.ts";
import * as basis from "../fees/basis.ts";
import type { FeeFooting } from "../fees/basis.ts";
import type { RequestContext } from "./context.ts";
import { amended } from "./nullable.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// A fee is asked for answering a request; what is owed of it follows from what was quoted, waived, paid and given back.

/** What is known of the fee since it was quoted; a new quote takes the place of the lines and keeps what was paid. */
export const feeOnFileSchema = z.strictObject({
  items: z.array(feeItemSchema).max(mostFeeItems),
  quotedOn: calendarDateSchema,
  waivedCents: z.int().nonnegative(),
  paidCents: z.int().nonnegative(),
  refundedCents: z.int().nonnegative(),
  disputed: z.boolean(),
  /** The day on which whoever asked agreed to it as it stands; null until then, and after whatever changes it. */
  acceptedOn: calendarDateSchema.nullable().default(null),
  /** The scope was agreed anew since it was quoted: it is for more than is asked for now. */
  forOlderScope: z.boolean().default(false),
});
type FeeOnFile = z.infer<typeof feeOnFileSchema>;
/** That the release waits for the payment, and whether counsel agreed to it. */
export const paymentHoldSchema = z.strictObject({ counselAgreed: z.boolean() });

type Remembered = { readonly context: RequestContext };
type Asked = Remembered & { readonly event: Recorded };
type Known<Type extends Recorded["type"]> = Remembered & { readonly event: RecordedOf<Type> };
type Change = Partial<RequestContext>;

/** What the lines come to, in cents. */
export const totalOf = (items: readonly FeeItem[]): number =>
  items.reduce((total, { cents }) => total + cents, 0);
/** What is still to be paid, in cents; below zero what is to be given back; nothing where no fee was quoted. */
export const balanceOf = (fee: FeeOnFile | null): number =>
  fee === null ? 0 : totalOf(fee.items) - fee.waivedCents - fee.paidCents + fee.refundedCents;

export const refundIsOwed = ({ fee }: RequestContext): boolean => balanceOf(fee) < 0;
/** Whether a sum is open that was reckoned for a scope that is no longer asked for. */
export const feeIsForOlderScope = ({ fee }: RequestContext): boolean =>
  fee?.forOlderScope === true && balanceOf(fee) > 0;
/** Whether something is still asked for, or was paid, that the law as it was read last does not let this payer be asked for. */
export const feeIsBeyondTheLaw = ({ fee, judgement }: RequestContext): boolean =>
  fee !== null &&
  fee.waivedCents < totalOf(fee.items) &&
  judgement?.fees !== undefined &&
  !basis.mayBeAsked(judgement.fees, fee);
export const paymentIsAwaited = ({ paymentHold }: RequestContext): boolean => paymentHold !== null;

const footingOf = ({ event }: Asked): FeeFooting | undefined => event.judgement.fees;
const onFooting = (asked: Asked, holds: (footing: FeeFooting) => boolean): boolean => {
  const footing = footingOf(asked);
  return footing !== undefined && holds(footing);
};

// what is asked of an event
export const payerIsKnown = (asked: Asked): boolean => footingOf(asked) !== undefined;
export const quotedKindsAreAllowed = (asked: Known<"fee.quoted">): boolean =>
  onFooting(asked, (footing) => basis.kindsAreAllowed(footing, asked.event));
export const quoteKeepsCaps = (asked: Known<"fee.quoted">): boolean =>
  onFooting(asked, (footing) => basis.capsAreKept(footing, asked.event));
export const quoteAsksOnce = (asked: Known<"fee.quoted">): boolean =>
  onFooting(asked, (footing) => basis.flatStandsAlone(footing, asked.event));
export const quoteHasCounsel = (asked: Known<"fee.quoted">): boolean =>
  onFooting(asked, (footing) => basis.counselAgreedWhereAsked(footing, asked.event));
export const summaryWasAgreed = ({ event }: Known<"fee.quoted">): boolean =>
  event.summaryAgreed === true || event.items.every(({ kind }) => kind !== "summary");
export const quoteIsWithinBounds = ({ event }: Known<"fee.quoted">): boolean =>
  totalOf(event.items) <= mostCents;
export const paymentsStayWithinBounds = ({ context: { fee }, event }: Known<"fee.paid">): boolean =>
  fee === null || fee.paidCents + event.cents <= 2 * mostCents;
export const feeIsQuoted = ({ context: { fee } }: Remembered): boolean => fee !== null;
/** What is agreed to is what was seen: a quote that came in between is another one. */
export const acceptedSumStands = ({ context: { fee }, event }: Known<"fee.accepted">): boolean =>
  fee !== null && event.cents === totalOf(fee.items) - fee.waivedCents;
export const feeIsOfThisScope = ({ context: { fee } }: Remembered): boolean => fee?.forOlderScope !== true;
export const feeIsNotYetAccepted = ({ context: { fee } }: Remembered): boolean => fee?.acceptedOn === null;
export const somethingIsOwed = ({ context }: Remembered): boolean => balanceOf(context.fee) > 0;
/** What was paid already may be waived as well: then it is given back. */
export const waiverIsOfTheFee = ({ context: { fee }, event }: Known<"fee.waived">): boolean =>
  fee !== null && fee.waivedCents + event.cents <= totalOf(fee.items);
export const refundIsOfWhatIsTooMuch = ({ context, event }: Known<"fee.refunded">): boolean =>
  event.cents <= -balanceOf(context.fee);
export const releaseMayWait = (asked: Known<"payment-hold.placed">): boolean =>
  onFooting(asked, (footing) => basis.mayWait(footing, asked.event.counsel !== undefined));
export const noPaymentIsAwaited = ({ context }: Remembered): boolean => !paymentIsAwaited(context);

// what the regions ask of their memory
export const feeIsOwed = ({ context: { fee } }: Remembered): boolean =>
  balanceOf(fee) > 0 && fee?.disputed === false;
export const feeIsSettled = ({ context: { fee } }: Remembered): boolean =>
  fee !== null && balanceOf(fee) === 0;
export const feeIsOverpaid = ({ context }: Remembered): boolean => refundIsOwed(context);
export const feeIsDisputed = ({ context: { fee } }: Remembered): boolean =>
  balanceOf(fee) > 0 && fee?.disputed === true;
/** Nothing is waited for any more, or the law read again just now lets nobody wait. */
export const paymentHoldEnds = (asked: Asked): boolean => {
  const { fee, stage, paymentHold } = asked.context;
  const allowed = onFooting(asked, (footing) => basis.mayWait(footing, paymentHold?.counselAgreed === true));
  return balanceOf(fee) <= 0 || stage === "closed" || !allowed;
};

// what each event changes
export const feeQuoted = ({ context, event: { items, quotedOn } }: Known<"fee.quoted">): Change => ({
  fee: {
    items,
    quotedOn,
    waivedCents: 0,
    paidCents: context.fee?.paidCents ?? 0,
    refundedCents: context.fee?.refundedCents ?? 0,
    disputed: false,
    acceptedOn: null,
    forOlderScope: false,
  },
});
export const feeAccepted = ({ context: { fee }, event }: Known<"fee.accepted">): Change => ({
  fee: amended(fee, { acceptedOn: event.acceptedOn }),
});
/** The scope was agreed anew: the fee has to be reckoned for it, and what was agreed to was another one. */
export const feeAfterScope = ({ fee }: RequestContext): Change =>
  fee === null ? {} : { fee: { ...fee, acceptedOn: null, forOlderScope: true } };
export const feePaid = ({ context: { fee }, event }: Known<"fee.paid">): Change => ({
  fee: amended(fee, { paidCents: (fee?.paidCents ?? 0) + event.cents }),
});
export const feeWaived = ({ context: { fee }, event }: Known<"fee.waived">): Change => ({
  // Whoever agreed to the sum agrees to less of it.
  fee: amended(fee, { waivedCents: (fee?.waivedCents ?? 0) + event.cents }),
});
export const feeRefunded = ({ context: { fee }, event }: Known<"fee.refunded">): Change => ({
  fee: amended(fee, { refundedCents: (fee?.refundedCents ?? 0) + event.cents }),
});
export const feeDisputed = ({ context: { fee } }: Remembered): Change => ({
  fee: amended(fee, { disputed: true, acceptedOn: null }),
});
export const feeDisputeEnded = ({ context: { fee } }: Remembered): Change => ({
  fee: amended(fee, { disputed: false }),
});
export const paymentHoldPlaced = ({ event }: Known<"payment-hold.placed">): Change => ({
  paymentHold: { counselAgreed: event.counsel !== undefined },
});
