import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { readFace } from "./truetype.ts";
import type { Face } from "./truetype.ts";

// Tinos stands as wide as the Times of every reader, letter for letter, and has Latin, Greek and Cyrillic. The files come
// along beside the bundle (infra/bundle.ts); they are read with the first paper that needs them.
const files = {
  plain: "@expo-google-fonts/tinos/Tinos_400Regular.ttf",
  bold: "@expo-google-fonts/tinos/Tinos_700Bold.ttf",
} as const;
export type Weight = keyof typeof files;

const { resolve } = createRequire(import.meta.url);
/** One of the two fonts of letters beyond the Western set. */
export const letterFace = async (weight: Weight): Promise<Face> =>
  readFace(await readFile(resolve(files[weight])));

// Marks that stand over the letter before them, and what is written from right to left: both take more than one glyph after another.
const setOtherwise = /^[\p{M}\u0590-\u08ff\u200e\u200f\ufb1d-\ufdff\ufe70-\ufeff]$/u;

/** The letters that can be set with a font, by code point: those it has that stand one after another. */
export const lettersOf = ({ glyphs }: Face): readonly number[] =>
  [...glyphs.keys()].filter((code) => !setOtherwise.test(String.fromCodePoint(code)));

// Windows-1252 beyond Latin-1: with ASCII and Latin-1 the letters that the standard fonts of a PDF have (ISO 32000-1, annex D).
const western = new Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
/** Whether every letter of a text is in the fonts that every reader has. */
export const isWestern = (text: string): boolean =>
  Array.from(text.normalize("NFC")).every(
    (letter) => /^[\s\u0020-\u007e\u00a0-\u00ff]$/u.test(letter) || western.has(letter),
  );
