import { dollars, feeKindWords, feeQuantity } from "../../contract/money.ts";
import type { PaperCase } from "../case.ts";
import { say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { balanceOf, totalOf } from "../../request/money.ts";
import { letterhead, neutral, signedByPractice, toRequester } from "./shared.ts";

/** Lines by the page would say that there are pages: they stand in it once what they are for went to the requester. */
const isReleased = ({ context: { production } }: PaperCase): boolean =>
  production?.state === "released" && !production.courtAlone;

const lines = ({ context: { fee } }: PaperCase): readonly (readonly string[])[] =>
  (fee?.items ?? []).map(({ kind, quantity, cents }) => [
    feeKindWords[kind],
    feeQuantity(kind, quantity),
    dollars(cents),
  ]);
function sums({ context: { fee } }: PaperCase): readonly (readonly string[])[] {
  if (fee === null) return [];
  const { waivedCents, paidCents, refundedCents } = fee;
  const balance = balanceOf(fee);
  return [
    ["fee for answering the request", dollars(totalOf(fee.items))],
    ...(waivedCents > 0 ? [["waived", dollars(waivedCents)]] : []),
    ["paid", dollars(paidCents)],
    ...(refundedCents > 0 ? [["given back", dollars(refundedCents)]] : []),
    [balance < 0 ? "to be given back" : "still to be paid", dollars(Math.abs(balance))],
  ];
}

/** Asks for the fee, line by line where that tells nothing that is not known. */
export const invoice: Template = {
  paper: "invoice",
  version: "2026.11.1",
  title: "Invoice",
  to: "The requester",
  counsel: "none",
  forStrangersToo: false,
  offered: ({ context: { fee } }) =>
    fee === null
      ? undefined
      : "A fee was quoted. Before the release the invoice names the sum alone, so that it says nothing of records.",
  pieces: [
    ...letterhead,
    ...toRequester,
    title("Invoice"),
    {
      kind: "table",
      head: ["For", "How many", "Amount"],
      of: lines,
      orElse: "fee",
      when: isReleased,
    },
    { kind: "table", head: ["Fee", "Amount"], of: sums, orElse: "fee" },
    say("The fee was told to you on {quotedOn}. Name the number {trackingNumber} with every payment."),
    say(
      "You may question this fee in writing. It is no bill for treatment, and what the practice owes by law does not wait for it.",
    ),
    { ...neutral, when: (about) => !isReleased(about) },
    ...signedByPractice,
  ],
};
