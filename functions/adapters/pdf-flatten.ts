import {
  concatTransformationMatrix,
  drawObject,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  popGraphicsState,
  pushGraphicsState,
} from "@cantoo/pdf-lib";
import type { PDFDocument, PDFPage } from "@cantoo/pdf-lib";

const hidden = 2;
const noView = 32;

/** What an annotation shows on its page: its appearance, and the matrix that puts it into its rectangle. */
type ShownAnnotation = {
  readonly annotation: PDFDict;
  readonly appearance: PDFRef;
  readonly matrix: Matrix;
};

/** What annotations and form fields of a page show, in the order in which they are drawn. */
export function shownAnnotations(page: PDFPage): readonly ShownAnnotation[] {
  const annotations = page.node.lookup(PDFName.of("Annots"));
  if (!(annotations instanceof PDFArray)) return [];
  return annotations.asArray().flatMap((_, at) => {
    const annotation = annotations.lookup(at);
    const shown = annotation instanceof PDFDict ? shownBy(page, annotation) : undefined;
    return shown ? [shown] : [];
  });
}

const viewersDraw = new Set(["Circle", "Highlight", "Ink", "Square", "Squiggly", "StrikeOut", "Underline"]);

/** Whether a page has an annotation without a look that viewers draw by themselves. */
export function drawsByItself(page: PDFPage): boolean {
  const annotations = page.node.lookup(PDFName.of("Annots"));
  if (!(annotations instanceof PDFArray)) return false;
  return annotations.asArray().some((_, at) => {
    const annotation = annotations.lookup(at);
    if (!(annotation instanceof PDFDict) || annotation.has(PDFName.of("AP"))) return false;
    const subtype = annotation.lookup(PDFName.of("Subtype"));
    return subtype instanceof PDFName && viewersDraw.has(subtype.decodeText());
  });
}

/** Draws form fields whose values have no look yet, as the file asks its viewer to; says whether it did. */
export function drawFields(document: PDFDocument): boolean {
  const form = document.catalog.lookup(PDFName.of("AcroForm"));
  if (!(form instanceof PDFDict) || form.lookup(PDFName.of("NeedAppearances")) !== PDFBool.True) return false;
  document.getForm().updateFieldAppearances();
  return true;
}

/** Draws what annotations and form fields show into the page itself, so that dropping them loses nothing that is seen. */
export function flattenAnnotations(page: PDFPage): void {
  for (const { appearance, matrix } of shownAnnotations(page)) {
    const name = page.node.newXObject("Flat", appearance);
    page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(...matrix),
      drawObject(name),
      popGraphicsState(),
    );
  }
}

function shownBy(page: PDFPage, annotation: PDFDict): ShownAnnotation | undefined {
  const flags = annotation.lookup(PDFName.of("F"));
  const flag = flags instanceof PDFNumber ? flags.asNumber() : 0;
  const subtype = annotation.lookup(PDFName.of("Subtype"));
  if ((flag & (hidden | noView)) !== 0 || subtype === PDFName.of("Popup")) return undefined;
  const appearance = appearanceOf(annotation);
  const rectangle = numbersOf(annotation, "Rect", 4);
  if (!appearance || !rectangle) return undefined;
  const form = page.doc.context.lookup(appearance);
  const matrix = form instanceof PDFStream ? placement(form.dict, rectangle) : undefined;
  return matrix && { annotation, appearance, matrix };
}

/** The stream that an annotation shows now: its normal appearance, in the state it is in. */
function appearanceOf(annotation: PDFDict): PDFRef | undefined {
  const appearances = annotation.lookup(PDFName.of("AP"));
  if (!(appearances instanceof PDFDict)) return undefined;
  const normal = appearances.get(PDFName.of("N"));
  if (normal instanceof PDFRef && annotation.context.lookup(normal) instanceof PDFStream) return normal;
  const byState = appearances.lookup(PDFName.of("N"));
  const state = annotation.lookup(PDFName.of("AS"));
  if (!(byState instanceof PDFDict) || !(state instanceof PDFName)) return undefined;
  const stated = byState.get(state);
  return stated instanceof PDFRef ? stated : undefined;
}

type Matrix = readonly [number, number, number, number, number, number];

/** The matrix that fits the appearance's box into the annotation's rectangle (ISO 32000-1, 12.5.5, algorithm 8.1). */
function placement(form: PDFDict, rectangle: readonly number[]): Matrix | undefined {
  const box = numbersOf(form, "BBox", 4);
  if (!box) return undefined;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(form, "Matrix", 6) ?? [];
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  const corners = [
    [left, bottom],
    [left, top],
    [right, bottom],
    [right, top],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [minX, minY] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - minX, Math.max(...ys) - minY];
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rectangle;
  if (width === 0 || height === 0) return undefined;
  const [scaleX, scaleY] = [Math.abs(x2 - x1) / width, Math.abs(y2 - y1) / height];
  return [scaleX, 0, 0, scaleY, Math.min(x1, x2) - minX * scaleX, Math.min(y1, y2) - minY * scaleY];
}

function numbersOf(dictionary: PDFDict, key: string, count: number): readonly number[] | undefined {
  const list = dictionary.lookup(PDFName.of(key));
  if (!(list instanceof PDFArray) || list.size() !== count) return undefined;
  const numbers = Array.from({ length: count }, (_, at) => list.lookup(at));
  return numbers.every((item) => item instanceof PDFNumber)
    ? numbers.map((item) => item.asNumber())
    : undefined;
}
