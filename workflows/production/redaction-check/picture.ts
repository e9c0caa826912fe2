import type { Box } from "./finding.ts";

/** A page as it was drawn, row by row from the top: blue, green, red and an unused byte for each pixel; where it is told, one of grey. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** An area of a picture: the first column and row, and those just past the last. */
export type Area = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** From points of a page to pixels of its picture: x = a·x + c·y + e, y = b·x + d·y + f. */
export type ToPixels = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** The pixels that a box touches, some more around it, as far as they are in the picture. */
export function areaOf(
  [left, bottom, right, top]: Box,
  [a, b, c, d, e, f]: ToPixels,
  { width, height }: Picture,
  more = 0,
): Area {
  const [x, otherX] = [a * left + c * bottom + e, a * right + c * top + e];
  const [y, otherY] = [b * left + d * bottom + f, b * right + d * top + f];
  return {
    left: clamp(Math.floor(Math.min(x, otherX)) - more, width),
    right: clamp(Math.ceil(Math.max(x, otherX)) + more, width),
    top: clamp(Math.floor(Math.min(y, otherY)) - more, height),
    bottom: clamp(Math.ceil(Math.max(y, otherY)) + more, height),
  };
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));

/** How many pixels an area has. */
export const sizeOf = ({ left, right, top, bottom }: Area): number =>
  Math.max(0, right - left) * Math.max(0, bottom - top);

/** Calls with the place of each pixel of an area in the bytes of a picture of this width. */
export function eachPixel(area: Area, width: number, look: (at: number, x: number, y: number) => void): void {
  for (let y = area.top; y < area.bottom; y += 1)
    for (let x = area.left, at = (y * width + x) * 4; x < area.right; x += 1, at += 4) look(at, x, y);
}

/** How far two pixels are apart in the colour that differs most, 0 to 255. */
export const apart = (one: Uint8Array, other: Uint8Array, at: number): number =>
  Math.max(
    Math.abs((one[at] ?? 0) - (other[at] ?? 0)),
    Math.abs((one[at + 1] ?? 0) - (other[at + 1] ?? 0)),
    Math.abs((one[at + 2] ?? 0) - (other[at + 2] ?? 0)),
  );

/** How light a pixel is, 0 to 255 (ITU-R BT.601). */
export const lightness = (pixels: Uint8Array, at: number): number =>
  ((pixels[at] ?? 0) * 29 + (pixels[at + 1] ?? 0) * 150 + (pixels[at + 2] ?? 0) * 77) >> 8;

/** The pixels of a picture, each as one number, and what that is where it is white: most are. */
function numbersOf({ pixels, width, height }: Picture): {
  readonly numbers: Uint8Array | Uint32Array;
  readonly white: number;
} {
  if (pixels.length === width * height) return { numbers: pixels, white: 0xff };
  const known = views.get(pixels);
  if (known) return { numbers: known, white: 0xff_ff_ff };
  // Of a copy nothing is kept: what is drawn later would not be in it.
  if (pixels.byteOffset % 4 !== 0)
    return { numbers: new Uint32Array(pixels.slice().buffer), white: 0xff_ff_ff };
  const numbers = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length >> 2);
  views.set(pixels, numbers);
  return { numbers, white: 0xff_ff_ff };
}
const views = new WeakMap<Uint8Array, Uint32Array>();

/** Of a pixel as one number, as `lightness` of its bytes. */
const lightnessOf = (pixel: number, white: number): number =>
  white === 0xff
    ? pixel
    : ((pixel & 255) * 29 + ((pixel >> 8) & 255) * 150 + ((pixel >> 16) & 255) * 77) >> 8;

/** How many pixels have each lightness: of one area at a time. */
const counts = new Uint32Array(256);

/** The lightness that half of an area is darker than. */
export function middleLightness(picture: Picture, area: Area): number {
  const { numbers, white } = numbersOf(picture);
  const { width } = picture;
  counts.fill(0);
  for (let y = area.top; y < area.bottom; y += 1) {
    const end = y * width + area.right;
    for (let at = y * width + area.left; at < end; at += 1) {
      const pixel = numbers[at] ?? 0;
      // White counts as nothing darker does: what is left over in the end.
      if ((pixel & white) === white) continue;
      const level = lightnessOf(pixel, white);
      counts[level] = (counts[level] ?? 0) + 1;
    }
  }
  const half = sizeOf(area) / 2;
  let sum = 0;
  for (let level = 0; level < 255; level += 1) {
    sum += counts[level] ?? 0;
    if (sum > half) return level;
  }
  return 255;
}

/** How many pixels of an area are further from a lightness than some difference, counted until there are enough. */
export function marksIn(
  picture: Picture,
  area: Area,
  {
    ground,
    difference,
    enough,
  }: { readonly ground: number; readonly difference: number; readonly enough: number },
): number {
  const { numbers, white } = numbersOf(picture);
  const { width } = picture;
  const ofWhite = Math.abs(255 - ground) > difference ? 1 : 0;
  let marks = 0;
  for (let y = area.top; y < area.bottom && marks < enough; y += 1) {
    const end = y * width + area.right;
    for (let at = y * width + area.left; at < end; at += 1) {
      const pixel = numbers[at] ?? 0;
      if ((pixel & white) === white) marks += ofWhite;
      else if (Math.abs(lightnessOf(pixel, white) - ground) > difference) marks += 1;
    }
  }
  return marks;
}
