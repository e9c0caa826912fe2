import { patientsClock } from "../contract/clocks.ts";
import { practicePolicy } from "../vocabulary/citation.ts";

/**
 * Who can move a date. `parties`: both sides in a signed writing, or the court. `statement`: the practice, once, by a written
 * statement of the reasons and the new date, no further than another date of the law. `nobody`: what to do instead.
 */
type Mover =
  | { readonly by: "parties" }
  | { readonly by: "statement"; readonly noFurtherThan: string }
  | { readonly by: "nobody"; readonly words: string };

/** How the clocks of one kind behave. */
export type ClockKind = {
  readonly clocks: RegExp;
  /** On what its dates, and who may move them, stand. */
  readonly citations: readonly string[];
  /** Days before the date on which whoever has the ball is reminded, the most first, and why. */
  readonly remindBefore: readonly number[];
  readonly because: string;
  /** `the-day-after`: it is the last day of somebody else, and over only when the day is. */
  readonly comes: "on-the-day" | "the-day-after";
  readonly moves: Mover;
};

const onTheDay = { comes: "on-the-day" } as const;

// The lead times are the practice's own; no law sets any.
const kinds: readonly ClockKind[] = [
  {
    ...onTheDay,
    clocks: /^return-date$/,
    citations: ["FRCP 45(d)(2)(B)", "FRCP 45(d)(3)(A)"],
    remindBefore: [7, 2],
    because: "A review, a second look and an assembly lie between the choice of records and the release.",
    moves: { by: "parties" },
  },
  {
    ...onTheDay,
    clocks: /^party-discovery-response$/,
    citations: ["FRCP 34(b)(2)(A)", "FRCP 29(b)"],
    remindBefore: [10, 3],
    because: "Counsel answers item by item.",
    moves: { by: "parties" },
  },
  {
    ...onTheDay,
    clocks: /^access-due$/,
    citations: ["45 CFR 164.524(b)(2)"],
    remindBefore: [10, 3],
    because: "The letter on the one extension has to be out before the date.",
    moves: { by: "statement", noFurtherThan: "access-extended-due" },
  },
  {
    ...onTheDay,
    clocks: /^accounting-due$/,
    citations: ["45 CFR 164.528(c)(1)"],
    remindBefore: [10, 3],
    because: "The statement on the one extension has to be out before the date.",
    moves: { by: "statement", noFurtherThan: "accounting-extended-due" },
  },
  {
    ...onTheDay,
    clocks: /^breach-/,
    citations: ["45 CFR 164.404(b)", "45 CFR 164.408", "45 CFR 164.412"],
    remindBefore: [30, 10],
    because: "Sixty days are the most; the notices are owed without unreasonable delay.",
    moves: {
      by: "nobody",
      words:
        "The law alone sets the time to tell of a breach, and nobody can extend or stop it here. If a law-enforcement official has asked for delay, in writing or by word of mouth, the privacy officer records it under Incidents: nobody is told before it is over, and the date follows.",
    },
  },
  {
    clocks: new RegExp(`^${patientsClock}$`),
    citations: ["45 CFR 164.512(e)(1)(vi)", "45 CFR 164.512(e)(1)(iii)(C)"],
    remindBefore: [],
    because: "It is the patient's time: the practice has nothing to do before it is over.",
    comes: "the-day-after",
    moves: {
      by: "nobody",
      words:
        "The patient's time is the one that the notice names. Send another notice and record it under Notice and privilege: its last day takes the place of this one.",
    },
  },
  {
    ...onTheDay,
    clocks: /^return-or-destroy$/,
    citations: ["45 CFR 164.512(e)(1)(v)(B)"],
    remindBefore: [14],
    because: "The recipient has to be written to, and needs time to answer.",
    moves: {
      by: "nobody",
      words: "The order, or the end of the case, sets this day. Record another one under Production.",
    },
  },
  {
    ...onTheDay,
    clocks: /(^|-)object(-by)?$/,
    citations: ["FRCP 45(d)(2)(B)"],
    remindBefore: [5, 2],
    because: "What is objected to late is usually waived, and counsel signs the letter.",
    moves: {
      by: "nobody",
      words:
        "The time to object follows from the service and the paper. A writing or an order that moves the return date may extend it too: extend the return date, and say so there.",
    },
  },
  {
    ...onTheDay,
    clocks: /^(move-before|serve-motion-papers)$|-quash$/,
    citations: ["FRCP 45(d)(3)(A)", "FRCP 6(c)(1)"],
    remindBefore: [7, 3],
    because: "Counsel drafts the motion and signs it off.",
    moves: {
      by: "nobody",
      words:
        "This date follows from another: from the return date, which a writing or an order may extend, or from the hearing, which is recorded under Facts of the paper.",
    },
  },
  {
    ...onTheDay,
    clocks: /^recheck-objections$/,
    citations: ["45 CFR 164.512(e)(1)(iii)(C)"],
    remindBefore: [],
    because: "It is itself a reminder, on the last business day before the return date.",
    moves: {
      by: "nobody",
      words: "This date follows from the return date. Extend that one, on a writing or an order.",
    },
  },
  {
    ...onTheDay,
    clocks: /^def-/,
    citations: [practicePolicy],
    remindBefore: [],
    because: "It is the practice's own early date, and the law's is reminded of in its own time.",
    moves: {
      by: "nobody",
      words:
        "This is the practice's own early date and follows from the paper. Record under Facts of the paper what is wrong there.",
    },
  },
];

/** Whatever else the law of a state, or an agency's statement, sets. */
const ofTheLaw: ClockKind = {
  ...onTheDay,
  clocks: /./,
  citations: [],
  remindBefore: [7, 2],
  because: "A week is time to ask counsel, two days to finish.",
  moves: {
    by: "nobody",
    words:
      "The law sets this date, and no provision that was read lets anybody extend or stop it. Ask counsel; the date stands meanwhile.",
  },
};

/** Every kind, the general one last. */
export const clockKinds: readonly ClockKind[] = [...kinds, ofTheLaw];

/** The kind of a clock. */
export const kindOf = (clockId: string): ClockKind =>
  kinds.find(({ clocks }) => clocks.test(clockId)) ?? ofTheLaw;

// No clock runs for these: how long papers are kept and the dead are protected asks nothing of anybody, and the end of an
// extension binds nobody before somebody extends.
const outer = kinds.flatMap(({ moves }) => (moves.by === "statement" ? [moves.noFurtherThan] : []));
const asksNothing: ReadonlySet<string> = new Set(["retain-until", "hipaa-protection-ends", ...outer]);

/** Whether something is to be done by a date of this name. */
export const asksForSomething = (clockId: string): boolean => !asksNothing.has(clockId);
