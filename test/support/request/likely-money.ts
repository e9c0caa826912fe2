import type { RequestEventOf, RequestEventType } from "../../../workflows/request/events.ts";

type OfMoney = Extract<RequestEventType, `fee.${string}` | `payment-hold.${string}`>;

/** One likely event of every type that has to do with the fee. */
export const likelyMoney: { readonly [Type in OfMoney]: RequestEventOf<Type> } = {
  "fee.quoted": {
    type: "fee.quoted",
    items: [
      { kind: "paper-copies", quantity: 40, cents: 2800 },
      { kind: "postage", quantity: 1, cents: 950 },
    ],
    quotedOn: "2026-12-02",
  },
  "fee.accepted": { type: "fee.accepted", cents: 3750, acceptedOn: "2026-12-02" },
  "fee.paid": { type: "fee.paid", cents: 3750, paidOn: "2026-12-02", means: "check" },
  "fee.waived": {
    type: "fee.waived",
    cents: 3750,
    waivedOn: "2026-12-02",
    reason: "It costs more to collect it.",
  },
  "fee.refunded": {
    type: "fee.refunded",
    cents: 3750,
    refundedOn: "2026-12-02",
    means: "check",
    reason: "It was paid twice.",
  },
  "fee.disputed": {
    type: "fee.disputed",
    disputedOn: "2026-12-02",
    reason: "They say that the copies were electronic.",
  },
  "fee.dispute-ended": {
    type: "fee.dispute-ended",
    endedOn: "2026-12-02",
    reason: "They saw the copies on paper.",
  },
  "payment-hold.placed": { type: "payment-hold.placed", reason: "Two earlier bills were not paid." },
  "payment-hold.lifted": { type: "payment-hold.lifted", reason: "They promised it in writing." },
};
