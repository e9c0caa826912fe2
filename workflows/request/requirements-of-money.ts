import { dollars, mostCents } from "../contract/money.ts";
import { begun, open } from "./conditions.ts";
import * as money from "./money.ts";
import type { Requirements } from "./requirement.ts";

const payerIsKnown = {
  holds: money.payerIsKnown,
  code: "refused-by-law",
  words:
    "Who pays is not known to the rules on fees: record under Facts what the paper is and who asks. Until then no fee is asked for, and nothing waits for one.",
  missingFacts: ["/instrument/type", "/requester/role"],
} as const;

/** What a fee, its payment and a hold for it must meet. */
export const ofMoney = {
  "fee.quoted": [
    begun,
    payerIsKnown,
    {
      holds: money.quoteIsWithinBounds,
      code: "invalid-field",
      words: `The lines together come to more than ${dollars(mostCents)}, the most that one fee may be. Ask for less.`,
    },
    {
      holds: money.quotedKindsAreAllowed,
      code: "refused-by-law",
      words:
        "One of the lines is of a kind that this payer is not asked for. The individual, or who acts for them, pays labor for copying, supplies, postage and a summary agreed beforehand, never search or retrieval, and by the page only where a figure for a page is known. See what the rules allow, beside the form.",
      citations: ["45 CFR 164.524(c)(4)"],
    },
    {
      holds: money.quoteAsksOnce,
      code: "refused-by-law",
      words:
        "The one sum for an electronic copy has labor, supplies and postage in it. Quote that sum alone, or leave it out and quote what the copy costs.",
      citations: ["45 CFR 164.524(c)(4)"],
    },
    {
      holds: money.summaryWasAgreed,
      code: "refused-by-law",
      words:
        "A summary is charged only where it and its fee were agreed to beforehand. Say that they were, or leave the line out.",
      citations: ["45 CFR 164.524(c)(2)(iii)"],
    },
    {
      holds: money.quoteKeepsCaps,
      code: "refused-by-law",
      words:
        "One kind of line comes to more than the figure known for it allows. Lower it to what is shown beside the form; a figure marked as not verified binds as well.",
    },
    {
      holds: money.quoteHasCounsel,
      code: "refused-by-law",
      words:
        "No rule at hand sets the amount of one of the lines, or a court or the government is to pay. Ask counsel, and name who agreed.",
    },
  ],
  "fee.accepted": [
    {
      holds: money.feeIsQuoted,
      code: "wrong-state",
      words: "No fee is asked for, so there is none to agree to.",
    },
    {
      holds: money.feeIsOfThisScope,
      code: "wrong-state",
      words: "What is asked for was changed since this fee was quoted. The practice tells another one first.",
    },
    {
      holds: money.acceptedSumStands,
      code: "invalid-field",
      words: "The fee is another one by now. Look at it again, and agree to the sum that is shown.",
    },
    {
      holds: money.feeIsNotYetAccepted,
      code: "wrong-state",
      words: "This fee was agreed to already. Nothing more is needed.",
    },
  ],
  "fee.paid": [
    {
      holds: money.paymentsStayWithinBounds,
      code: "too-many",
      words:
        "What was paid comes to more than can be recorded on one request. Ask the payer what it was for.",
    },
  ],
  "fee.waived": [
    {
      holds: money.waiverIsOfTheFee,
      code: "invalid-field",
      words: "No more can be waived than the fee comes to. Enter what is left of it, or less.",
    },
  ],
  "fee.refunded": [
    {
      holds: money.refundIsOfWhatIsTooMuch,
      code: "invalid-field",
      words:
        "No more can be given back than was paid too much. Waive the fee first, in whole or in part, or quote a lower one.",
    },
  ],
  "fee.disputed": [],
  "fee.dispute-ended": [],
  "payment-hold.placed": [
    open,
    payerIsKnown,
    {
      holds: money.somethingIsOwed,
      code: "wrong-state",
      words: "Nothing is to be paid, so there is nothing to wait for. Quote a fee first.",
    },
    {
      holds: money.releaseMayWait,
      code: "refused-by-law",
      words:
        "This release does not wait for a payment. The individual's own access is never held for a bill; where a subpoena, a court or the government calls for records, it waits only if counsel has agreed: name who did.",
      citations: ["45 CFR 164.524(c)(4)", "FRCP 45(d)(1)"],
    },
  ],
  "payment-hold.lifted": [],
} as const satisfies Partial<Requirements>;
