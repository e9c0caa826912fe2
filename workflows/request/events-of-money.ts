import * as z from "zod";
import { calendarDateSchema } from "../contract/ids.ts";
import { centsSchema, feeItemSchema, mostFeeItems, paymentMeansSchema } from "../contract/money.ts";
import { event, reasonWords } from "./event-shape.ts";

/** Twelve digits and more in a row, spaced or hyphened, are the number of a card or an account. */
const cardOrAccount = /\d(?:[ -]?\d){11,}/;
const noNumbers = reasonWords.refine((words) => !cardOrAccount.test(words), {
  error: "Leave out numbers of cards and accounts: none is kept here.",
});
const counsel = z.string().trim().min(3).max(200);

/** What is asked for answering a request, what becomes of it, and whether the release waits for it. */
export const moneyEvents = {
  "fee.quoted": event("fee.quoted", {
    items: z.array(feeItemSchema).min(1).max(mostFeeItems),
    /** The day on which the requester was told. */
    quotedOn: calendarDateSchema,
    /** Who of counsel agreed, where no rule at hand sets the amount. */
    counsel: counsel.optional(),
    /** That the summary and its fee were agreed to beforehand (45 CFR 164.524(c)(2)(iii)). */
    summaryAgreed: z.literal(true).optional(),
  }),
  /** Whoever asked agrees to the fee as it stands, before the work: the sum they saw, and the day. */
  "fee.accepted": event("fee.accepted", { cents: centsSchema, acceptedOn: calendarDateSchema }),
  "fee.paid": event("fee.paid", {
    cents: centsSchema,
    paidOn: calendarDateSchema,
    means: paymentMeansSchema,
  }),
  "fee.waived": event("fee.waived", { cents: centsSchema, waivedOn: calendarDateSchema, reason: noNumbers }),
  "fee.refunded": event("fee.refunded", {
    cents: centsSchema,
    refundedOn: calendarDateSchema,
    means: paymentMeansSchema,
    reason: noNumbers,
  }),
  "fee.disputed": event("fee.disputed", { disputedOn: calendarDateSchema, reason: noNumbers }),
  "fee.dispute-ended": event("fee.dispute-ended", { endedOn: calendarDateSchema, reason: noNumbers }),
  "payment-hold.placed": event("payment-hold.placed", { reason: noNumbers, counsel: counsel.optional() }),
  "payment-hold.lifted": event("payment-hold.lifted", { reason: noNumbers }),
} as const;
