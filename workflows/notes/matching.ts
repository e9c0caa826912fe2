import type { Reading, WordSet } from "./lexicon.ts";
import type { Phrase, Shape } from "./phrase.ts";
import type { Token } from "./tokens.ts";

/** The words a phrase took: the first, and the one after the last. */
export type Match = { readonly from: number; readonly to: number };

/** Words read for matching; `body` is where those after the sentence's own heading begin, 0 without one. */
export type Read = { readonly tokens: readonly Token[]; readonly body: number; readonly reading: Reading };

const numberWords = new Set(
  "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety".split(
    " ",
  ),
);
const isDigits = (text: string): boolean => /^\d/u.test(text) && !text.includes(":");
const looksLike: Readonly<Record<Shape, (token: Token) => boolean>> = {
  number: ({ text }) => isDigits(text) || numberWords.has(text),
  digits: ({ text }) => isDigits(text),
  clock: ({ text }) => /^\d+:/u.test(text),
  hhmm: ({ text }) => /^[0-2]\d[0-5]\d$/u.test(text),
  word: ({ text }) => /^[\p{L}\d]/u.test(text),
  any: ({ text }) => text !== ";",
};
const endsOf = (takes: WordSet | Shape, at: number, { tokens, reading }: Read): readonly number[] => {
  if (typeof takes !== "string") return reading.get(takes)?.get(at) ?? [];
  const token = tokens[at];
  return token && looksLike[takes](token) ? [at + 1] : [];
};

/** The end of the shortest match from one place. */
function endFrom({ first, steps }: Phrase, from: number, read: Read, limit: number): number | undefined {
  const due = new Map<number, Set<number>>([[from, new Set(first)]]);
  for (let at = from; at < limit && due.size > 0; at += 1) {
    const here = due.get(at);
    due.delete(at);
    let ended: number | undefined;
    for (const number of here ?? []) {
      const step = steps[number];
      for (const end of step ? endsOf(step.takes, at, read) : []) {
        if (!step || end > limit) continue;
        if (step.ends) ended = Math.min(ended ?? end, end);
        for (const next of step.next) due.set(end, (due.get(end) ?? new Set()).add(next));
      }
    }
    if (ended !== undefined) return ended;
  }
  return undefined;
}

/** Every place where a phrase matches between two tokens, from left to right, each as short as can be, none overlapping. */
export function matches(one: Phrase, read: Read, from = 0, to = read.tokens.length): readonly Match[] {
  const found: Match[] = [];
  const sets = one.first.map((number) => one.steps[number]?.takes);
  const shaped = sets.some((set) => typeof set === "string");
  const places = one.atStart
    ? [...new Set([0, read.body])]
    : shaped
      ? read.tokens.keys()
      : new Set(
          sets.flatMap((set) => (typeof set === "object" ? [...(read.reading.get(set)?.keys() ?? [])] : [])),
        );
  let free = from;
  for (const at of [...places].toSorted((a, b) => a - b)) {
    if (at < free || at >= to) continue;
    const end = endFrom(one, at, read, to);
    if (end === undefined) continue;
    found.push({ from: at, to: end });
    free = end;
  }
  return found;
}
