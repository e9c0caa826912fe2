import type { DocumentClass } from "../../../workflows/contract/case-file.ts";
import { outcomes } from "../../../workflows/contract/determination-words.ts";
import { isInForce } from "../../../workflows/law/in-force.ts";
import type { PaperKind } from "../../../workflows/law/paper.ts";
import { bodies } from "../../../workflows/law/precedence.ts";
import {
  always,
  never,
  question,
  settled,
  type Predicate,
  type Truth,
} from "../../../workflows/law/predicate.ts";
import type { Body, Pack, Rule } from "../../../workflows/law/rule.ts";
import type { Scene } from "../../../workflows/law/scene.ts";

/** A three-valued fact: the answer to one question that reads the case. Its number is the same in every book. */
export type Fact = {
  readonly at: number;
  readonly question: Predicate;
  /** Whether it says that a rule is law on the day, and is no part of the rule's conditions. */
  readonly ofTheDay: boolean;
};

/** Facts by their number. */
export type Truths = readonly Truth[];

type Group<How> = { readonly how: How; readonly of: readonly Tree[] };
type Turn<How> = { readonly how: How; readonly of: Tree };

/** A condition as data: facts, put together. */
export type Tree =
  | { readonly how: "fact"; readonly fact: Fact }
  | { readonly how: "constant"; readonly holds: boolean }
  | Group<"all">
  | Group<"any">
  | Turn<"not">
  | Turn<"known">;

/** A rule of the packs as data; `leaves` is what stands while it does not hold, the lower the more protective. */
export type BookRule = {
  readonly id: string;
  readonly role: Rule["role"];
  readonly body: Body | undefined;
  /** A door that nobody read in the law opens nothing. */
  readonly opens: boolean;
  readonly leaves: (kind: PaperKind, name: DocumentClass) => number;
  readonly applies: Tree;
  readonly requires: Tree;
};

/** The rules that speak to a case as data, and the facts that they ask for. */
export type RuleBook = {
  readonly facts: readonly Fact[];
  readonly rules: readonly BookRule[];
  readonly governs: readonly { readonly body: Body; readonly when: Tree }[];
};

const leavesOf =
  (rule: Rule): BookRule["leaves"] =>
  (kind, name) => {
    if (rule.role === "note") return outcomes.length;
    const { otherwise } = rule;
    const spoken = name === "testimony" ? otherwise.spoken : undefined;
    return outcomes.indexOf(spoken ?? otherwise[kind] ?? otherwise.usually);
  };

const numbered = new Map<string, Fact>();

/** Questions of one name are one fact. */
export function factOf(question: Predicate, ofTheDay = false): Fact {
  const fact = numbered.get(question.name) ?? { at: numbered.size, question, ofTheDay };
  numbered.set(question.name, fact);
  return fact;
}

function treeOf(predicate: Predicate): Tree {
  if (predicate === always || predicate === never) return { how: "constant", holds: predicate === always };
  if (predicate.composed === undefined) return { how: "fact", fact: factOf(predicate) };
  const { how, of } = predicate.composed;
  const parts = of.map(treeOf);
  const [only = { how: "constant", holds: true }] = parts;
  return how === "all" || how === "any" ? { how, of: parts } : { how, of: only };
}

function appliesOf({ id, since, until, applies }: Rule): Tree {
  if (since === undefined && until === undefined) return treeOf(applies);
  const inForce = question(`${id} is law on the day`, ({ caseFile }) =>
    settled(isInForce({ ...(since && { since }), ...(until && { until }) }, caseFile)),
  );
  return { how: "all", of: [{ how: "fact", fact: factOf(inForce, true) }, treeOf(applies)] };
}

const readRule = (rule: Rule): BookRule => ({
  id: rule.id,
  role: rule.role,
  body: rule.role === "door" ? rule.body : undefined,
  opens: rule.role === "door" && rule.confidence !== "unverified",
  leaves: leavesOf(rule),
  applies: appliesOf(rule),
  requires: treeOf(rule.requires),
});

/** The facts that a condition asks for. */
export const factsIn = (tree: Tree): readonly Fact[] => {
  if (tree.how === "fact") return [tree.fact];
  if (tree.how === "constant") return [];
  return tree.how === "all" || tree.how === "any" ? tree.of.flatMap(factsIn) : factsIn(tree.of);
};

/** Reads packs into a book. */
export function bookOf(packs: readonly Pack[]): RuleBook {
  const rules = packs.flatMap((pack) => pack.rules.map(readRule));
  const governs = bodies.map(({ body, governs: when }) => ({ body, when: treeOf(when) }));
  const trees = [
    ...rules.flatMap(({ applies, requires }) => [applies, requires]),
    ...governs.map(({ when }) => when),
  ];
  return { facts: [...new Set(trees.flatMap(factsIn))], rules, governs };
}

/** The facts of a book as the case answers them. */
export function truthsOf({ facts }: RuleBook, scene: Scene): Truths {
  const truths: Truth[] = Array.from({ length: numbered.size }, () => "unknown");
  for (const { at, question: asked } of facts) truths[at] = asked.truth(scene);
  return truths;
}
