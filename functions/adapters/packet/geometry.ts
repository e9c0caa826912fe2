/** A matrix of six numbers, as content streams write it (ISO 32000-1, 8.3.4). */
export type Matrix = readonly [number, number, number, number, number, number];
/** A box by its edges; empty where an edge lies beyond the one across. */
export type Box = {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
};

export const identity: Matrix = [1, 0, 0, 1, 0, 0];
export const nowhere: Box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity };

/** First `inner`, then `outer`. */
export const composed = (inner: Matrix, outer: Matrix): Matrix => [
  inner[0] * outer[0] + inner[1] * outer[2],
  inner[0] * outer[1] + inner[1] * outer[3],
  inner[2] * outer[0] + inner[3] * outer[2],
  inner[2] * outer[1] + inner[3] * outer[3],
  inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
  inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
];

export const moved = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

/** How much longer a length becomes, at most. */
export const stretch = ([a, b, c, d]: Matrix): number => Math.max(Math.hypot(a, b), Math.hypot(c, d));

export const around = (box: Box, x: number, y: number): Box => ({
  left: Math.min(box.left, x),
  bottom: Math.min(box.bottom, y),
  right: Math.max(box.right, x),
  top: Math.max(box.top, y),
});

/** The box around a rectangle once it is turned and moved. */
export const boxOf = (matrix: Matrix, [x1, y1, x2, y2]: readonly [number, number, number, number]): Box =>
  (
    [
      [x1, y1],
      [x1, y2],
      [x2, y1],
      [x2, y2],
    ] as const
  ).reduce((box, [x, y]) => around(box, ...moved(matrix, x, y)), nowhere);

export const shared = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  bottom: Math.max(one.bottom, other.bottom),
  right: Math.min(one.right, other.right),
  top: Math.min(one.top, other.top),
});

export const isEmpty = ({ left, bottom, right, top }: Box): boolean => !(left < right && bottom < top);
export const grown = ({ left, bottom, right, top }: Box, by: number): Box => ({
  left: left - by,
  bottom: bottom - by,
  right: right + by,
  top: top + by,
});
export const holds = ({ left, bottom, right, top }: Box, x: number, y: number): boolean =>
  x >= left && x <= right && y >= bottom && y <= top;
