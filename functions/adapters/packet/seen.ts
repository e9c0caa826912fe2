import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";
import { operandsOf, paintsPath, showsText } from "../../../workflows/production/operators.ts";
import type { Drawing } from "./drawing.ts";
import {
  around,
  boxOf,
  composed,
  grown,
  holds,
  identity,
  isEmpty,
  moved,
  nowhere,
  shared,
  stretch,
} from "./geometry.ts";
import type { Box, Matrix } from "./geometry.ts";
import type { IsHidden } from "./layers.ts";
import { newInMask } from "./soft-mask.ts";
import type { Operand, Operation } from "./tokens.ts";

/**
 * Whether what an operation paints is seen: by no use of it so far; certainly not; perhaps not, which only a picture of the
 * page can tell; not, but what follows may stand where it does because of it; or as far as anybody knows.
 */
export const verdict = { unreached: 0, unseen: 1, doubtful: 2, moving: 3, seen: 4 } as const;
/** The verdict on each operation of each drawing. */
export type Verdicts = Map<Drawing, Uint8Array>;
export type Looking = {
  readonly verdicts: Verdicts;
  readonly isHidden: IsHidden;
  /** Text in render mode 3 is ours, and says what is seen where it stands. */
  readonly keepsWords: boolean;
  readonly drawingOf: (stream: PDFStream, inherited: PDFDict | undefined) => Drawing;
  /** How many operations may still be looked at. */
  left: number;
};

const paintsElse = new Set(["Do", "sh", "BI"]);
/** Whether an operation puts anything on the page. */
export const paints = (operation: Operation | undefined): boolean =>
  operation !== undefined &&
  (paintsPath.has(operation.operator) ||
    showsText.has(operation.operator) ||
    paintsElse.has(operation.operator));

type Colour = readonly [number, number, number] | undefined;
type State = {
  ctm: Matrix;
  clip: Box;
  fill: Colour;
  alpha: number;
  line: number;
  size: number;
  leading: number;
  scale: number;
  mode: number;
};
type Shown = { readonly drawing: Drawing; readonly at: number; readonly x: number; readonly y: number };
type Covering = { readonly box: Box; readonly colour: Colour };
type Page = Looking & {
  readonly shown: Shown[];
  readonly covering: Covering[];
  readonly masks: Set<Drawing>;
};

/** Of each kind so many are compared with each other; a page of more is a drawing. */
const most = { covering: 2_000, shown: 20_000, depth: 40 } as const;
const white: Colour = [1, 1, 1];
const nearlySame = 0.08;
/** In points: who wants to read smaller letters has to know that they are there. */
const smallestText = 1.5;

/** Looks at everything one page draws, within the part of it that is visible. Throws RangeError beyond what a page may hold. */
export function lookAt(drawing: Drawing, visible: Box, looking: Looking): void {
  const page = Object.assign(looking, { shown: [], covering: [], masks: new Set() }) as Page;
  const state: State = {
    ctm: identity,
    clip: visible,
    fill: [0, 0, 0],
    alpha: 1,
    line: 1,
    size: 0,
    leading: 0,
    scale: 1,
    mode: 0,
  };
  walk(page, drawing, state, [], 0);
}

/** The place of text within a text object, and what was shown since it was last set. */
type Pen = { matrix: Matrix; line: Matrix; unseen: Shown[] };

