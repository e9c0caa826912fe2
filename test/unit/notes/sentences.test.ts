import { describe, expect, it } from "vitest";
import { sentencesOf } from "../../../workflows/notes/sentences.ts";

const read = (text: string): readonly (readonly [string | undefined, string])[] =>
  sentencesOf(text).map(({ tokens, section }) => [
    section,
    text.slice(tokens[0]?.from, tokens.at(-1)?.to).replaceAll("\n", " "),
  ]);

describe("sentences of a note", () => {
  it("end with their mark, not with an initial, a title or a decimal", () => {
    expect(read("Dr. Hale saw M. Today 2.5 mg. She wept.")).toEqual([
      [undefined, "Dr. Hale saw M. Today 2.5 mg."],
      [undefined, "She wept."],
    ]);
  });

  it("keep a closing quotation mark", () => {
    expect(read('"I smiled." She left. "Why?" I said.')).toEqual([
      [undefined, '"I smiled."'],
      [undefined, "She left."],
      [undefined, '"Why?"'],
      [undefined, "I said."],
    ]);
  });

  it("go on over a line that only the page broke, and stop at a short line, a bullet and an empty line", () => {
    const long = "Client described a week of poor sleep and low appetite and\nhas missed two days of work";
    expect(read(long)).toHaveLength(1);
    expect(read("Mood low\nSleep poor\n- Refer to PCP\n\nShe wept")).toHaveLength(4);
  });

  it("belong to the part of the form they stand in, also when the whole form is one line", () => {
    expect(read("S: Sleeps badly. Cries. O: Calm A: MDD\nP: Weekly")).toEqual([
      ["subjective", "S: Sleeps badly."],
      ["subjective", "Cries."],
      ["objective", "O: Calm"],
      ["assessment", "A: MDD"],
      ["plan", "P: Weekly"],
    ]);
  });

  it("leave a topic after its sentence, and after the paragraph that it stands above", () => {
    expect(read("Prognosis: fair. She wept.\n\nMEDICATIONS\nLexapro 10 mg\nNone other\n\nShe left.")).toEqual(
      [
        ["prognosis", "Prognosis: fair."],
        [undefined, "She wept."],
        ["medication", "MEDICATIONS"],
        ["medication", "Lexapro 10 mg"],
        ["medication", "None other"],
        [undefined, "She left."],
      ],
    );
  });

  it("know which words stand in quotation marks, and forget one that nobody closed at the next paragraph", () => {
    const quoted = sentencesOf('He said "stay here" and ‘don’t’ and "went.\n\nShe left.')
      .flatMap(({ tokens }) => tokens)
      .filter((token) => token.quoted)
      .map(({ text }) => text);
    expect(quoted).toEqual(["stay", "here", "don't", "went", "."]);
  });

  it("are cut after two hundred words if nothing ends them", () => {
    expect(sentencesOf("word ".repeat(1000)).map(({ tokens }) => tokens.length)).toEqual([
      200, 200, 200, 200, 200,
    ]);
  });

  it("are read in time that grows with the text, whatever is written in it", () => {
    const hostile = [
      "a",
      "a'",
      "a-\n",
      "1",
      "1:",
      "1.",
      '"',
      "'",
      "\n",
      " \n",
      "(",
      ".",
      "A: ",
      "a.m.",
      "\u0301",
      "ab ",
    ];
    const timeOf = (text: string): number => {
      const start = performance.now();
      sentencesOf(text);
      return performance.now() - start;
    };
    const slow = hostile.filter((piece) => {
      const [short = 0, long = 0] = [10_000, 80_000].map((length) =>
        Math.min(timeOf(piece.repeat(length / piece.length)), timeOf(piece.repeat(length / piece.length))),
      );
      // Eight times the text; quadratic time would be sixty-four times as long.
      return long > 30 * short + 300;
    });
    expect(slow).toEqual([]);
  }, 60_000);
});
