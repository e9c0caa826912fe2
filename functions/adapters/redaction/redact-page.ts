import type { PageBox, RedactionBox, RedactionReason } from "../../../workflows/contract/redaction.ts";
import { around, overlaps } from "../../../workflows/production/redaction/page-words.ts";
import type { PageWord } from "../../../workflows/production/redaction/page-words.ts";
import { segmentsToSet } from "../../../workflows/production/redaction/segments.ts";
import type { Segment } from "../../../workflows/production/redaction/segments.ts";
import { labelOf, setAnew } from "../../../workflows/production/redaction/set-anew.ts";
import type { Measure, Placed } from "../../../workflows/production/redaction/set-anew.ts";
import { pictureStream } from "../pdf-picture.ts";
import type { PictureStream } from "../pdf-picture.ts";
import type { DrawnPart, Pixels, ShownPage } from "./pdfium-page.ts";
import { areaOf, black, bytesOf, fill, hasInk, lay, paperOf, white } from "../pixels.ts";
import type { Area } from "../pixels.ts";
import { amongFigures, figuresIn } from "./redact-figures.ts";
import { isInPicture } from "./word-in-picture.ts";

/** A page without what was to go: a picture of it, and where which words and labels stand. */
export type RedactedPage = {
  readonly width: number;
  readonly height: number;
  /** Packed as soon as it is done: one page is many megabytes. */
  readonly picture: PictureStream;
  /** In the order in which they are read. */
  readonly pieces: readonly RedactedPiece[];
};
/** A word that can be seen in the picture, or the label of a box, which is not in the picture yet. */
export type RedactedPiece = {
  readonly is: "word" | "label";
  readonly text: string;
  readonly box: PageBox;
};
/** Reads the words of a picture of a page: of a scan, which has none of its own. */
export type ReadPicture = (picture: Pixels, dotsPerPoint: number) => Promise<readonly PageWord[]>;

const dotsToTheInch = 200;
const mostPixels = 24_000_000;
/** Around what is erased or overwritten, in points: edges of letters are soft. */
const soft = 0.5;

/** The bytes of the last picture: whoever draws the next one takes them. New ones for each are most of what tidying up costs. */
let spare: Uint8Array | undefined;

/**
 * Draws a page anew without what its boxes touch. A word that is touched goes whole, and its line is set anew so that its
 * length cannot be measured; what is touched and is no word is overwritten where it stands. `mayBeGrey`: the document has no
 * colours but those that its pages tell.
 */
export async function redactPage(
  page: ShownPage,
  boxes: readonly RedactionBox[],
  measure: Measure,
  read: ReadPicture | undefined,
  mayBeGrey: boolean,
): Promise<RedactedPage> {
  const { width, height } = page;
  const grey = mayBeGrey && page.isColourless();
  const dots = Math.min(dotsToTheInch / 72, Math.sqrt(mostPixels / (width * height)));
  const whole = { left: 0, top: 0, columns: Math.ceil(width * dots), rows: Math.ceil(height * dots) };
  const picture = page.draw({ ...whole, dotsPerPoint: dots, over: spare, grey });
  spare = undefined;
  const all = await wordsFor(page, boxes, () => read?.(picture, dots));
  const goes = wordsThatGo(all, boxes);
  // What cannot be seen, on the page or beside it, is not shown by setting it anew.
  const words = all.filter((word) => goes.has(word) || isShown(picture, word, dots));
  const accounted = [
    ...words.map(({ ink }) => grown(ink, soft)),
    ...boxes.map(({ box }) => grown(box, soft)),
  ];
  const stretches = segmentsToSet(words, new Set(goes.keys()), width).map((segment) => ({
    segment,
    figures: figuresIn(picture, segment, dots, accounted),
  }));
  const segments = stretches.flatMap(({ segment, figures }) =>
    amongFigures(segment, figures).filter((part) => part.words.some((word) => goes.has(word))),
  );
  const erased = [
    ...segments.map((segment) => areaOf(grown(extentOf(segment), soft), dots, picture)),
    ...stretches.flatMap(({ figures }) => figures.underlines),
  ];
  const sideways = sidewaysBlocks(goes);
  const settled = [...erased, ...sideways.map(({ box }) => areaOf(box, dots, picture))];
  const blocks = [...sideways, ...pictureBlocks(picture, boxes, goes, settled, dots)];
  const papers = erased.map((area) => paperAround(picture, area));
  // Up to here the picture was read as it came: a second one to compare with would be as many megabytes again.
  for (const [at, area] of erased.entries()) fill(picture, area, papers[at] ?? white);
  const placed = segments.flatMap((segment) => setAnew(segment, (word) => markOf(goes, word), measure));
  const moved = new Map<PageWord, PageBox>();
  const labels = new Map<PageWord, RedactedPiece>();
  for (const piece of placed) {
    if ("word" in piece) {
      lay(picture, ...tileOf(page, piece, { dotsPerPoint: dots, grey }, [...goes.keys()]));
      moved.set(piece.word, piece.box);
    } else {
      fill(picture, areaOf(piece.box, dots, picture), black);
      labels.set(piece.first, { is: "label", text: piece.label, box: piece.box });
    }
  }
  for (const { box, without } of blocks)
    for (const area of piecesOf(areaOf(box, dots, picture), without)) fill(picture, area, black);
  const pieces = words.flatMap((word): readonly RedactedPiece[] => {
    const label = labels.get(word);
    if (label) return [label];
    const box = moved.get(word) ?? word.room;
    const isLeftOut = goes.has(word) || !word.upright;
    if (isLeftOut || blocks.some((block) => overlaps(block.box, box))) return [];
    const piece = { is: "word", text: word.text, box } as const;
    return isInPicture(picture, piece, dots) ? [piece] : [];
  });
  // A mark that took words out says why where they stood; what it overwrites beside them has no second label.
  const ofBlocks = blocks
    .filter(({ without }) => without.length === 0)
    .map(({ box, reason }) => ({ is: "label" as const, text: labelOf(reason), box }));
  const packed = pictureStream(picture);
  spare = picture.bytes;
  return { width, height, picture: packed, pieces: [...pieces, ...ofBlocks] };
}

