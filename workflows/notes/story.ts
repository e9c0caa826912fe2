import { isChartWord } from "./chart-words.ts";
import { matches } from "./matching.ts";
import { phrase } from "./phrase.ts";
import type { Sentence } from "./sentences.ts";
import type { Token } from "./tokens.ts";

type Sign = { readonly points: number; readonly each: string; readonly inQuotes?: false };

/** What makes a sentence a story rather than a finding, in points. Clinical words count against it. */
export const storySigns: readonly Sign[] = [
  { points: 1, each: "(he|she|him|his|her|hers|himself|herself)" },
  { points: 1, each: "@kin" },
  { points: 2, each: "(@told|recount*|narrat*|confid*|confess*|described|shared|explained|disclosed)" },
  { points: 3, each: "(i|me|my|myself|we|us)", inQuotes: false },
  {
    points: -1,
    each: "(@clinicalWord|@sign|@disorder|@modality|@measure|@bodily|@meds|session*|client|pt|patient|ct)",
  },
];

/** Points for each word that charts do not use, and for a quotation of three words or more. */
export const unchartedPoints = 2;
const quotationPoints = 2;

const signs = storySigns.map((sign) => ({ ...sign, phrase: phrase(sign.each) }));

// A capital within a sentence is a name, and names stand in findings too.
const isUncharted = ({ text, capital }: Token, at: number): boolean =>
  /^\p{L}{2}/u.test(text) && !(capital && at > 0) && !isChartWord(text);

/** How much of a story a sentence tells, in points. */
export function storyIn(sentence: Sentence): number {
  const { tokens, body } = sentence;
  const words = tokens.slice(body);
  const isSpoken = (at: number): boolean => tokens[at]?.quoted === true;
  const counted = signs.map(({ points, phrase: each, inQuotes }) => {
    const found = matches(each, sentence, body);
    return points * found.filter(({ from }) => inQuotes !== false || !isSpoken(from)).length;
  });
  const quotation = words.filter(({ quoted }) => quoted).length >= 3 ? quotationPoints : 0;
  const uncharted = unchartedPoints * words.filter(isUncharted).length;
  return counted.reduce((sum, points) => sum + points, quotation + uncharted);
}
