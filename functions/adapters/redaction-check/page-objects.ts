import type { Box } from "../../../workflows/production/redaction-check/finding.ts";
import type { Pdfium } from "../pdfium.ts";

/** What is drawn on a page, in the engine's words: its handle, what it is, and the order in which it is drawn. */
export type PageObject = {
  readonly handle: number;
  readonly what: "text" | "path" | "image" | "shading";
  readonly order: number;
  readonly box: Box;
  /** Whether a marked content or a form around it says that it belongs to a layer. */
  readonly layered: boolean;
};

const kinds = { 1: "text", 2: "path", 3: "image", 4: "shading" } as const;
const formType = 5;
// What one page may hold, and forms within forms.
const mostObjects = 200_000;
const deepest = 12;

type Matrix = readonly number[];
const same: Matrix = [1, 0, 0, 1, 0, 0];

/** Everything that is drawn on a page, in order; what stands within forms included. Throws when it is more than a page may hold. */
export function objectsOf(engine: Pdfium, page: number): readonly PageObject[] {
  const found: PageObject[] = [];
  const take = (handle: number, matrix: Matrix, layered: boolean, depth: number): void => {
    if (found.length >= mostObjects) throw new RangeError("more objects than a page may hold");
    const type = engine.FPDFPageObj_GetType(handle);
    const inLayer = layered || hasMark(engine, handle, "OC");
    if (type === formType) {
      if (depth >= deepest) return;
      const within = times(matrixOf(engine, handle), matrix);
      const count = engine.FPDFFormObj_CountObjects(handle);
      for (let at = 0; at < count; at += 1)
        take(engine.FPDFFormObj_GetObject(handle, at), within, inLayer, depth + 1);
      return;
    }
    const what = kinds[type as keyof typeof kinds];
    if (!what) return;
    found.push({ handle, what, order: found.length, box: boxOf(engine, handle, matrix), layered: inLayer });
  };
  const count = engine.FPDFPage_CountObjects(page);
  for (let at = 0; at < count; at += 1) take(engine.FPDFPage_GetObject(page, at), same, false, 0);
  return found;
}

/** One matrix after another (ISO 32000-1, 8.3.4). */
export function times(one: Matrix, other: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one;
  const [A = 1, B = 0, C = 0, D = 1, E = 0, F = 0] = other;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function matrixOf(engine: Pdfium, handle: number): Matrix {
  return engine.lend(24, (at) => {
    engine.FPDFPageObj_GetMatrix(handle, at);
    return engine.floats(at, 6);
  });
}

function boxOf(engine: Pdfium, handle: number, matrix: Matrix): Box {
  const [left = 0, bottom = 0, right = 0, top = 0] = engine.lend(16, (at) => {
    engine.FPDFPageObj_GetBounds(handle, at, at + 4, at + 8, at + 12);
    return engine.floats(at, 4);
  });
  return moved([left, bottom, right, top], matrix);
}

/** The box around a box after it was moved and turned. */
export function moved(
  [left, bottom, right, top]: Box,
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix,
): Box {
  const corners = [
    [left, bottom],
    [left, top],
    [right, bottom],
    [right, top],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function hasMark(engine: Pdfium, handle: number, name: string): boolean {
  const count = engine.FPDFPageObj_CountMarks(handle);
  for (let at = 0; at < count; at += 1)
    if (markName(engine, engine.FPDFPageObj_GetMark(handle, at)) === name) return true;
  return false;
}

const longestName = 64;
const markName = (engine: Pdfium, mark: number): string =>
  engine.lend(longestName + 4, (at) => {
    engine.FPDFPageObjMark_GetName(mark, at + 4, longestName, at);
    const [length = 0] = engine.integers(at, 1);
    const bytes = engine.copied(at + 4, Math.min(longestName, Math.max(0, length - 2)));
    return new TextDecoder("utf-16le").decode(bytes);
  });
