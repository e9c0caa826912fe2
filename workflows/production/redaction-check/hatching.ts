import { apart, areaOf, eachPixel, lightness, sizeOf } from "./picture.ts";
import type { Picture, ToPixels } from "./picture.ts";
import type { Box } from "./finding.ts";

/**
 * How much of an area something covers that is drawn over it, over how many of its rows and columns that is spread, and
 * which share of it lies beside the letters.
 */
type Spread = {
  readonly share: number;
  readonly rows: number;
  readonly columns: number;
  readonly beside: number;
};

const noticed = 40;

/** Compares a page without its text with the same without what lies over the text; `letters` is its text alone. */
export function spreadOf(
  box: Box,
  toPixels: ToPixels,
  { marked: with_, unmarked: without, letters }: Readonly<Record<"marked" | "unmarked" | "letters", Picture>>,
): Spread {
  const area = areaOf(box, toPixels, with_);
  const [rows, columns] = [new Set<number>(), new Set<number>()];
  let [marked, beside] = [0, 0];
  eachPixel(area, with_.width, (at, x, y) => {
    if (apart(with_.pixels, without.pixels, at) < noticed) return;
    marked += 1;
    if (lightness(letters.pixels, at) > 250) beside += 1;
    rows.add(y);
    columns.add(x);
  });
  const size = Math.max(1, sizeOf(area));
  return {
    share: marked / size,
    beside: marked === 0 ? 0 : beside / marked,
    rows: rows.size / Math.max(1, area.bottom - area.top),
    columns: columns.size / Math.max(1, area.right - area.left),
  };
}

/**
 * Whether what lies over text is hatching: it reaches over the whole height and length of the words, with gaps. A line
 * under words or through them is in few rows, the border of a table in few columns, and an outline of the letters themselves
 * lies beside none of them.
 */
export const isHatched = ({ share, rows, columns, beside }: Spread): boolean =>
  beside >= 0.4 &&
  share >= 0.12 &&
  share <= 0.92 &&
  columns >= 0.6 &&
  (rows >= 0.7 || (share >= 0.35 && rows >= 0.4));

/** Whether a mark takes most of the contrast from letters that can be made out through it. */
export const isNearlyOpaque = (through: number, without: number): boolean =>
  through < 110 && through < without * 0.45;
