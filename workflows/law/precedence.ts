import type { Outcome } from "../contract/determination.ts";
import { outcomes } from "../contract/determination-words.ts";
import { always, any, type Predicate } from "./predicate.ts";
import { isPsychotherapyNotes } from "./predicates/paper.ts";
import { isPart2Record, part2StatusIsOpen } from "./predicates/part-2.ts";
import type { Body } from "./rule.ts";

/** When each body of law governs a segment; all that govern must be satisfied, none cures another. */
export const bodies: readonly {
  readonly body: Body;
  readonly citation: string;
  readonly governs: Predicate;
}[] = [
  // 45 CFR 164.502(a): no use or disclosure except as the rule permits or requires.
  { body: "hipaa-permission", citation: "45 CFR 164.502(a)", governs: always },
  // 45 CFR 164.508(a)(2): notwithstanding any other provision.
  { body: "psychotherapy-notes-gate", citation: "45 CFR 164.508(a)(2)", governs: isPsychotherapyNotes },
  // 42 CFR 2.13(b): the bar applies whatever process or permission the asker has.
  { body: "part-2", citation: "42 CFR 2.13(b)", governs: any(isPart2Record, part2StatusIsOpen) },
];

/** Position of an outcome in the lattice; the lower, the more protective. */
export const rank = (outcome: Outcome): number => outcomes.indexOf(outcome);

/** The more protective of two outcomes. */
export const moreProtective = (one: Outcome, other: Outcome): Outcome =>
  rank(other) < rank(one) ? other : one;

/** The less protective of two outcomes. */
export const lessProtective = (one: Outcome, other: Outcome): Outcome =>
  rank(other) > rank(one) ? other : one;

/** The most protective of some outcomes; release if there are none. */
export const mostProtective = (given: readonly Outcome[]): Outcome =>
  given.reduce<Outcome>(moreProtective, "release");

/** The least protective of some outcomes; withhold if there are none. */
export const leastProtective = (given: readonly Outcome[]): Outcome =>
  given.reduce<Outcome>(lessProtective, "withhold");