/** The paper that an area lies on; a thin one may hold nothing of it itself. */
const paperAround = (picture: Pixels, { left, top, right, bottom }: Area) =>
  paperOf(picture, {
    left,
    right,
    top: Math.max(0, Math.min(top, bottom - paperRows)),
    bottom: Math.min(picture.rows, Math.max(bottom, top + paperRows)),
  });
const paperRows = 12;

/** What a page says: its own words where they are drawn with ink; where they are not, or a box holds none, what can be read. */
async function wordsFor(
  { words, hasInkless }: ShownPage,
  boxes: readonly RedactionBox[],
  read: () => Promise<readonly PageWord[]> | undefined,
): Promise<readonly PageWord[]> {
  // A layer without ink need not lie where the picture shows its words, nor say the same: it is not trusted.
  const own = hasInkless ? [] : words;
  const isEmpty = ({ box }: RedactionBox) => !own.some(({ ink }) => overlaps(ink, box));
  if (!boxes.some(isEmpty)) return own;
  // What cannot be read is handled as a drawing.
  const found = (await read()?.catch(() => [])) ?? [];
  return [...own, ...found.filter(({ ink }) => !own.some((word) => overlaps(word.ink, ink)))];
}

type Going = ReadonlyMap<PageWord, RedactionBox>;

function wordsThatGo(words: readonly PageWord[], boxes: readonly RedactionBox[]): Going {
  const goes = new Map<PageWord, RedactionBox>();
  for (const box of boxes)
    for (const word of words) {
      if (goes.has(word) || !overlaps(word.ink, box.box)) continue;
      goes.set(word, box);
      // A line that does not run across the page is not set anew: all of it goes.
      if (!word.upright)
        for (const other of words)
          if (!other.upright && !goes.has(other) && inOneSidewaysLine(word.room, other.room))
            goes.set(other, box);
    }
  return goes;
}

function inOneSidewaysLine(one: PageBox, other: PageBox): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return (
    across > 0.5 * Math.min(one.right - one.left, other.right - other.left) ||
    down > 0.5 * Math.min(one.bottom - one.top, other.bottom - other.top)
  );
}

const markOf = (goes: Going, word: PageWord) => {
  const mark = goes.get(word);
  return mark && { mark, reason: mark.reason };
};

/** The room a stretch has, and what it held. */
const extentOf = (segment: Segment): PageBox =>
  around([
    segment,
    ...segment.words.map(({ room }) => ({ ...room, top: segment.top, bottom: segment.bottom })),
  ]);

/** Of a pixel: on the edge of one, what it rounds to would depend on where the word stood. */
const aside = 0.3;

/** A word as it is drawn where it is set: from a whole pixel on, so that nothing tells where it stood before. */
function tileOf(
  page: ShownPage,
  { word, box, scale }: Extract<Placed, { readonly word: PageWord }>,
  { dotsPerPoint, grey }: { readonly dotsPerPoint: number; readonly grey: boolean },
  gone: readonly PageWord[],
): readonly [Pixels, number, number] {
  const top = Math.floor(box.top * dotsPerPoint);
  const part: DrawnPart = {
    left: word.room.left - aside / dotsPerPoint,
    top: top / dotsPerPoint,
    columns: Math.max(1, Math.ceil((word.room.right - word.room.left) * scale * dotsPerPoint + aside)),
    rows: Math.max(1, Math.ceil(box.bottom * dotsPerPoint) - top),
    dotsPerPoint,
    stretch: scale,
    grey,
  };
  const tile = page.draw(part);
  // Letters of the lines above and below may reach into this one.
  for (const { ink } of gone) {
    const across = (at: number) => (at - part.left) * scale;
    const down = (at: number) => at - part.top;
    const within = {
      left: across(ink.left),
      right: across(ink.right),
      top: down(ink.top),
      bottom: down(ink.bottom),
    };
    const area = areaOf(grown(within, soft), dotsPerPoint, tile);
    if (area.left < area.right && area.top < area.bottom) fill(tile, area, paperOf(tile, area));
  }
  return [tile, Math.round(box.left * dotsPerPoint), top];
}

