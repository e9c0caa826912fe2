import type { Glyph } from "./legibility.ts";

const says = /[\p{L}\p{N}]/u;
/** In heights of a letter: glyphs further apart than this are two runs. */
const widestGap = 3;

/**
 * Glyphs of one kind, put together line by line in the order in which they stand: one run for what one reader would copy.
 * Runs of nothing but dots and lines say nothing and are left out; so are those of fewer letters and digits than `least`,
 * and one or two that were cut off a word which shows otherwise.
 */
export function runsOf<Kind>(
  glyphs: readonly Glyph[],
  kindOf: (glyph: Glyph, at: number) => Kind | undefined,
  least = 2,
): readonly { readonly kind: Kind; readonly glyphs: readonly Glyph[] }[] {
  const runs: { kind: Kind; glyphs: Glyph[]; last: number }[] = [];
  for (const [at, glyph] of glyphs.entries()) {
    const kind = kindOf(glyph, at);
    if (kind === undefined) continue;
    const run = runs.at(-1);
    const before = run?.glyphs.at(-1);
    if (run && before && run.kind === kind && run.last === at - 1 && isNextTo(before, glyph)) {
      run.glyphs.push(glyph);
      run.last = at;
    } else runs.push({ kind, glyphs: [glyph], last: at });
  }
  return runs.filter((run) => {
    const telling = run.glyphs.filter(({ letter }) => says.test(letter)).length;
    const isPiece = !standsAlone(glyphs, run.last - run.glyphs.length + 1, run.last);
    return telling >= (isPiece ? Math.max(least, 3) : least);
  });
}

function isNextTo({ box: one }: Glyph, { box: other }: Glyph): boolean {
  const height = Math.max(one[3] - one[1], other[3] - other[1], one[2] - one[0], other[2] - other[0], 1);
  const across = Math.max(one[0], other[0]) - Math.min(one[2], other[2]);
  const along = Math.max(one[1], other[1]) - Math.min(one[3], other[3]);
  const upright = along < 0 && across < widestGap * height;
  return upright || (across < 0 && along < widestGap * height);
}

function standsAlone(glyphs: readonly Glyph[], first: number, last: number): boolean {
  const touches = (one: Glyph | undefined, other: Glyph | undefined) =>
    one !== undefined && other !== undefined && sameWord(one, other);
  return !touches(glyphs[first - 1], glyphs[first]) && !touches(glyphs[last], glyphs[last + 1]);
}

/** What some glyphs say, with a space wherever they stand apart. */
export function wordsOf(glyphs: readonly Glyph[]): string {
  let text = "";
  let before: Glyph | undefined;
  for (const glyph of glyphs) {
    if (before && !sameWord(before, glyph)) text += " ";
    text += glyph.letter;
    before = glyph;
  }
  return text;
}

/** As in a word: the gap is less than a fifth of the letters' size, on the same line. */
function sameWord({ box: one, size }: Glyph, { box: other }: Glyph): boolean {
  const gap = Math.max(size, 1) * 0.2;
  const across = Math.max(one[0], other[0]) - Math.min(one[2], other[2]);
  const along = Math.max(one[1], other[1]) - Math.min(one[3], other[3]);
  return across < gap && along < gap;
}