function walk(
  page: Page,
  drawing: Drawing,
  start: State,
  above: readonly Drawing[],
  hiddenAbove: number,
): void {
  const { operations } = drawing;
  page.left -= operations.length;
  if (page.left < 0) throw new RangeError("the pages draw more than pages do");
  let state = { ...start };
  const saved: State[] = [];
  const layers: boolean[] = [];
  let hidden = hiddenAbove;
  let path = nowhere;
  let clips = false;
  const pen: Pen = { matrix: identity, line: identity, unseen: [] };
  const say = (at: number, found: number) => mark(page, drawing, at, found);
  const place = (line: Matrix) => {
    pen.line = line;
    pen.matrix = line;
    pen.unseen = [];
  };

  for (let at = 0; at < operations.length; at += 1) {
    const operation = operations[at];
    if (!operation) break;
    const { operator } = operation;
    const { operands } = operation;
    // The last ones count: what stands before them belongs to no operator.
    const first = Math.max(0, operands.length - (operandsOf[operator]?.length ?? 0));
    const value = (of: number): number => {
      const operand = operands[first + of];
      return operand?.kind === "number" ? operand.value : 0;
    };
    const six = (): Matrix => [value(0), value(1), value(2), value(3), value(4), value(5)];
    if (paintsPath.has(operator)) {
      const strokes = !/^[fF]/.test(operator);
      const reach = grown(path, (strokes ? state.line * 5 : 0) * stretch(state.ctm) + 1);
      const visible = hidden === 0 && !isEmpty(shared(reach, state.clip));
      say(at, visible ? verdict.seen : verdict.unseen);
      if (visible && !/^[Ss]$/.test(operator) && state.alpha > 0.95)
        cover(page, shared(path, state.clip), state.fill);
    }
    if (paintsPath.has(operator) || operator === "n") {
      // Without a path there is nothing to clip to: viewers go on as before.
      if (clips && path !== nowhere) state.clip = shared(state.clip, path);
      [clips, path] = [false, nowhere];
      continue;
    }
    if (showsText.has(operator)) {
      if (operator === "'" || operator === '"') place(composed([1, 0, 0, 1, 0, -state.leading], pen.line));
      show(page, { drawing, at, operation, state, pen, hidden: hidden > 0 });
      continue;
    }
    const point = (x: number, y: number) => {
      path = around(path, ...moved(state.ctm, x, y));
    };
    switch (operator) {
      case "q":
        if (saved.length < 512) saved.push({ ...state });
        break;
      case "Q":
        state = saved.pop() ?? state;
        break;
      case "cm":
        state.ctm = composed(six(), state.ctm);
        break;
      case "w":
        state.line = Math.abs(value(0));
        break;
      case "gs":
        setState(state, drawing.resource("ExtGState", nameIn(operation)));
        for (const mask of newInMask(
          page,
          drawing.resource("ExtGState", nameIn(operation)),
          drawing.resources,
        ))
          for (const of of mask.operations.keys()) mark(page, mask, of, verdict.seen);
        break;
      case "m":
      case "l":
        point(value(0), value(1));
        break;
      // A curve lies within its points.
      case "c":
      case "v":
      case "y":
        for (let of = first; of < operands.length; of += 2) point(value(of - first), value(of - first + 1));
        break;
      case "re":
        for (const x of [0, value(2)]) for (const y of [0, value(3)]) point(value(0) + x, value(1) + y);
        break;
      case "W":
      case "W*":
        clips = true;
        break;
      case "g":
      case "rg":
      case "k":
      case "sc":
      case "scn":
        state.fill = operands.at(-1)?.kind === "name" ? undefined : colourOf(numbersOf(operation));
        break;
      case "cs":
        state.fill = [0, 0, 0];
        break;
      case "BT":
        place(identity);
        break;
      case "Tf":
        state.size = value(1);
        break;
      case "TL":
        state.leading = value(0);
        break;
      case "Tz":
        state.scale = value(0) / 100;
        break;
      case "Tr":
        state.mode = value(0);
        break;
      case "TD":
      case "Td":
        if (operator === "TD") state.leading = -value(1);
        place(composed([1, 0, 0, 1, value(0), value(1)], pen.line));
        break;
      case "T*":
        place(composed([1, 0, 0, 1, 0, -state.leading], pen.line));
        break;
      case "Tm":
        place(six());
        break;
      case "sh":
      case "BI":
        say(at, hidden > 0 || isEmpty(state.clip) ? verdict.unseen : verdict.seen);
        break;
      case "Do":
        say(at, draw(page, drawing, operation, state, above, hidden));
        break;
      case "BMC":
      case "BDC": {
        const hides = isLayer(operation) && page.isHidden(drawing.property(nameIn(operation)));
        layers.push(hides);
        if (hides) hidden += 1;
        break;
      }
      case "EMC":
        if (layers.pop() === true) hidden -= 1;
        break;
      default:
        break;
    }
  }
}

/** Follows a drawing or a picture that is drawn here; says whether it is seen here. */
function draw(
  page: Page,
  drawing: Drawing,
  operation: Operation,
  state: State,
  above: readonly Drawing[],
  hidden: number,
): number {
  const found = drawing.resource("XObject", nameIn(operation));
  if (!(found instanceof PDFStream)) return verdict.unseen;
  const { dict } = found;
  if (hidden > 0 || page.isHidden(dict.get(PDFName.of("OC")))) return verdict.unseen;
  if (dict.lookup(PDFName.of("Subtype")) === PDFName.of("Image")) {
    const box = shared(boxOf(state.ctm, [0, 0, 1, 1]), state.clip);
    if (isEmpty(grown(box, 0.01))) return verdict.unseen;
    const seeThrough = ["SMask", "Mask", "ImageMask"].some((key) => dict.has(PDFName.of(key)));
    if (!seeThrough && state.alpha > 0.95) cover(page, box, undefined);
    return verdict.seen;
  }
  const inner = page.drawingOf(found, drawing.resources);
  if (above.length >= most.depth || inner === drawing || above.includes(inner)) return verdict.unseen;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(dict.lookup(PDFName.of("Matrix")));
  const [x1, y1, x2, y2] = numbersIn(dict.lookup(PDFName.of("BBox")));
  const ctm = composed([a, b, c, d, e, f], state.ctm);
  const clip =
    x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined
      ? state.clip
      : shared(state.clip, boxOf(ctm, [x1, y1, x2, y2]));
  if (isEmpty(grown(clip, 0.01))) return verdict.unseen;
  walk(page, inner, { ...state, ctm, clip }, [...above, drawing], 0);
  return verdict.seen;
}

