import { assign } from "xstate";
import * as change from "../money.ts";
import { mail } from "../effects.ts";
import { request } from "../setup.ts";

// After each event the fee stands where its sums say: of these guards exactly one holds once a fee was quoted.
const owed = { guard: "feeIsOwed", target: "#feeOwed" } as const;
const settled = { guard: "feeIsSettled", target: "#feeSettled" } as const;
const overpaid = { guard: "feeIsOverpaid", target: "#feeOverpaid" } as const;
const disputed = { guard: "feeIsDisputed", target: "#feeDisputed" } as const;

const quoting = request.createStateConfig({
  on: {
    "fee.quoted": {
      guard: "lawful",
      actions: [assign(change.feeQuoted), { type: "intend", params: [mail("fee-quoted", "requester")] }],
    },
  },
}).on;
const paying = request.createStateConfig({
  on: {
    "fee.paid": { guard: "lawful", actions: assign(change.feePaid) },
    "fee.waived": { guard: "lawful", actions: assign(change.feeWaived) },
  },
}).on;

/** What the requester is asked to pay, and what became of it. It goes on after the close, and by itself holds up nothing. */
export const money = request.createStateConfig({
  initial: "none",
  states: {
    none: { meta: { words: "asked for no fee" }, always: owed, on: { ...quoting } },
    owed: {
      id: "feeOwed",
      meta: { words: "owed a fee", cites: ["45 CFR 164.524(c)(4)"] },
      always: [settled, overpaid, disputed],
      on: {
        ...quoting,
        ...paying,
        "fee.accepted": { guard: "lawful", actions: assign(change.feeAccepted) },
        "fee.disputed": { guard: "lawful", actions: assign(change.feeDisputed) },
      },
    },
    disputed: {
      id: "feeDisputed",
      meta: { words: "owed a fee that is disputed" },
      always: [settled, overpaid, owed],
      on: {
        ...quoting,
        ...paying,
        "fee.dispute-ended": { guard: "lawful", actions: assign(change.feeDisputeEnded) },
      },
    },
    settled: {
      id: "feeSettled",
      meta: { words: "paid or relieved of its fee" },
      always: [owed, overpaid],
      on: { ...quoting, ...paying },
    },
    overpaid: {
      id: "feeOverpaid",
      meta: { words: "paid more than its fee" },
      always: [owed, settled],
      on: {
        ...quoting,
        ...paying,
        "fee.refunded": { guard: "lawful", actions: assign(change.feeRefunded) },
      },
    },
  },
});

/** The release waits for the payment of the fee; a payment, a waiver, or a law that lets nobody wait ends it by itself. */
export const paymentHold = request.createStateConfig({
  initial: "off",
  states: {
    off: {
      id: "noPaymentHold",
      meta: { words: "not waiting for a payment" },
      on: {
        "payment-hold.placed": {
          guard: "lawful",
          target: "on",
          actions: assign(change.paymentHoldPlaced),
        },
      },
    },
    on: {
      meta: { words: "waiting for the payment of its fee" },
      always: { guard: "paymentHoldEnds", target: "off", actions: assign({ paymentHold: null }) },
      on: {
        "payment-hold.lifted": {
          guard: "lawful",
          target: "off",
          actions: assign({ paymentHold: null }),
        },
      },
    },
  },
});
