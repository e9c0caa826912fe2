import type { Area, Picture } from "./picture.ts";
import { lightness } from "./picture.ts";

/** Pixels of the side of a tile: half of a printed letter. */
const tile = 6;
/** Lightness that lines and letters of a picture differ from their ground. */
const drawn = 60;
/** What may be left of that where something lies over it: more would be made out. */
const [evenShare, even] = [0.08, 3];
/** Tiles with something on them that a cover must hide, to be more than a speck. */
const leastTiles = 10;

/**
 * The areas in which a picture shows something by itself, and the page is even: something lies over it, and what it hides
 * is still there. `within` limits the search to where pictures are.
 */
export function coveredAreas(alone: Picture, shown: Picture, within: Area): readonly Area[] {
  const columns = Math.floor((within.right - within.left) / tile);
  const rows = Math.floor((within.bottom - within.top) / tile);
  const hidden = new Uint8Array(Math.max(0, columns * rows));
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [within.left + column * tile, within.top + row * tile];
      const own = spread(alone, x, y);
      const isHidden = own >= drawn && spread(shown, x, y) <= Math.max(even, own * evenShare);
      hidden[row * columns + column] = isHidden && hasStroke(alone, x, y) ? 1 : 0;
    }
  return patches(hidden, columns, rows)
    .filter(
      ({ count, top, bottom, left, right }) => count >= leastTiles && bottom - top > 1 && right - left > 1,
    )
    .map(({ left, top, right, bottom }) => ({
      left: within.left + left * tile,
      top: within.top + top * tile,
      right: within.left + right * tile,
      bottom: within.top + bottom * tile,
    }));
}

/** How far the darkest and the lightest pixel of a tile are apart. */
function spread({ pixels, width }: Picture, x: number, y: number): number {
  let [least, most] = [255, 0];
  for (let row = y; row < y + tile; row += 1)
    for (let column = x, at = (row * width + x) * 4; column < x + tile; column += 1, at += 4) {
      const light = lightness(pixels, at);
      if (light < least) least = light;
      if (light > most) most = light;
    }
  return most - least;
}

/**
 * Whether a line through a tile and its neighbours goes from light to dark and back, or the other way round, as over the
 * stroke of a letter. Over the edge of a box that is burnt into the picture it goes one way only.
 */
function hasStroke({ pixels, width, height }: Picture, x: number, y: number): boolean {
  const [left, top] = [Math.max(0, x - tile / 2), Math.max(0, y - tile / 2)];
  const [right, bottom] = [Math.min(width, x + tile * 1.5), Math.min(height, y + tile * 1.5)];
  const turnsOn = (from: number, step: number, count: number) =>
    turns(Array.from({ length: count }, (_, n) => lightness(pixels, from + n * step)));
  for (let row = top; row < bottom; row += 1)
    if (turnsOn((row * width + left) * 4, 4, right - left) >= 2) return true;
  for (let column = left; column < right; column += 1)
    if (turnsOn((top * width + column) * 4, width * 4, bottom - top) >= 2) return true;
  return false;
}

/** How often a row of lightnesses rises or falls by so much that it is seen, each rise and fall once. */
function turns(lights: readonly number[]): number {
  let [lowest, highest, rising, count] = [255, 0, undefined as boolean | undefined, 0];
  for (const light of lights) {
    [lowest, highest] = [Math.min(lowest, light), Math.max(highest, light)];
    const falls = rising !== false && highest - light >= drawn;
    const rises = rising !== true && light - lowest >= drawn;
    if (falls || rises) [rising, count, lowest, highest] = [rises, count + 1, light, light];
    // On its way it is measured from the furthest point that it has reached.
    else if (rising === true) lowest = highest;
    else if (rising === false) highest = lowest;
  }
  return count;
}

type Patch = Area & { readonly count: number };
/** In tiles: what is no further apart than this belongs together, as words of a line do. */
const reach = 3;

/** Marked tiles that lie near one another, each group with the area around it. */
function patches(marked: Uint8Array, columns: number, rows: number): readonly Patch[] {
  const found: Patch[] = [];
  for (let from = 0; from < marked.length; from += 1) {
    if (marked[from] !== 1) continue;
    const open = [from];
    marked[from] = 2;
    let [left, top, right, bottom, count] = [columns, rows, 0, 0, 0];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [row, column] = [Math.floor(next / columns), next % columns];
      [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
      count += 1;
      for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y += 1)
        for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x += 1)
          if (marked[y * columns + x] === 1) {
            marked[y * columns + x] = 2;
            open.push(y * columns + x);
          }
    }
    found.push({ left, top, right, bottom, count });
  }
  return found;
}
