import { open, speaksForTheSide } from "./conditions.ts";
import * as ask from "./guards.ts";
import * as room from "./room.ts";
import * as ledger from "./scope-ledger.ts";
import type { Requirements } from "./requirement.ts";

const proposalIsOpen = {
  holds: ask.proposalIsOpen,
  code: "wrong-state",
  words: "This proposal is not open: it was answered, or a newer one took its place.",
} as const;
const answererIsTheOtherSide = {
  holds: ask.answererIsTheOtherSide,
  code: "same-person",
  words: "The side that made a proposal cannot answer it. Make a new one instead.",
} as const;
const beyondThePaper = {
  code: "invalid-field",
  words:
    "A row goes beyond what the paper asks for: another kind of record, dates outside its dates, or a last date before the first. An agreement narrows; for more a new paper is needed.",
  citations: ["FRCP 45(d)(1)"],
} as const;
const paperIsNamedRightly = {
  holds: ledger.paperIsNamedRightly,
  code: "not-found",
  words: "No admitted paper of this request has this id. Add the letter under Papers first, or name none.",
} as const;

/** What a proposal on scope or time, and the answers to it, must meet. */
export const ofNegotiation = {
  "negotiation.proposed": [
    open,
    speaksForTheSide,
    {
      holds: ask.proposalIsNew,
      code: "already-used-key",
      words: "A proposal with this id is recorded already.",
    },
    { ...beyondThePaper, holds: ledger.rowsAreCalledFor },
    paperIsNamedRightly,
    room.proposalsAreFew,
  ],
  "negotiation.answered": [open, proposalIsOpen, speaksForTheSide, answererIsTheOtherSide],
  "negotiation.rows-answered": [
    open,
    proposalIsOpen,
    speaksForTheSide,
    answererIsTheOtherSide,
    {
      holds: ledger.everyRowIsAnswered,
      code: "invalid-field",
      words: "Answer every row of the proposal once, in its order: agreed, refused or countered.",
    },
    {
      holds: ledger.timeIsAnswered,
      code: "invalid-field",
      words:
        "A new return date that was proposed is agreed or refused together with the rows; where none was proposed, none is answered.",
    },
    {
      holds: ledger.countersKeepTheirClass,
      code: "invalid-field",
      words: "A counter is to its own row: the same kind of record, other dates or another stance.",
    },
    { ...beyondThePaper, holds: ledger.countersAreCalledFor },
    {
      holds: ledger.countersHaveAnId,
      code: "already-used-key",
      words:
        "The counters make one new proposal together: give it a new id, and none where no row is countered.",
    },
    paperIsNamedRightly,
    {
      holds: ledger.agreedRowsFit,
      code: "too-many",
      words: "What is agreed would have more rows than one scope can hold. Agree to fewer, wider rows.",
    },
    room.proposalsAreFew,
  ],
} as const satisfies Partial<Requirements>;
