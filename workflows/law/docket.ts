import { canHold, type Predicate, type Sort } from "./predicate.ts";
import type { Pack, Rule } from "./rule.ts";

/** A rule with the jurisdiction of its pack, and what is asked of every rule at hand in one place. */
export type Entry = {
  readonly rule: Rule;
  readonly jurisdiction: string;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly applies: Predicate["truth"];
  readonly requires: Predicate["truth"];
};

const entryOf = (rule: Rule, jurisdiction: string): Entry => ({
  rule,
  jurisdiction,
  since: rule.since,
  until: rule.until,
  applies: rule.applies.truth,
  requires: rule.requires.truth,
});

type Dockets = Map<string, readonly Entry[]>;
const kept = new WeakMap<readonly Pack[], Map<string, Dockets>>();

const found = (packs: readonly Pack[], sort: Sort): readonly Entry[] =>
  packs.flatMap(({ rules, jurisdiction }) =>
    rules.filter(({ applies }) => canHold(applies, sort)).map((rule) => entryOf(rule, jurisdiction)),
  );

/**
 * The rules that can speak to a paper of this kind and a segment of this class, whatever else is recorded. Nearly every rule
 * names the papers or the classes it is about, so that few are left; they are found once for each sort.
 */
export function docketOf(packs: readonly Pack[], sort: Sort): readonly Entry[] {
  const byKind = kept.get(packs) ?? new Map<string, Dockets>();
  const byClass = byKind.get(sort.paper.kind) ?? new Map<string, readonly Entry[]>();
  const docket = byClass.get(sort.class);
  if (docket !== undefined) return docket;
  const entries = found(packs, sort);
  kept.set(packs, byKind.set(sort.paper.kind, byClass.set(sort.class, entries)));
  return entries;
}
