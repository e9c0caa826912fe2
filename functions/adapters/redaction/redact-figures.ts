import type { PageBox } from "../../../workflows/contract/redaction.ts";
import { overlaps } from "../../../workflows/production/redaction/page-words.ts";
import type { PageWord } from "../../../workflows/production/redaction/page-words.ts";
import type { Segment } from "../../../workflows/production/redaction/segments.ts";
import type { Pixels } from "./pdfium-page.ts";
import { areaOf, isInk } from "../pixels.ts";
import type { Area } from "../pixels.ts";

/** Of the height of a line: ink closer together than this is one figure. */
const together = 0.2;
/** A rule is longer than this, and thinner; a wall is at least this high. */
const ruleLength = 1;
const ruleThickness = 0.16;
const wallHeight = 0.6;
/** Narrower ink, in pixels, is a speck. */
const speck = 3;

type Figures = {
  /** What stands among the words without being one: a tick, a signature, what nobody could read. It is set with them. */
  readonly among: readonly PageBox[];
  /** What goes on above or below the line: the side of a table's cell, a picture. It stays, and nothing is set over it. */
  readonly walls: readonly PageBox[];
  /** What goes under words, some of which go: its length would tell theirs. */
  readonly underlines: readonly Area[];
};

/** The ink of a line that belongs to no word, outside of what is taken out in any case. */
export function figuresIn(
  picture: Pixels,
  segment: Segment,
  dotsPerPoint: number,
  accounted: readonly PageBox[],
): Figures {
  const line = areaOf(segment, dotsPerPoint, picture);
  const height = line.bottom - line.top;
  // Two rows beyond the line are looked at, too.
  const near = { ...line, top: line.top - 2, bottom: line.bottom + 2 };
  const mask = accounted
    .map((box) => areaOf(box, dotsPerPoint, picture))
    .filter((one) => overlaps(one, near));
  const isFree = (column: number, row: number) =>
    isInk(picture, column, row) && !mask.some((one) => isWithin(one, column, row));
  const below = Math.min(picture.rows, line.bottom + Math.ceil(ruleThickness * height));
  const rules = rulesIn(picture, { ...line, bottom: below }, height);
  const counts = (column: number, row: number) =>
    isFree(column, row) && !rules.some((one) => isWithin(one, column, row));
  const inPoints = ({ left, right }: Area): PageBox => ({
    left: left / dotsPerPoint,
    right: right / dotsPerPoint,
    top: segment.top,
    bottom: segment.bottom,
  });
  const runs = runsOf(line, counts, together * height);
  const isWall = (run: Area) =>
    run.bottom - run.top > wallHeight * height && goesOn(run, line, picture, isFree);
  // As wide as half the line it is what the line is written on.
  const figures = runs.filter((run) => run.right - run.left < 0.5 * (line.right - line.left));
  const walls = figures.filter(isWall);
  const touches = (rule: Area) =>
    walls.some((wall) => rule.left <= wall.right + 2 && wall.left - 2 <= rule.right);
  return {
    walls: walls.map(inPoints),
    among: figures.filter((run) => !isWall(run) && run.right - run.left > speck).map(inPoints),
    underlines: rules.filter((rule) => !touches(rule)),
  };
}

/** Long thin strokes across: each row of them is an area of its own. */
function rulesIn(picture: Pixels, area: Area, height: number): readonly Area[] {
  const rules: Area[] = [];
  const thin = Math.ceil(ruleThickness * height);
  const isThin = (column: number, row: number) => {
    let from = row;
    let to = row;
    while (from > 0 && row - from <= thin && isInk(picture, column, from - 1)) from -= 1;
    while (to + 1 < picture.rows && to - row <= thin && isInk(picture, column, to + 1)) to += 1;
    return to - from < thin;
  };
  for (let row = area.top; row < area.bottom; row += 1)
    for (let from = area.left; from < area.right; from += 1) {
      let to = from;
      while (to < area.right && isInk(picture, to, row) && isThin(to, row)) to += 1;
      if (to - from > ruleLength * height) rules.push({ left: from, right: to, top: row, bottom: row + 1 });
      from = to;
    }
  return rules;
}

/** A stretch of a line as it is set between what stands in it, its figures set with its words. */
export function amongFigures(
  segment: Segment,
  { among, walls: standing }: Pick<Figures, "among" | "walls">,
): readonly Segment[] {
  const gap = 0.25 * (segment.bottom - segment.top);
  const words = [...segment.words, ...among.map(asWord)].toSorted(
    (one, other) => one.room.left - other.room.left,
  );
  const walls = standing.toSorted((one, other) => one.left - other.left);
  const edges = [-Infinity, ...walls.map(({ left, right }) => (left + right) / 2), Infinity];
  return edges.slice(1).flatMap((end, at) => {
    const from = edges[at] ?? -Infinity;
    const within = words.filter(({ room }) => {
      const middle = (room.left + room.right) / 2;
      return middle > from && middle <= end;
    });
    if (within.length === 0) return [];
    const [wall, next] = [walls[at - 1], walls[at]];
    const left = Math.max(segment.left, wall ? wall.right + gap : -Infinity);
    const right = Math.min(segment.right, next ? next.left - gap : Infinity);
    return [{ ...segment, words: within, left, right: Math.max(right, left + 1) }];
  });
}

const asWord = (box: PageBox): PageWord => ({ text: "", ink: box, room: box, upright: true });

const isWithin = ({ left, top, right, bottom }: Area, column: number, row: number): boolean =>
  column >= left && column < right && row >= top && row < bottom;

function runsOf(area: Area, counts: (column: number, row: number) => boolean, gap: number): readonly Area[] {
  const runs: { left: number; right: number; top: number; bottom: number }[] = [];
  for (let column = area.left; column < area.right; column += 1) {
    let [top, bottom] = [area.bottom, area.top];
    for (let row = area.top; row < area.bottom; row += 1)
      if (counts(column, row)) [top, bottom] = [Math.min(top, row), row + 1];
    if (bottom <= top) continue;
    const last = runs.at(-1);
    if (!last || column - last.right > gap) runs.push({ left: column, right: column + 1, top, bottom });
    else {
      last.right = column + 1;
      last.top = Math.min(last.top, top);
      last.bottom = Math.max(last.bottom, bottom);
    }
  }
  return runs;
}

function goesOn(
  run: Area,
  area: Area,
  { rows }: Pixels,
  counts: (column: number, row: number) => boolean,
): boolean {
  const beyond = [area.top - 2, area.top - 1, area.bottom, area.bottom + 1].filter(
    (row) => row >= 0 && row < rows,
  );
  for (const row of beyond)
    for (let column = run.left; column < run.right; column += 1) if (counts(column, row)) return true;
  return false;
}
