import type { PDFFont } from "@cantoo/pdf-lib";
import { blankText } from "../../workflows/papers/paper.ts";
import type { Line } from "../../workflows/papers/paper.ts";

/** A line that fits: its text, and the stretches of it that are blanks. */
export type SetLine = {
  readonly text: string;
  readonly blanks: readonly { readonly from: number; readonly length: number }[];
};
type Word = { readonly text: string; readonly blank: boolean };

/** A letter by its number, as Unicode writes it. */
export const numberOf = (letter: string): string =>
  `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;

/** Told at the end of a file that has letters without a glyph. */
export const glyphlessWords = (letters: readonly string[]): string =>
  `This file has no glyph for ${letters.map(numberOf).join(", ")}: each stands as its number where it is.`;

/** Breaks a line to a width. `lost`: letters that have no glyph and are shown as their numbers. */
export function brokenLines(
  line: Line,
  font: PDFFont,
  size: number,
  width: number,
): { readonly lines: readonly SetLine[]; readonly lost: readonly string[] } {
  const known = new Set(font.getCharacterSet());
  const lost = new Set<string>();
  const shown = (text: string): string =>
    Array.from(text.normalize("NFC"))
      .map((letter) => {
        if (known.has(letter.codePointAt(0) ?? 0)) return letter;
        lost.add(letter);
        return numberOf(letter);
      })
      .join("");
  const fits = (text: string) => font.widthOfTextAtSize(text, size) <= width;
  const lines: Word[][] = [[]];
  for (const word of wordsOf(line).flatMap((one) => splitLong({ ...one, text: shown(one.text) }, fits))) {
    const current = lines.at(-1) ?? [];
    if (current.length > 0 && !fits([...current, word].map(({ text }) => text).join(" "))) lines.push([word]);
    else current.push(word);
  }
  return { lines: lines.map((words) => setLine(words, font, size)), lost: [...lost] };
}

/** Words as they follow each other; a run that ends without a space goes on in the next. */
function wordsOf(line: Line): readonly Word[] {
  const words: Word[] = [];
  let glued = false;
  for (const run of line) {
    const text = typeof run === "string" ? run : blankText(run.blank);
    const parts = text.split(/\s+/);
    for (const [at, part] of parts.entries()) {
      const before = words.at(-1);
      if (at === 0 && glued && before && part !== "")
        words[words.length - 1] = {
          text: before.text + part,
          blank: before.blank || typeof run !== "string",
        };
      else if (part !== "") words.push({ text: part, blank: typeof run !== "string" });
    }
    glued = parts.at(-1) !== "";
  }
  return words;
}

/** A word wider than the line, such as a digest, goes on in the next. */
function splitLong(word: Word, fits: (text: string) => boolean): readonly Word[] {
  if (fits(word.text) || word.text.length < 2) return [word];
  let most = 1;
  while (most < word.text.length - 1 && fits(word.text.slice(0, most + 1))) most += 1;
  return [
    { ...word, text: word.text.slice(0, most) },
    ...splitLong({ ...word, text: word.text.slice(most) }, fits),
  ];
}

function setLine(words: readonly Word[], font: PDFFont, size: number): SetLine {
  const widthTo = (count: number) =>
    font.widthOfTextAtSize(
      words
        .slice(0, count)
        .map(({ text }) => text)
        .join(" "),
      size,
    );
  const space = font.widthOfTextAtSize(" ", size);
  return {
    text: words.map(({ text }) => text).join(" "),
    blanks: words.flatMap(({ blank }, at) => {
      if (!blank) return [];
      const from = at === 0 ? 0 : widthTo(at) + space;
      return [{ from, length: widthTo(at + 1) - from }];
    }),
  };
}
