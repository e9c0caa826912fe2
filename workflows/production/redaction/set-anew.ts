import type { PageBox, RedactionReason } from "../../contract/redaction.ts";
import type { PageWord } from "./page-words.ts";
import { redactionReasons } from "./reasons.ts";
import type { Segment } from "./segments.ts";

/** What stands in a stretch that is set anew: a word that stays, or a box for all that one mark takes out in a row. */
export type Placed =
  | { readonly word: PageWord; readonly box: PageBox; readonly scale: number }
  /** `first` is the first of the words that the box stands for; only its place among the others is of use. */
  | {
      readonly first: PageWord;
      readonly reason: RedactionReason;
      readonly box: PageBox;
      readonly label: string;
    };

/** Width of words in a size, in the type that labels are set in. */
export type Measure = (text: string, size: number) => number;

/** Of the height of its line: the size of a label, and the spaces between words. */
const labelSize = 0.6;
const space = 0.26;

/** The size of a label in a box of this height, in points. */
export const labelSizeIn = (height: number): number => Math.min(9, Math.max(3, height * labelSize));

/** What a box says when there is room. */
export const labelOf = (reason: RedactionReason): string =>
  `${redactionReasons[reason].code} ${redactionReasons[reason].label}`;

type Item = { readonly word: PageWord } | { readonly first: PageWord; readonly reason: RedactionReason };

/**
 * Sets a stretch of a line anew: the words that stay, a space of one width between them, and boxes as wide as their labels.
 * Where that is wider than the room, all of it is made narrower alike. Nothing of it depends on the words that go: how wide
 * they were, how many, or whether the line was spread to an even edge cannot be told from it.
 */
export function setAnew(
  segment: Segment,
  goesFor: (word: PageWord) => { readonly mark: object; readonly reason: RedactionReason } | undefined,
  measure: Measure,
): readonly Placed[] {
  const { left, right, top, bottom } = segment;
  const height = bottom - top;
  const items = itemsOf(segment.words, goesFor);
  const boxWidth = (label: string) => measure(label, labelSizeIn(height)) + 0.5 * height;
  const [only] = items;
  // Nothing stays: the box fills the room, wherever the last word ended.
  if (only && items.length === 1 && "reason" in only) {
    const long = labelOf(only.reason);
    const label = boxWidth(long) <= right - left ? long : redactionReasons[only.reason].code;
    return [{ ...only, box: { left, right, top, bottom }, label }];
  }
  const lengthWith = (label: (reason: RedactionReason) => string) => {
    const widths = items.map((item) => ("word" in item ? widthOf(item.word) : boxWidth(label(item.reason))));
    return { widths, total: widths.reduce((sum, one) => sum + one, 0) + (items.length - 1) * space * height };
  };
  const long = lengthWith(labelOf);
  const fits = long.total <= right - left;
  const label = fits ? labelOf : (reason: RedactionReason) => redactionReasons[reason].code;
  const { widths, total } = fits ? long : lengthWith(label);
  const scale = Math.min(1, (right - left) / total);
  let at = left;
  return items.map((item, n) => {
    const width = (widths[n] ?? 0) * scale;
    const box = { left: at, right: at + width, top, bottom };
    at += width + space * height * scale;
    return "word" in item ? { word: item.word, box, scale } : { ...item, box, label: label(item.reason) };
  });
}

const widthOf = ({ room }: PageWord): number => room.right - room.left;

function itemsOf(words: readonly PageWord[], goesFor: Parameters<typeof setAnew>[1]): readonly Item[] {
  const items: Item[] = [];
  let last: object | undefined;
  for (const word of words) {
    const goes = goesFor(word);
    if (!goes) items.push({ word });
    else if (goes.mark !== last) items.push({ first: word, reason: goes.reason });
    last = goes?.mark;
  }
  return items;
}
