import type { PageBox } from "../../workflows/contract/redaction.ts";
import type { Pixels } from "./redaction/pdfium-page.ts";

/** A rectangle of pixels: columns and rows from the upper left corner, the last ones not included. */
export type Area = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Every pixel that a box touches, within the picture. */
export const areaOf = (box: PageBox, dotsPerPoint: number, { columns, rows }: Pixels): Area => ({
  left: Math.max(0, Math.min(columns, Math.floor(box.left * dotsPerPoint))),
  top: Math.max(0, Math.min(rows, Math.floor(box.top * dotsPerPoint))),
  right: Math.max(0, Math.min(columns, Math.ceil(box.right * dotsPerPoint))),
  bottom: Math.max(0, Math.min(rows, Math.ceil(box.bottom * dotsPerPoint))),
});

const lightest = 255;
/** Below this a pixel counts as ink: paper is scanned lighter, and the edges of letters do not matter. */
const inkBelow = 190;

/** How many bytes a pixel has, four or one. */
export const bytesOf = ({ bytes, columns, rows }: Pixels): 1 | 4 => (bytes.length === columns * rows ? 1 : 4);

export const isInk = (picture: Pixels, column: number, row: number): boolean => {
  const { bytes, columns } = picture;
  if (bytesOf(picture) === 1) return (bytes[row * columns + column] ?? lightest) < inkBelow;
  const at = (row * columns + column) * 4;
  return Math.min(bytes[at] ?? lightest, bytes[at + 1] ?? lightest, bytes[at + 2] ?? lightest) < inkBelow;
};

/** Gives every pixel of an area one colour, as blue, green and red. */
export function fill(picture: Pixels, area: Area, [blue, green, red]: Colour): void {
  const { bytes, columns } = picture;
  if (bytesOf(picture) === 1) {
    for (let row = area.top; row < area.bottom; row += 1)
      bytes.fill(green, row * columns + area.left, row * columns + Math.max(area.left, area.right));
    return;
  }
  for (let row = area.top; row < area.bottom; row += 1)
    for (let at = (row * columns + area.left) * 4; at < (row * columns + area.right) * 4; at += 4) {
      bytes[at] = blue;
      bytes[at + 1] = green;
      bytes[at + 2] = red;
    }
}
export type Colour = readonly [number, number, number];
export const black: Colour = [0, 0, 0];
export const white: Colour = [255, 255, 255];

/** The colour that most of an area has: its paper. */
export function paperOf(picture: Pixels, area: Area): Colour {
  const { bytes, columns } = picture;
  const wide = bytesOf(picture);
  const colourAt = (at: number) =>
    wide === 1
      ? (bytes[at] ?? 0) * 0x01_01_01
      : ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  const counts = new Map<number, number>();
  // Runs of one colour are counted at once.
  let [last, run] = [-1, 0];
  const count = () => counts.set(last, (counts.get(last) ?? 0) + run);
  for (let row = area.top; row < area.bottom; row += 1) {
    const end = (row * columns + area.right) * wide;
    for (let at = (row * columns + area.left) * wide; at < end; at += wide) {
      const colour = colourAt(at);
      if (colour === last) {
        run += 1;
        continue;
      }
      if (run > 0) count();
      [last, run] = [colour, 1];
    }
  }
  if (run > 0) count();
  const [most] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0xffffff, 0]);
  return [(most >> 16) & 255, (most >> 8) & 255, most & 255];
}

/** Lays one picture upon another of as many bytes a pixel, its corner at a pixel; what would lie outside is left out. */
export function lay(onto: Pixels, tile: Pixels, left: number, top: number): void {
  const [first, end] = [Math.max(0, -left), Math.min(tile.columns, onto.columns - left)];
  if (first >= end) return;
  const wide = bytesOf(onto);
  for (let row = Math.max(0, -top); row < Math.min(tile.rows, onto.rows - top); row += 1) {
    const from = row * tile.columns;
    const line = tile.bytes.subarray((from + first) * wide, (from + end) * wide);
    onto.bytes.set(line, ((top + row) * onto.columns + left + first) * wide);
  }
}

/** Whether an area holds ink in any pixel that some test lets count. */
export function hasInk(
  picture: Pixels,
  area: Area,
  counts: (column: number, row: number) => boolean = () => true,
): boolean {
  for (let row = area.top; row < area.bottom; row += 1)
    for (let column = area.left; column < area.right; column += 1)
      if (isInk(picture, column, row) && counts(column, row)) return true;
  return false;
}
