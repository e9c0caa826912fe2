import { wordSet, type WordSet } from "./lexicon.ts";
import { wordClasses } from "./words.ts";

const shapes = ["number", "digits", "clock", "hhmm", "word", "any"] as const;

/** What a word can look like: a number in digits or words, digits, a time with or without its colon, no mark, no semicolon. */
export type Shape = (typeof shapes)[number];

/** One word of a phrase, or several that its set holds together. */
export type Step = {
  readonly takes: WordSet | Shape;
  /** The steps that may follow, and whether the phrase may end here. */
  readonly next: readonly number[];
  readonly ends: boolean;
};

/**
 * A phrase is words in order: `word`, `stem*`, `CAPS` for a word in capitals, `@class` of words.ts, `(one|or another)`, an
 * optional part marked by `?`, `..3` for up to three words between and `..5-9` for five to nine, `^` first for the start of
 * a sentence or of what follows its heading. `@number`, `@digits`, `@clock`, `@hhmm` and `@word` are shapes.
 *
 * No step can repeat, so a phrase reaches only so many words from where it starts, and matching takes time in proportion to
 * the text whatever is written in it.
 */
export type Phrase = {
  readonly atStart: boolean;
  readonly first: readonly number[];
  readonly steps: readonly Step[];
};

const isShape = (name: string): name is Shape => shapes.some((shape) => shape === name);

type Part =
  | { readonly takes: WordSet | Shape }
  | { readonly any: readonly (readonly Part[])[] }
  | { readonly gap: readonly [least: number, most: number] };

function partOf(word: string): Part {
  const gap = /^\.\.(?:(\d+)-)?(\d+)$/u.exec(word);
  if (gap) return { gap: [Number(gap[1] ?? 0), Number(gap[2])] };
  if (!word.startsWith("@")) return { takes: wordSet([word]) };
  const name = word.slice(1);
  if (isShape(name)) return { takes: name };
  const words = wordClasses[name];
  if (!words) throw new RangeError(`${word} is not a class of words.ts`);
  return { takes: wordSet(words) };
}

const isPlain = (way: readonly string[]): boolean =>
  way.length > 0 && way.every((word) => !/^(?:@|\.\.|\()|\?$/u.test(word));

function parse(text: string): readonly Part[] {
  const words = text.match(/\(|\)\??|\||[^\s()|]+/gu) ?? [];
  let at = 0;
  const sequence = (): readonly Part[] => {
    const parts: Part[] = [];
    for (let word = words[at]; word !== undefined && !/^[|)]/u.test(word); word = words[at]) {
      at += 1;
      if (word === "(") parts.push(alternatives());
      else if (word.length > 1 && word.endsWith("?")) parts.push({ any: [[partOf(word.slice(0, -1))], []] });
      else parts.push(partOf(word));
    }
    return parts;
  };
  const alternatives = (): Part => {
    const plain: string[] = [];
    const ways: (readonly Part[])[] = [];
    for (;;) {
      const end = words.findIndex((word, n) => n >= at && /^[|()]/u.test(word));
      const way = words.slice(at, end < 0 ? undefined : end);
      if (isPlain(way) && words[end] !== "(") {
        plain.push(way.join(" "));
        at = end;
      } else ways.push(sequence());
      const mark = words[at];
      at += 1;
      if (mark === undefined) throw new RangeError(`a parenthesis stays open in: ${text}`);
      if (mark === "|") continue;
      if (mark === ")?") ways.push([]);
      const sets = plain.length > 0 ? [[{ takes: wordSet(plain) }]] : [];
      return { any: [...sets, ...ways] };
    }
  };
  const parts = sequence();
  if (at < words.length) throw new RangeError(`a parenthesis closes nothing in: ${text}`);
  return parts;
}

type Rest = { readonly steps: readonly number[]; readonly ends: boolean };

/** Builds the steps from the last to the first, so that each knows what may follow it. */
function build(parts: readonly Part[], rest: Rest, into: Step[]): Rest {
  return parts.reduceRight<Rest>((after, part) => {
    const take = (takes: WordSet | Shape, then: Rest): Rest => {
      into.push({ takes, next: then.steps, ends: then.ends });
      return { steps: [into.length - 1], ends: false };
    };
    const either = (ways: readonly Rest[]): Rest => ({
      steps: [...new Set(ways.flatMap(({ steps }) => steps))],
      ends: ways.some(({ ends }) => ends),
    });
    if ("takes" in part) return take(part.takes, after);
    if ("any" in part) return either(part.any.map((way) => build(way, after, into)));
    const [least, most] = part.gap;
    let sum = after;
    for (let left = most; left > 0; left -= 1) {
      const one = take("any", sum);
      sum = left > least ? either([one, after]) : one;
    }
    return sum;
  }, rest);
}

/** Reads a phrase; throws a `RangeError` for a class that does not exist, a parenthesis without its other half, or no words. */
export function phrase(text: string): Phrase {
  const atStart = text.startsWith("^ ");
  const steps: Step[] = [];
  const { steps: first, ends } = build(
    parse(atStart ? text.slice(2) : text),
    { steps: [], ends: true },
    steps,
  );
  if (ends) throw new RangeError(`a phrase must take a word: ${text}`);
  return { atStart, first, steps };
}
