import { Engine, type NestedCondition, type TopLevelCondition } from "json-rules-engine";
import type { Truth } from "../../../../workflows/law/predicate.ts";
import type { RuleBook, Truths } from "../rule-book.ts";
import type { Condition } from "../two-valued.ts";

const fact = (at: number): string => `f${at}`;

const operators = { is: "equal", "is-not": "notEqual" } as const;

/** Falling priorities make it stop at the first part that decides; without them it asks every part of a group. */
function translated(condition: Condition, place = 0): NestedCondition {
  const priority = 1000 - place;
  if (condition.how === "is" || condition.how === "is-not")
    return { fact: fact(condition.at), operator: operators[condition.how], value: condition.word, priority };
  const of = condition.of.map(translated);
  return condition.how === "all" ? { all: of, priority } : { any: of, priority };
}

const topLevel = (condition: NestedCondition): TopLevelCondition =>
  "all" in condition
    ? { all: condition.all }
    : "any" in condition
      ? { any: condition.any }
      : { all: [condition] };

/** What json-rules-engine is handed of one fact set: each fact of the book by its name. */
export const factsFor = ({ facts }: RuleBook, truths: Truths): Record<string, Truth> =>
  Object.fromEntries(facts.map(({ at }) => [fact(at), truths[at] ?? "unknown"]));

/** An engine that holds one rule for each question; its results name the questions that hold. */
export function jsonRulesEngine(questions: readonly Condition[]) {
  const engine = new Engine();
  for (const [n, question] of questions.entries()) {
    // Its empty `any` holds; ours does not, so what never holds is no rule.
    if (question.how === "any" && question.of.length === 0) continue;
    engine.addRule({
      name: String(n),
      conditions: topLevel(translated(question)),
      event: { type: String(n) },
    });
  }
  return async (facts: Record<string, Truth>): Promise<ReadonlySet<number>> => {
    const { results } = await engine.run(facts);
    return new Set(results.map(({ name }) => Number(name)));
  };
}
