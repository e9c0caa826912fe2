import type { PagePicture, RecordPages } from "../../../../workflows/contract/record-pages.ts";
import type { MarkBox } from "../../../../workflows/contract/redaction-marks.ts";

export type PageSize = RecordPages["pages"][number];
export type PageWord = PagePicture["words"][number];

/** The least that a side of a box measures, in tenths of a point: what is smaller was a slip of the hand. */
export const leastSide = 30;

const tenths = (points: number): number => Math.round(points * 10);

/** A box between two corners, within the page, in tenths of a point. */
export function boxBetween(
  one: { readonly x: number; readonly y: number },
  other: { readonly x: number; readonly y: number },
  page: PageSize,
): MarkBox {
  const across = (at: number) => tenths(Math.min(Math.max(at, 0), page.width));
  const down = (at: number) => tenths(Math.min(Math.max(at, 0), page.height));
  return {
    left: Math.min(across(one.x), across(other.x)),
    right: Math.max(across(one.x), across(other.x)),
    top: Math.min(down(one.y), down(other.y)),
    bottom: Math.max(down(one.y), down(other.y)),
  };
}

/** A box given in points, in tenths of them. */
export const inTenths = ({ left, top, right, bottom }: PageWord["box"], page: PageSize): MarkBox =>
  boxBetween({ x: left, y: top }, { x: right, y: bottom }, page);

/** Whether a box is large enough to have been meant. */
export const isMeant = ({ left, top, right, bottom }: MarkBox): boolean =>
  right - left >= leastSide && bottom - top >= leastSide;

/** Where a box goes that is begun without a mouse: a line's height, in the upper left of what is seen. */
export const firstBox = (page: PageSize): MarkBox =>
  boxBetween(
    { x: page.width * 0.12, y: page.height * 0.12 },
    { x: page.width * 0.12 + 144, y: page.height * 0.12 + 18 },
    page,
  );

/** A box moved, or with `resizes` made larger or smaller at its lower right, by tenths of a point; it stays on the page. */
export function nudged(
  { left, top, right, bottom }: MarkBox,
  [across, down]: readonly [number, number],
  page: PageSize,
  resizes: boolean,
): MarkBox {
  const [width, height] = [tenths(page.width), tenths(page.height)];
  if (resizes)
    return {
      left,
      top,
      right: Math.min(width, Math.max(left + leastSide, right + across)),
      bottom: Math.min(height, Math.max(top + leastSide, bottom + down)),
    };
  const x = Math.min(width - right, Math.max(-left, across));
  const y = Math.min(height - bottom, Math.max(-top, down));
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y };
}

/** Where a box stands, in words: inches from the upper left, as paper is measured. */
export function placeWords({ left, top, right, bottom }: MarkBox): string {
  const inches = (length: number) => (length / 720).toFixed(1);
  return `${inches(left)} inches from the left, ${inches(top)} from the top, ${inches(right - left)} wide, ${inches(bottom - top)} high`;
}

const touches = (one: PageWord["box"], other: PageWord["box"]): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** The words that a box touches, which go whole. */
export function wordsUnder({ left, top, right, bottom }: MarkBox, words: readonly PageWord[]): string {
  const box = { left: left / 10, top: top / 10, right: right / 10, bottom: bottom / 10 };
  return words
    .filter((word) => touches(word.box, box))
    .map(({ text }) => text)
    .join(" ");
}

/** The words of a page in lines from the top, as they are read. */
export function linesOf(words: readonly PageWord[]): readonly (readonly PageWord[])[] {
  const lines: PageWord[][] = [];
  for (const word of words.toSorted((one, other) => one.box.bottom - other.box.bottom)) {
    const line = lines.findLast(([first]) => {
      if (!first) return false;
      const shared = Math.min(first.box.bottom, word.box.bottom) - Math.max(first.box.top, word.box.top);
      return shared > 0.4 * Math.min(first.box.bottom - first.box.top, word.box.bottom - word.box.top);
    });
    if (line) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.toSorted((one, other) => one.box.left - other.box.left));
}

/** Whether two boxes have more than an edge in common. */
export const overlapping = (one: MarkBox, other: MarkBox): boolean => touches(one, other);
