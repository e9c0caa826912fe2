import { proposalOf } from "../fields.ts";
import { law, lines, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { scopeLedgerOf } from "../../request/scope-ledger.ts";
import type { LedgerRow } from "../../contract/scope.ts";
import type { PaperCase } from "../case.ts";
import { classWords, range } from "../words.ts";
import { asks, isOpen, letterhead, neutral, signedByPractice, toRequester } from "./shared.ts";

type ScopeRow = Pick<LedgerRow, "class" | "range" | "stance">;
const periodOf = (row: ScopeRow): string => (row.range === undefined ? "as asked for" : range(row.range));
const rowOf = (row: ScopeRow): readonly string[] => [
  classWords[row.class],
  periodOf(row),
  row.stance === "produce" ? "produced, so far as there are any and the law lets them go" : "withheld",
];

const answers = { agreed: "agreed", refused: "refused", countered: "another proposal instead" } as const;
/** What the practice said to each row of the requester's last proposal. */
function answeredRows({ events }: PaperCase): readonly (readonly string[])[] {
  const theirs = scopeLedgerOf(events).filter(({ by }) => by === "requester");
  const last = theirs.at(-1)?.proposalId;
  return theirs
    .filter(({ proposalId }) => proposalId === last)
    .flatMap((row) => {
      if (row.answer === "open" || row.answer === "replaced") return [];
      const answer = row.reason === undefined ? answers[row.answer] : `${answers[row.answer]}: ${row.reason}`;
      return [[classWords[row.class], periodOf(row), answer]];
    });
}
const isAnswered = (about: PaperCase): boolean => answeredRows(about).length > 0;
const proposes = (about: PaperCase): boolean => proposalOf(about) !== undefined || !isAnswered(about);

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
    if (isAnswered(about))
      return "The requester's proposal was answered row by row; the letter says so, with the reasons.";
    return asks(about, "negotiate-scope")
      ? "The paper asks for more than it may; the scope can be talked over. That stops no clock."
      : undefined;
  },
  pieces: [
    ...letterhead,
    ...toRequester,
    title("Scope of your {paper}"),
    say("The practice answers your proposal so:", isAnswered),
    {
      kind: "table",
      head: ["Kind of record", "Period", "Answer"],
      of: answeredRows,
      orElse: "proposal",
      when: isAnswered,
    },
    say(
      "Your {paper} was received on {receivedOn}. What is unclear in it, or reaches too far: {tooBroad}",
      proposes,
    ),
    say("The practice proposes to answer it in this scope:", proposes),
    {
      kind: "table",
      head: ["Kind of record", "Period", "Proposal"],
      of: (about) => (proposalOf(about)?.rows ?? []).map(rowOf),
      orElse: "proposal",
      when: proposes,
    },
    say("Agreed so far:", ({ context }) => context.agreedScope !== null),
    {
      kind: "table",
      head: ["Kind of record", "Period", "Agreed"],
      of: ({ context }) => (context.agreedScope ?? []).map(rowOf),
      orElse: "agreedScope",
      when: ({ context }) => context.agreedScope !== null,
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
