import type { Verdict } from "../../../workflows/law/evaluate.ts";
import { statuses, type Decision } from "./decision.ts";
import type { RuleBook } from "./rule-book.ts";

/** What the product said, in the form in which the peers say it. */
export function decisionOf({ rules }: RuleBook, { outcome, findings }: Verdict): Decision {
  const found = new Map(findings.map(({ rule, status }) => [rule.id, statuses.indexOf(status)]));
  return { outcome, trace: Uint8Array.from(rules, ({ id }) => found.get(id) ?? 0) };
}

/** Where two decisions about a fact set part, in words; nothing where they are one. */
export function partings({ rules }: RuleBook, ours: Decision, other: Decision): readonly string[] {
  const outcome = ours.outcome === other.outcome ? [] : [`outcome ${ours.outcome}, not ${other.outcome}`];
  const parted = rules.flatMap(({ id }, n) =>
    ours.trace[n] === other.trace[n]
      ? []
      : [`${id} ${statuses[ours.trace[n] ?? 0]}, not ${statuses[other.trace[n] ?? 0]}`],
  );
  return [...outcome, ...parted];
}
