import { linesOf } from "./page-words.ts";
import type { PageLine, PageWord } from "./page-words.ts";

/** A stretch of one line that is set anew as a whole because a word of it goes. */
export type Segment = {
  readonly words: readonly PageWord[];
  readonly top: number;
  readonly bottom: number;
  /** Between these it is set. Neither depends on how wide the words are that go. */
  readonly left: number;
  readonly right: number;
};

/** Of its height, a gap in a line beyond which something else may begin: another column, another cell. */
const wideGap = 1.2;
/** Starts this close to each other are one column, in points. */
const sameStart = 1;
/** Where no line of a page tells its margins, in points. */
const plainMargin = 36;

/**
 * The stretches of lines in which a word goes. A stretch keeps its place only where a line that loses nothing begins at the
 * same place: words in the middle of a page or at its right edge would tell by where they stand how long the missing one was.
 */
export function segmentsToSet(
  words: readonly PageWord[],
  goes: ReadonlySet<PageWord>,
  width: number,
): readonly Segment[] {
  const lines = linesOf(words);
  const whole = lines.filter((line) => !line.words.some((word) => goes.has(word)));
  const starts = whole.flatMap((line) => chunksOf(line).map(startOf));
  const isColumn = (at: number) => starts.some((start) => Math.abs(start - at) <= sameStart);
  const margins = marginsOf(whole, width);
  return lines
    .filter((line) => !whole.includes(line))
    .flatMap((line) => {
      const stretches = stretchesOf(line, isColumn);
      return stretches.flatMap((stretch, at) => {
        if (!stretch.some((word) => goes.has(word))) return [];
        const [before, after] = [stretches[at - 1], stretches[at + 1]];
        const own = startOf(stretch);
        const edge = before ? endOf(before) + gapOf(line) : Math.min(margins.left, width);
        const left = isColumn(own) ? own : edge;
        const right = after ? startOf(after) - gapOf(line) : Math.max(margins.right, left + 1);
        return [
          { words: stretch, top: line.top, bottom: line.bottom, left, right: Math.max(right, left + 1) },
        ];
      });
    });
}

const startOf = (words: readonly PageWord[]): number => words[0]?.room.left ?? 0;
const endOf = (words: readonly PageWord[]): number => words.at(-1)?.room.right ?? 0;
const gapOf = ({ top, bottom }: PageLine): number => 0.25 * (bottom - top);

function chunksOf(line: PageLine): readonly (readonly PageWord[])[] {
  const chunks: PageWord[][] = [];
  let end = -Infinity;
  for (const word of line.words) {
    if (word.room.left - end > wideGap * (line.bottom - line.top)) chunks.push([]);
    chunks.at(-1)?.push(word);
    end = Math.max(end, word.room.right);
  }
  return chunks;
}

/** Chunks that belong together: one that begins where no other line does is no column of its own. */
function stretchesOf(line: PageLine, isColumn: (at: number) => boolean): readonly (readonly PageWord[])[] {
  const stretches: PageWord[][] = [];
  for (const chunk of chunksOf(line)) {
    const last = stretches.at(-1);
    if (last && !isColumn(startOf(chunk))) last.push(...chunk);
    else stretches.push([...chunk]);
  }
  return stretches;
}

function marginsOf(lines: readonly PageLine[], width: number): { left: number; right: number } {
  const kept = lines.flatMap((line) => line.words);
  const left = kept.reduce((least, { room }) => Math.min(least, room.left), width / 4);
  const right = kept.reduce(
    (most, { room }) => Math.max(most, room.right),
    width - Math.max(plainMargin, left),
  );
  return { left: kept.length === 0 ? plainMargin : left, right };
}