type Showing = {
  readonly drawing: Drawing;
  readonly at: number;
  readonly operation: Operation;
  readonly state: State;
  readonly pen: Pen;
  readonly hidden: boolean;
};
function show(page: Page, { drawing, at, operation, state, pen, hidden }: Showing): void {
  const [length, turned] = [lengthOf(operation) * state.size * state.scale, composed(pen.matrix, state.ctm)];
  const [x, y] = moved(turned, 0, 0);
  const size = Math.abs(state.size) * stretch(turned);
  const shown = { drawing, at, x, y };
  const reach = grown(around(around(nowhere, x, y), ...moved(turned, length, 0)), size);
  const withoutInk = state.mode === 3;
  const invisible = hidden || (withoutInk && !page.keepsWords);
  let found: number = invisible ? verdict.unseen : verdict.seen;
  if (!invisible && !withoutInk) {
    const behind = page.covering.findLast(({ box }) => holds(box, x, y + 0.1));
    const ground = behind ? behind.colour : white;
    if (
      isEmpty(shared(reach, state.clip)) ||
      size < smallestText ||
      state.alpha < 0.1 ||
      state.mode === 7 ||
      (state.mode !== 1 && alike(state.fill, ground))
    )
      found = verdict.doubtful;
  }
  mark(page, drawing, at, found);
  if (found === verdict.seen && !withoutInk && page.shown.length < most.shown) page.shown.push(shown);
  if (found === verdict.unseen) pen.unseen.push(shown);
  else {
    // What goes on behind it would move, were it taken out: only a picture can tell.
    for (const one of pen.unseen) mark(page, one.drawing, one.at, verdict.moving);
    pen.unseen = [];
  }
  pen.matrix = composed([1, 0, 0, 1, length, 0], pen.matrix);
}

/** Something opaque is painted: what was shown beneath it may not be seen any more. */
function cover(page: Page, box: Box, colour: Colour): void {
  if (isEmpty(box) || page.covering.length >= most.covering) return;
  page.covering.push({ box, colour });
  for (const { drawing, at, x, y } of page.shown)
    if (holds(box, x, y)) {
      const all = page.verdicts.get(drawing);
      if (all && all[at] === verdict.seen) all[at] = verdict.doubtful;
    }
}

function mark(page: Page, drawing: Drawing, at: number, found: number): void {
  const all = page.verdicts.get(drawing) ?? new Uint8Array(drawing.operations.length);
  page.verdicts.set(drawing, all);
  all[at] = Math.max(all[at] ?? 0, found);
}

/** Roughly, in sizes of the letters: half of one each. A picture decides where it matters. */
function lengthOf({ operands }: Operation): number {
  const last = operands.at(-1);
  if (last?.kind === "string") return (last.end - last.start - 2) / 2;
  if (last?.kind !== "array") return 0;
  return last.items.reduce(
    (sum, item) =>
      sum +
      (item.kind === "string"
        ? (item.end - item.start - 2) / 2
        : item.kind === "number"
          ? -item.value / 1000
          : 0),
    0,
  );
}

function setState(state: State, found: PDFObject | undefined): void {
  if (!(found instanceof PDFDict)) return;
  const [alpha, line] = [found.lookup(PDFName.of("ca")), found.lookup(PDFName.of("LW"))];
  if (alpha instanceof PDFNumber) state.alpha = alpha.asNumber();
  if (line instanceof PDFNumber) state.line = line.asNumber();
}

function colourOf([a, b, c, d]: readonly number[]): Colour {
  if (a === undefined) return undefined;
  if (b === undefined || c === undefined) return [a, a, a];
  if (d === undefined) return [a, b, c];
  return [1 - Math.min(1, a + d), 1 - Math.min(1, b + d), 1 - Math.min(1, c + d)];
}

const alike = (one: Colour, other: Colour): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.every((value, at) => Math.abs(value - (other[at] ?? 0)) < nearlySame);

const isLayer = ({ operands: [first] }: Operation): boolean => first?.kind === "name" && first.value === "OC";

function nameIn({ operands }: Operation): string {
  const last = operands.at(-1) ?? operands[0];
  if (last?.kind === "name") return last.value;
  const [first] = operands;
  return first?.kind === "name" ? first.value : "";
}

const isNumber = (operand: Operand): operand is Extract<Operand, { kind: "number" }> =>
  operand.kind === "number";
const numbersOf = ({ operands }: Operation): readonly number[] =>
  operands.length === 0 ? [] : operands.filter(isNumber).map(({ value }) => value);

function numbersIn(list: PDFObject | undefined): readonly number[] {
  if (!(list instanceof PDFArray)) return [];
  return list.asArray().flatMap((_, at) => {
    const item = list.lookup(at);
    return item instanceof PDFNumber ? [item.asNumber()] : [];
  });
}
