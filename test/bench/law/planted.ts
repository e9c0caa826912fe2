import {
  all,
  always,
  any,
  known,
  never,
  not,
  question,
  type Predicate,
  type Truth,
} from "../../../workflows/law/predicate.ts";
import type { Pack } from "../../../workflows/law/rule.ts";
import type { Scene } from "../../../workflows/law/scene.ts";
import { factOf, factsIn, type RuleBook, type Truths } from "./rule-book.ts";

/** A scene whose facts are given by number, for packs with planted facts. */
export type Planted = Scene & { readonly truths: Truths };
const groups = { all, any } as const;
const turns = { not, known } as const;

/** The condition with the same composition over facts that are planted in the scene instead of read from the case. */
function planted(predicate: Predicate): Predicate {
  const { composed } = predicate;
  if (predicate === always || predicate === never) return predicate;
  if (composed !== undefined) {
    const { how, of } = composed;
    const parts = of.map(planted);
    return how === "all" || how === "any" ? groups[how](...parts) : turns[how](parts[0] ?? never);
  }
  const { at } = factOf(predicate);
  return question(predicate.name, (scene) => ({
    truth: (scene as Planted).truths[at] ?? "unknown",
    facts: [],
    missing: [],
  }));
}

/** The packs with every condition over planted facts. */
export const withPlantedFacts = (packs: readonly Pack[]): readonly Pack[] =>
  packs.map((pack) => ({
    ...pack,
    rules: pack.rules.map((rule) => ({
      ...rule,
      applies: planted(rule.applies),
      requires: planted(rule.requires),
    })),
  }));

const anyTruth: readonly Truth[] = ["yes", "no", "unknown"];

/** The facts with a random share of them answered at random; not those by which the product finds the bodies of law. */
export function disturbed({ facts, governs }: RuleBook, truths: Truths, random: () => number): Truths {
  const kept = new Set(governs.flatMap(({ when }) => factsIn(when)));
  const share = random();
  const changed = [...truths];
  for (const fact of facts)
    if (!kept.has(fact) && !fact.ofTheDay && random() < share)
      changed[fact.at] = anyTruth[Math.floor(random() * anyTruth.length)] ?? "unknown";
  return changed;
}
