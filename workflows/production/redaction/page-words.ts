import type { PageBox } from "../../contract/redaction.ts";

/** One word of a page as it is shown: what stands between two spaces, with its punctuation. */
export type PageWord = {
  readonly text: string;
  /** The ink that its letters leave. */
  readonly ink: PageBox;
  /** The room that its font gives it, whatever its letters are; it is set anew by this. */
  readonly room: PageBox;
  /** Whether it runs from left to right on the page as it is shown. */
  readonly upright: boolean;
};

/** A line of words, from left to right, and how high it is by its fonts. */
export type PageLine = { readonly words: readonly PageWord[]; readonly top: number; readonly bottom: number };

/** Whether two boxes have more than an edge in common. */
export const overlaps = (one: PageBox, other: PageBox): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** The smallest box around some boxes. */
export const around = (boxes: readonly PageBox[]): PageBox =>
  boxes.reduce((whole, { left, top, right, bottom }) => ({
    left: Math.min(whole.left, left),
    top: Math.min(whole.top, top),
    right: Math.max(whole.right, right),
    bottom: Math.max(whole.bottom, bottom),
  }));

/** The lines of a page from the top: words stand in one line when they share half the height of the lower of them. */
export function linesOf(words: readonly PageWord[]): readonly PageLine[] {
  const lines: { words: PageWord[]; top: number; bottom: number }[] = [];
  const upright = words.filter((word) => word.upright);
  for (const word of upright.toSorted((one, other) => one.room.top - other.room.top)) {
    const { top, bottom } = word.room;
    const line = lines.findLast((known) => {
      const shared = Math.min(known.bottom, bottom) - Math.max(known.top, top);
      return shared > 0.5 * Math.min(known.bottom - known.top, bottom - top);
    });
    if (!line) lines.push({ words: [word], top, bottom });
    else {
      line.words.push(word);
      line.top = Math.min(line.top, top);
      line.bottom = Math.max(line.bottom, bottom);
    }
  }
  return lines.map((line) => ({
    ...line,
    words: line.words.toSorted((one, other) => one.room.left - other.room.left),
  }));
}
