import { proposalOf } from "../fields.ts";
import { law, lines, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { classWords, range } from "../words.ts";
import { asks, isOpen, letterhead, neutral, signedByPractice, toRequester } from "./shared.ts";

/** Proposes another scope, and more time, to whoever asks. */
export const negotiationLetter: Template = {
  paper: "negotiation-letter",
  version: "2026.11.2",
  title: "Letter on the scope",
  to: "The requester",
  counsel: "if-asked",
  forStrangersToo: true,
  offered: (about) => {
    if (!isOpen(about)) return undefined;
    if (proposalOf(about)) return "A proposal of the practice is open. Talk of the scope stops no clock.";
    return asks(about, "negotiate-scope")
      ? "The paper asks for more than it may; the scope can be talked over. That stops no clock."
      : undefined;
  },
  pieces: [
    ...letterhead,
    ...toRequester,
    title("Scope of your {paper}"),
    say("Your {paper} was received on {receivedOn}. What is unclear in it, or reaches too far: {tooBroad}"),
    say("The practice proposes to answer it in this scope:"),
    {
      kind: "table",
      head: ["Kind of record", "Period", "Proposal"],
      of: (about) =>
        (proposalOf(about)?.rows ?? []).map((row) => [
          classWords[row.class],
          row.range === undefined ? "as asked for" : range(row.range),
          row.stance === "produce"
            ? "produced, so far as there are any and the law lets them go"
            : "withheld",
        ]),
      orElse: "proposal",
    },
    say(
      "The return date moves to {proposedReturn}.",
      (about) => proposalOf(about)?.newReturnOn !== undefined,
    ),
    say("The time to object moves with it.", (about) => proposalOf(about)?.extendsObjections === true),
    law("qualified-protective-order", ({ kind }) => kind === "civil-subpoena"),
    say(
      "This is a proposal. Until both sides have signed, every date stands, and no agreement on production moves the time to object unless it says so. Every objection and privilege is reserved.",
    ),
    neutral,
    ...signedByPractice,
    lines("Agreed:", "{otherSignature}", "{requester}", "{signedOn}"),
  ],
};
