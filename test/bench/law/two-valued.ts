import type { BookRule, RuleBook, Tree } from "./rule-book.ts";

type Comparison<How> = { readonly how: How; readonly at: number; readonly word: "yes" | "no" };
type Group<How> = { readonly how: How; readonly of: readonly Condition[] };

/** A condition for an engine that knows true and false only: each leaf compares one fact with one word. */
export type Condition = Comparison<"is"> | Comparison<"is-not"> | Group<"all"> | Group<"any">;

const together = (how: "all" | "any", parts: readonly Condition[]): Condition => {
  const decides = how === "any";
  const of = parts.flatMap((part) => (part.how === how ? part.of : [part]));
  const settled = of.find((part) => part.how === (decides ? "all" : "any") && part.of.length === 0);
  const [only] = of;
  return settled ?? (of.length === 1 && only !== undefined ? only : { how, of });
};

const constant = (holds: boolean): Condition => ({ how: holds ? "all" : "any", of: [] });

/**
 * What can be asked of a three-valued condition: whether it is yes, may be (is not no), is no, or may not be (is not yes).
 * Strong Kleene logic, with the negation pushed down to the facts.
 */
type Asked = "is" | "may" | "isNot" | "mayNot";
const opposite = { is: "isNot", may: "mayNot", isNot: "is", mayNot: "may" } as const;
const ofFact = {
  is: { how: "is", word: "yes" },
  may: { how: "is-not", word: "no" },
  isNot: { how: "is", word: "no" },
  mayNot: { how: "is-not", word: "yes" },
} as const;

function ask(tree: Tree, asked: Asked): Condition {
  const positive = asked === "is" || asked === "may";
  if (tree.how === "fact") return { ...ofFact[asked], at: tree.fact.at };
  if (tree.how === "constant") return constant(tree.holds === positive);
  if (tree.how === "not") return ask(tree.of, opposite[asked]);
  if (tree.how === "known") return ask(tree.of, positive ? "is" : "mayNot");
  return together(
    (tree.how === "all") === positive ? "all" : "any",
    tree.of.map((part) => ask(part, asked)),
  );
}

/** A rule in two-valued logic: both is unknown, and where it does not speak the rest says nothing. */
export type RuleQuestions = {
  readonly speaks: Condition;
  readonly maySatisfy: Condition;
  readonly mayViolate: Condition;
};

/** The two-valued questions about one rule. */
export function questionsOf({ role, applies, requires }: BookRule): RuleQuestions {
  const unsure = ask(applies, "mayNot");
  const mayNot = ask(requires, "mayNot");
  return {
    speaks: ask(applies, "may"),
    maySatisfy: together("any", [ask(requires, "may"), unsure]),
    // A lock whose requirement is met is satisfied even where nobody knows whether it speaks.
    mayViolate: role === "lock" ? mayNot : together("any", [mayNot, unsure]),
  };
}

/** Whether each body of law may govern. */
export const governing = ({ governs }: RuleBook): readonly Condition[] =>
  governs.map(({ when }) => ask(when, "may"));

/** All questions of a book: two of each rule, whether it may be satisfied and violated, then whether each body may govern. */
export const allQuestions = (book: RuleBook): readonly Condition[] => [
  ...book.rules
    .map(questionsOf)
    .flatMap(({ speaks, maySatisfy, mayViolate }) => [
      together("all", [speaks, maySatisfy]),
      together("all", [speaks, mayViolate]),
    ]),
  ...governing(book),
];
