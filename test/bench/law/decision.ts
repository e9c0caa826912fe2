import { outcomes } from "../../../workflows/contract/determination-words.ts";
import type { Outcome } from "../../../workflows/contract/determination.ts";
import type { Body } from "../../../workflows/law/rule.ts";
import type { Scene } from "../../../workflows/law/scene.ts";
import type { RuleBook } from "./rule-book.ts";

/** What became of a rule; a peer says it in two bits: 1 may be satisfied, 2 may be violated. */
export const statuses = ["not-applicable", "satisfied", "violated", "unknown"] as const;

/** The decision about one fact set: what is left of the segment, and what became of each rule of the book. */
export type Decision = { readonly outcome: Outcome; readonly trace: Uint8Array };

/** The status of a rule from its two bits. */
export const statusBits = (maySatisfy: boolean, mayViolate: boolean): number =>
  (maySatisfy ? 1 : 0) + (mayViolate ? 2 : 0);

const release = outcomes.indexOf("release");

/** The outcome that a trace leaves: one open door for each body that governs, and every lock. */
export function outcomeOf(
  { rules, governs }: RuleBook,
  { paper, class: name }: Scene,
  trace: Uint8Array,
  mayGovern: (body: number) => boolean,
): Outcome {
  const left: Partial<Record<Body, number>> = {};
  let lowest = release;
  for (let n = 0; n < rules.length; n += 1) {
    const rule = rules[n];
    const status = trace[n];
    if (rule === undefined || status === 0 || rule.role === "note") continue;
    const isMet = status === 1 && (rule.role === "lock" || rule.opens);
    const rank = isMet ? release : rule.leaves(paper.kind, name);
    if (rule.body === undefined) lowest = Math.min(lowest, rank);
    else left[rule.body] = Math.max(left[rule.body] ?? 0, rank);
  }
  for (let n = 0; n < governs.length; n += 1) {
    const body = governs[n]?.body;
    if (body !== undefined && mayGovern(n)) lowest = Math.min(lowest, left[body] ?? 0);
  }
  return outcomes[lowest] ?? "withhold";
}

/** Puts the answers to all questions of a book together. */
export function decisionFrom(book: RuleBook, scene: Scene, holding: ReadonlySet<number>): Decision {
  const { length } = book.rules;
  const trace = Uint8Array.from(book.rules, (_rule, n) =>
    statusBits(holding.has(2 * n), holding.has(2 * n + 1)),
  );
  return { outcome: outcomeOf(book, scene, trace, (body) => holding.has(2 * length + body)), trace };
}
