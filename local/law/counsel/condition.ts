import type { Predicate } from "../../../workflows/law/predicate.ts";
import { code, item, plain } from "./markdown.ts";

const lead = { all: "all of", any: "any of", not: "it is not so that", known: "it is known that" } as const;

const leaf = (name: string): string =>
  name
    .split(/(\/[\w/*-]+)/)
    .map((piece) => (piece.startsWith("/") ? code(piece) : plain(piece)))
    .join("");

/** A condition as a nested list, so that what belongs together stands together. */
export function conditionLines({ name, composed }: Predicate, depth: number, before = ""): readonly string[] {
  if (composed === undefined) return [item(`${before}${leaf(name)}`, depth)];
  const [only, ...others] = composed.of;
  if (only !== undefined && others.length === 0) {
    const word = composed.how === "all" || composed.how === "any" ? "" : `${lead[composed.how]} `;
    return conditionLines(only, depth, `${before}${word}`);
  }
  return [
    item(`${before}${lead[composed.how]}:`, depth),
    ...composed.of.flatMap((part) => conditionLines(part, depth + 1)),
  ];
}
