import { found } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import {
  around,
  coveredShare,
  isLegible,
  seenOf,
} from "../../../workflows/production/redaction-check/legibility.ts";
import type { Glyph } from "../../../workflows/production/redaction-check/legibility.ts";
import { runsOf, wordsOf } from "../../../workflows/production/redaction-check/runs.ts";
import type { Pdfium } from "../pdfium.ts";
import { drawOnly } from "./draw-page.ts";
import type { Hiding, OpenPage } from "./read-page.ts";

/**
 * Text under other text: a label on a box, or the new wording on a white patch, has ink where the old text has some, so that
 * it seems to be seen. The page is drawn without the earlier text alone, and where that changes nothing it was not seen.
 */
export function overprintedText(
  engine: Pdfium,
  page: OpenPage,
  number: number,
  measured: readonly { readonly hiding: Hiding }[],
): readonly RedactionFinding[] {
  const { handle, sheet, objects, glyphs } = page;
  const earlier = overprinted(glyphs.filter((_, at) => measured[at]?.hiding === undefined));
  if (earlier.size === 0) return [];
  const orders = new Set([...earlier].map(({ object }) => object));
  const without = drawOnly(
    engine,
    handle,
    sheet,
    objects,
    ({ order }) => !orders.has(order),
    page.document.form,
  );
  const drawn = { shown: page.shown(), bare: without, alone: page.alone(), toPixels: sheet.toPixels };
  const runs = runsOf(glyphs, (glyph, at) =>
    measured[at]?.hiding === undefined && earlier.has(glyph) && !isLegible(seenOf(glyph, drawn))
      ? ("under-text" as const)
      : undefined,
  );
  return runs.map((run) =>
    found("text-under-text", wordsOf(run.glyphs), number, around(run.glyphs.map(({ box }) => box))),
  );
}

/** Points of the side of a square in which glyphs are looked for that lie over one another. */
const side = 16;

/** The glyphs over which another letter was set later. The same letter twice is bold, not hidden. */
function overprinted(glyphs: readonly Glyph[]): ReadonlySet<Glyph> {
  const squares = new Map<string, Glyph[]>();
  const under = new Set<Glyph>();
  for (const glyph of glyphs) {
    const [x, y] = [(glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2];
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
    for (const near of [-1, 0, 1])
      for (const close of [-1, 0, 1])
        for (const other of squares.get(`${column + near} ${row + close}`) ?? [])
          if (other.object < glyph.object && !sameLetter(other.letter, glyph.letter))
            if (coveredShare(other.box, glyph.box) > 0.3) under.add(other);
    const key = `${column} ${row}`;
    squares.set(key, [...(squares.get(key) ?? []), glyph]);
  }
  return under;
}

/** A ligature and its letters are the same. */
function sameLetter(one: string, other: string): boolean {
  const [first, second] = [one.normalize("NFKC"), other.normalize("NFKC")];
  return first.includes(second) || second.includes(first);
}
