import type { Token } from "./tokens.ts";

/** A set of words that one step of a phrase takes; `word` exactly, `stem*`, `CAPS` in capitals, or several words in order. */
export type WordSet = { readonly words: readonly string[] };

type Entry = { readonly set: WordSet; readonly rest: readonly string[] };

/** Where each set occurs in a sentence: from a token to the ends that are possible from there. */
export type Reading = ReadonlyMap<WordSet, ReadonlyMap<number, readonly number[]>>;

// Every phrase enters its words here while the rules load, so that one look finds all of them.
const exact = new Map<string, Entry[]>();
const acronyms = new Map<string, Entry[]>();
const stems = new Map<string, Entry[]>();
const sets = new Map<string, WordSet>();
const shortestStem = 2;
const longestStem = 20;

const isAcronym = (word: string): boolean => /^[A-Z]+$/u.test(word);
const isStem = (word: string): boolean => word.endsWith("*");

function enter(word: string, entry: Entry): void {
  const [into, key] = isStem(word)
    ? ([stems, word.slice(0, -1)] as const)
    : isAcronym(word)
      ? ([acronyms, word.toLowerCase()] as const)
      : ([exact, word] as const);
  into.set(key, [...(into.get(key) ?? []), entry]);
}

/** The set of these words, the same one for the same words. */
export function wordSet(words: readonly string[]): WordSet {
  const key = words.toSorted().join("|");
  const known = sets.get(key);
  if (known) return known;
  const set = { words };
  sets.set(key, set);
  for (const word of words) {
    const [first = "", ...rest] = word.split(" ");
    enter(first, { set, rest });
  }
  return set;
}

const fits = (word: string, { text, acronym }: Token): boolean => {
  if (isStem(word)) return text.startsWith(word.slice(0, -1));
  return isAcronym(word) ? acronym && text === word.toLowerCase() : text === word;
};

function* entriesAt({ text, acronym }: Token): Generator<Entry> {
  yield* exact.get(text) ?? [];
  if (acronym) yield* acronyms.get(text) ?? [];
  for (let length = shortestStem; length <= Math.min(text.length, longestStem); length += 1)
    yield* stems.get(text.slice(0, length)) ?? [];
}

/** Finds every set in a sentence at once: a few look-ups for each word, however many sets there are. */
export function readingOf(tokens: readonly Token[]): Reading {
  const found = new Map<WordSet, Map<number, number[]>>();
  for (const [at, token] of tokens.entries())
    for (const { set, rest } of entriesAt(token)) {
      const follows = rest.every((word, n) => {
        const next = tokens[at + 1 + n];
        return next !== undefined && fits(word, next);
      });
      if (!follows) continue;
      const places = found.get(set) ?? new Map<number, number[]>();
      found.set(set, places);
      const ends = places.get(at) ?? [];
      places.set(at, ends);
      const end = at + 1 + rest.length;
      if (!ends.includes(end)) ends.push(end);
    }
  return found;
}