type Block = {
  readonly box: PageBox;
  readonly reason: RedactionReason;
  /** Areas that were set anew, which the box is not laid over. */
  readonly without: readonly Area[];
};

function sidewaysBlocks(goes: Going): readonly Block[] {
  const byMark = Map.groupBy(
    [...goes].filter(([word]) => !word.upright),
    ([, mark]) => mark,
  );
  return [...byMark].map(([{ reason }, words]) => ({
    box: grown(around(words.map(([word]) => word.room)), 1),
    reason,
    without: [],
  }));
}

/** Boxes over what is no word: as they were drawn, and as far as the ink goes on that they touch. */
function pictureBlocks(
  picture: Pixels,
  boxes: readonly RedactionBox[],
  goes: Going,
  settled: readonly Area[],
  dots: number,
): readonly Block[] {
  const marksOfWords = new Set(goes.values());
  return boxes.flatMap((mark) => {
    if (!marksOfWords.has(mark))
      return [{ box: grownOverInk(picture, mark.box, dots), reason: mark.reason, without: [] }];
    const area = areaOf(mark.box, dots, picture);
    const isLeft = (column: number, row: number) =>
      !settled.some((one) => column >= one.left && column < one.right && row >= one.top && row < one.bottom);
    return hasInk(picture, area, isLeft) ? [{ box: mark.box, reason: mark.reason, without: settled }] : [];
  });
}

/** How far a box grows over what it cuts, in points. */
const growsAtMost = 12;

function grownOverInk(picture: Pixels, box: PageBox, dots: number): PageBox {
  let now = grown(box, soft);
  for (let step = 0; step < growsAtMost; step += 1) {
    const { left, top, right, bottom } = areaOf(now, dots, picture);
    const cuts = (area: Area) => hasInk(picture, area);
    const next = {
      left: now.left - (cuts({ left, right: left + 1, top, bottom }) ? 1 : 0),
      right: now.right + (cuts({ left: right - 1, right, top, bottom }) ? 1 : 0),
      top: now.top - (cuts({ left, right, top, bottom: top + 1 }) ? 1 : 0),
      bottom: now.bottom + (cuts({ left, right, top: bottom - 1, bottom }) ? 1 : 0),
    };
    if (
      next.left === now.left &&
      next.right === now.right &&
      next.top === now.top &&
      next.bottom === now.bottom
    )
      break;
    now = next;
  }
  return now;
}

const grown = ({ left, top, right, bottom }: PageBox, by: number): PageBox => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

/** An area without some others, in strips. */
function piecesOf(area: Area, without: readonly Area[]): readonly Area[] {
  return without.reduce<readonly Area[]>(
    (pieces, hole) => pieces.flatMap((piece) => cut(piece, hole)),
    [area],
  );
}

function cut(area: Area, hole: Area): readonly Area[] {
  if (!overlaps(area, hole)) return [area];
  const [top, bottom] = [Math.max(area.top, hole.top), Math.min(area.bottom, hole.bottom)];
  return [
    { ...area, bottom: top },
    { ...area, top: bottom },
    { ...area, top, bottom, right: Math.max(area.left, hole.left) },
    { ...area, top, bottom, left: Math.min(area.right, hole.right) },
  ].filter(({ left, right, top: above, bottom: below }) => left < right && above < below);
}

/** Whether a word can be seen where it stands: what is white on white, clipped away or off the page cannot. */
function isShown(picture: Pixels, { ink }: PageWord, dots: number): boolean {
  const area = areaOf(ink, dots, picture);
  if (area.left >= area.right || area.top >= area.bottom) return false;
  let darkest = 255;
  let lightest = 0;
  const wide = bytesOf(picture);
  for (let row = area.top; row < area.bottom; row += 1) {
    const end = (row * picture.columns + area.right) * wide;
    for (let at = (row * picture.columns + area.left) * wide + (wide >> 2); at < end; at += wide) {
      const green = picture.bytes[at] ?? 255;
      if (green < darkest) darkest = green;
      if (green > lightest) lightest = green;
    }
    if (lightest - darkest > 24) return true;
  }
  return false;
}
