import { matches, type Match } from "./matching.ts";
import { phrase } from "./phrase.ts";
import type { Sentence } from "./sentences.ts";

/** Surroundings that take the weight from words. */
export type Context =
  /** Said in quotation marks. */
  | "quoted"
  /** A negation stands shortly before. */
  | "negated"
  /** Told by somebody, imagined or asked. */
  | "told"
  /** About another person than the client. */
  | "of-another"
  /** In a sentence with a person for its subject; clinicians write findings without one. */
  | "in-prose";

const negation = phrase("@not");
const telling = phrase("(@told|@musing)");
const people = phrase("(@kin|@they)");
const relatives = phrase("@kin");
const subjects = phrase("(he|she|they|i|we|you|me|us|him|@told)");
const negationReach = 5;
const personReach = 8;

/** Where the clause before a match begins, at most so many words away. */
function clauseFrom({ tokens, body }: Sentence, { from }: Match, reach: number): number {
  const clause = tokens.findLastIndex(({ text }, at) => at < from && (text === ";" || text === "but")) + 1;
  return Math.max(body, clause, from - reach);
}

const inContext: Readonly<Record<Context, (sentence: Sentence, match: Match) => boolean>> = {
  quoted: ({ tokens }, { from }) => tokens[from]?.quoted === true,
  negated: (sentence, match) =>
    matches(negation, sentence, clauseFrom(sentence, match, negationReach), match.from).length > 0,
  told: (sentence, match) => matches(telling, sentence, sentence.body, match.from).length > 0,
  // The person named last before the words is the one they are about.
  "of-another": (sentence, match) => {
    const last = matches(people, sentence, clauseFrom(sentence, match, personReach), match.from).at(-1);
    return last !== undefined && matches(relatives, sentence, last.from, last.to).length > 0;
  },
  "in-prose": (sentence) => matches(subjects, sentence, sentence.body).length > 0,
};

/** Whether the words at a match stand in such surroundings. */
export const standsIn = (context: Context, sentence: Sentence, match: Match): boolean =>
  inContext[context](sentence, match);
