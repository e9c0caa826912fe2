import { apart, areaOf, eachPixel, lightness, marksIn, middleLightness, sizeOf } from "./picture.ts";
import type { Picture, ToPixels } from "./picture.ts";
import type { Box } from "./finding.ts";

/** One drawn character, as the engine tells of it. */
export type Glyph = {
  readonly letter: string;
  readonly box: Box;
  /** Which text object of the page it belongs to, in the order in which they are drawn. */
  readonly object: number;
  /** Height of its letters in points, as they come out on the page. */
  readonly size: number;
  /** How it is drawn (ISO 32000-1, 9.3.6): 3 shows nothing, 7 only clips what follows. */
  readonly mode: number;
};

/** A page drawn three times: as a reader sees it, without its text, and its text alone in black on white. */
export type Drawn = {
  readonly shown: Picture;
  readonly bare: Picture;
  readonly alone: Picture;
  readonly toPixels: ToPixels;
};

/** How a glyph comes out: how much ink it has of its own, which share of that is seen, and with how much contrast (0 to 255). */
export type Seen = { readonly ink: number; readonly share: number; readonly contrast: number };

/** Ink beside which nothing could be told apart; a hairline has a few times as much. */
const someInk = 96;
/** Differences that nobody sees: about one in twenty. */
const leastContrast = 12;

/** Compares the ink of one glyph with the page: where it makes no difference whether the glyph is there, it is not seen. */
export function seenOf({ box }: Glyph, { shown, bare, alone, toPixels }: Drawn): Seen {
  let [ink, seen, difference] = [0, 0, 0];
  eachPixel(areaOf(box, toPixels, shown), shown.width, (at) => {
    const own = 255 - lightness(alone.pixels, at);
    if (own < 32) return;
    const apartBy = apart(shown.pixels, bare.pixels, at);
    ink += own;
    difference += apartBy;
    if (apartBy * 255 >= leastContrast * own) seen += own;
  });
  return { ink, share: ink === 0 ? 0 : seen / ink, contrast: ink === 0 ? 0 : (difference * 255) / ink };
}

/** Whether a glyph has any ink where it stands, seen or not. */
export const hasInk = ({ ink }: Seen): boolean => ink >= someInk;

/** Whether a reader can tell what it is. */
export const isLegible = ({ share, contrast }: Seen): boolean => share >= 0.5 && contrast >= leastContrast;

/** Points below which no printed letter is read. */
export const leastSize = 2;

/** What a text without ink stands on: the lightness of the ground, 0 to 255; undefined where there is nothing of it on the picture. */
export function groundOf(glyphs: readonly Glyph[], picture: Picture, toPixels: ToPixels): number | undefined {
  const whole = areaOf(around(glyphs.map(({ box }) => box)), toPixels, picture, 1);
  return sizeOf(whole) === 0 ? undefined : middleLightness(picture, whole);
}

/** On a darker ground a text without ink looks like what was written under a box. */
export const darkest = 110;

/**
 * Whether the page shows letters where these glyphs stand, though they themselves are not seen: a scan with its recognised
 * text. On a dark ground nearly every glyph must have its mark, or it may be what was written on a box.
 */
export function isEchoed(
  glyphs: readonly Glyph[],
  picture: Picture,
  toPixels: ToPixels,
  ground = groundOf(glyphs, picture, toPixels),
): boolean {
  const letters = glyphs.filter(({ letter }) => /[\p{L}\p{N}]/u.test(letter));
  if (letters.length === 0) return true;
  if (ground === undefined) return false;
  const marked = letters.filter(({ box }) => {
    const area = areaOf(box, toPixels, picture, 1);
    const enough = Math.max(2, sizeOf(area) * 0.03);
    return marksIn(picture, area, { ground, difference: 24, enough }) >= enough;
  });
  return marked.length >= letters.length * (ground < darkest ? 0.9 : 0.5);
}

/** The least box around some boxes. */
export const around = (boxes: readonly Box[]): Box => [
  boxes.reduce((least, [left]) => Math.min(least, left), Infinity),
  boxes.reduce((least, [, bottom]) => Math.min(least, bottom), Infinity),
  boxes.reduce((most, [, , right]) => Math.max(most, right), -Infinity),
  boxes.reduce((most, [, , , top]) => Math.max(most, top), -Infinity),
];

/** The share of a box that another covers. */
export function coveredShare(box: Box, by: Box): number {
  const width = Math.min(box[2], by[2]) - Math.max(box[0], by[0]);
  const height = Math.min(box[3], by[3]) - Math.max(box[1], by[1]);
  const area = Math.max(1e-6, box[2] - box[0]) * Math.max(1e-6, box[3] - box[1]);
  return width <= 0 || height <= 0 ? 0 : (width * height) / area;
}
