import { describe, expect, it } from "vitest";
import { matches } from "../../../workflows/notes/matching.ts";
import { phrase } from "../../../workflows/notes/phrase.ts";
import { languageRules } from "../../../workflows/notes/rules/index.ts";
import { sentencesOf } from "../../../workflows/notes/sentences.ts";

const found = (text: string, note: string): readonly string[] => {
  const one = phrase(text);
  return sentencesOf(note).flatMap((sentence) =>
    matches(one, sentence).map(({ from, to }) =>
      note.slice(sentence.tokens[from]?.from, sentence.tokens[to - 1]?.to),
    ),
  );
};

describe("the language of phrases", () => {
  it("takes words in order, whatever their capitals, hyphens and possessive endings", () => {
    expect(found("follow up visit", "A Follow-up visit's length.")).toEqual(["Follow-up visit's"]);
  });

  it("takes stems, and capitals only where the phrase has them", () => {
    expect(found("prescri*", "Prescribed, a prescription.")).toEqual(["Prescribed", "prescription"]);
    expect(found("ACT", "We act on ACT.")).toEqual(["ACT"]);
  });

  it("takes one of several, of one word or more, and leaves out what is optional", () => {
    expect(found("(no|ran out of) medication", "He ran out of medication.")).toEqual([
      "ran out of medication",
    ]);
    expect(found("very? (small|large)? dose", "A dose, a very dose, a large dose.")).toEqual([
      "dose",
      "very dose",
      "large dose",
    ]);
  });

  it("crosses at most so many words, and no semicolon", () => {
    expect(found("score ..2 @digits", "Score today was 12.")).toEqual(["Score today was 12"]);
    expect(found("score ..1 @digits", "Score today was 12.")).toEqual([]);
    expect(found("score ..4 @digits", "A score; 12 chairs.")).toEqual([]);
    expect(found("a ..2-3 b", "a b. a x b. a x y b.")).toEqual(["a x y b"]);
  });

  it("finds the start of a sentence, and of what follows its heading", () => {
    expect(found("^ continue", "Continue. They continue. Plan: continue.")).toEqual(["Continue", "continue"]);
  });

  it("gives the shortest match from each place, none overlapping", () => {
    expect(found("said ..3 mother", "She said that she said her mother, mother.")).toEqual([
      "said her mother",
    ]);
  });

  it("refuses a class that does not exist, half a parenthesis and a phrase without words", () => {
    expect(() => phrase("@nothing")).toThrow("@nothing is not a class of words.ts");
    expect(() => phrase("(one|two")).toThrow("a parenthesis stays open in: (one|two");
    expect(() => phrase("one)")).toThrow("a parenthesis closes nothing in: one)");
    expect(() => phrase("one? two?")).toThrow("a phrase must take a word: one? two?");
  });

  it("has no step that can repeat, so that every phrase of a rule ends after so many words", () => {
    const phrases = languageRules.flatMap(({ any = [], and = [], not = [] }) => [...any, ...and, ...not]);
    for (const { steps } of phrases.map(phrase))
      for (const [at, { next }] of steps.entries()) expect(next.every((step) => step < at)).toBe(true);
  });
});
