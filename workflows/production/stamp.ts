/** A rectangle of a page in its own units, before it is turned. */
export type PageBox = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
/** How a page is shown: how far it is turned clockwise, and how many points one of its units is. */
export type Shown = { readonly box: PageBox; readonly turn: 0 | 90 | 180 | 270; readonly unit: number };
/** Where a number goes: the page as it becomes, and the matrix and size of the text. */
export type StampPlace = {
  readonly box: PageBox;
  readonly matrix: readonly [number, number, number, number, number, number];
  readonly size: number;
};

// Widths of Helvetica for what numbers are made of, in thousandths of its size (Adobe, Core 14 AFM).
const widths: Readonly<Record<string, number>> = Object.fromEntries(
  [
    [278, "I"],
    [500, "J"],
    [556, "0123456789L"],
    [611, "FTZ"],
    [667, "ABEKPSVXY"],
    [722, "CDHNRU"],
    [778, "GOQ"],
    [833, "M"],
    [944, "W"],
  ].flatMap(([width, letters]) => Array.from(String(letters), (letter) => [letter, Number(width)])),
);

/** Points of the letters on a page of letter paper; on a larger sheet they grow with it, so that a print of it is readable. */
const points = { size: 9, margin: 6, band: 20, shorterSide: 612 } as const;

/** How long a number is at a size of one. */
export const stampLength = (number: string): number =>
  Array.from(number).reduce((sum, letter) => sum + (widths[letter] ?? 1000), 0) / 1000;

// Which way is right and which way is down, to who looks at a turned page.
const ways = {
  0: { right: [1, 0], down: [0, -1] },
  90: { right: [0, 1], down: [1, 0] },
  180: { right: [-1, 0], down: [0, 1] },
  270: { right: [0, -1], down: [-1, 0] },
} as const;

/**
 * Widens a page by a band along the edge that is shown at its foot, and says where the number goes in it: upright, at the
 * right, never over what the page shows. A page narrower than its number is widened at the right, too.
 */
export function stampPlace({ box, turn, unit }: Shown, number: string): StampPlace {
  const shorter = Math.min(box.width, box.height) * unit;
  const one = Math.max(1, shorter / points.shorterSide) / unit;
  const [size, margin] = [points.size * one, points.margin * one];
  // By whole units: what was shown stays on the same dots when the page is drawn.
  const band = Math.ceil(points.band * one);
  const { right, down } = ways[turn];
  const length = stampLength(number) * size;
  const across = turn % 180 === 0 ? box.width : box.height;
  const wider = Math.max(0, Math.ceil(length + 2 * margin - across));
  const grown = extended(extended(box, down, band), right, wider);
  const corner = {
    x: right[0] + down[0] > 0 ? grown.x + grown.width : grown.x,
    y: right[1] + down[1] > 0 ? grown.y + grown.height : grown.y,
  };
  const x = corner.x - right[0] * (margin + length) - down[0] * margin;
  const y = corner.y - right[1] * (margin + length) - down[1] * margin;
  return { box: grown, matrix: [right[0], right[1], -down[0] || 0, -down[1] || 0, x, y], size };
}

const extended = (
  { x, y, width, height }: PageBox,
  [dx, dy]: readonly [number, number],
  by: number,
): PageBox => ({
  x: dx < 0 ? x - by : x,
  y: dy < 0 ? y - by : y,
  width: width + Math.abs(dx) * by,
  height: height + Math.abs(dy) * by,
});
