import type { Scene } from "../../../../workflows/law/scene.ts";
import { outcomeOf, type Decision } from "../decision.ts";
import type { RuleBook, Truths } from "../rule-book.ts";
import { governing, questionsOf, type Condition, type RuleQuestions } from "../two-valued.ts";

const codes = { no: 0, unknown: 1, yes: 2 } as const;

/** What the compiled list reads of one fact set: a byte for each fact. */
export const bytesFor = (truths: Truths): Uint8Array => Uint8Array.from(truths, (truth) => codes[truth]);

function written(condition: Condition): string {
  if (condition.how === "is") return `f[${condition.at}]===${codes[condition.word]}`;
  if (condition.how === "is-not") return `f[${condition.at}]!==${codes[condition.word]}`;
  if (condition.of.length === 0) return String(condition.how === "all");
  return `(${condition.of.map(written).join(condition.how === "all" ? "&&" : "||")})`;
}

type Compiled = (facts: Uint8Array) => number;

const kept = new Map<string, Compiled>();

/** An expression as a function, compiled once whichever book it stands in. */
function compiled(expression: string): Compiled {
  // oxlint-disable-next-line typescript/no-implied-eval -- compiling the rules is what the limit is about
  const made = kept.get(expression) ?? (new Function("f", `return ${expression};`) as Compiled);
  kept.set(expression, made);
  return made;
}

const ofRule = ({ speaks, maySatisfy, mayViolate }: RuleQuestions): string =>
  `${written(speaks)}?(${written(maySatisfy)}?1:0)+(${written(mayViolate)}?2:0):0`;

/** The limit: one compiled function for each rule, called one after the other, each answer kept. */
export function compiledList(book: RuleBook) {
  const list = book.rules.map((rule) => compiled(ofRule(questionsOf(rule))));
  const governs = governing(book).map((condition) => compiled(`${written(condition)}?1:0`));
  return (facts: Uint8Array, scene: Scene): Decision => {
    const trace = new Uint8Array(list.length);
    for (let n = 0; n < list.length; n += 1) trace[n] = list[n]?.(facts) ?? 0;
    return { outcome: outcomeOf(book, scene, trace, (body) => governs[body]?.(facts) === 1), trace };
  };
}
