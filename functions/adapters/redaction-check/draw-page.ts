import type { Picture, ToPixels } from "../../../workflows/production/redaction-check/picture.ts";
import type { Pdfium } from "../pdfium.ts";
import type { PageObject } from "./page-objects.ts";

const pixelsPerPoint = 2;
/** Of one picture. A letter page has two millions at this scale; a poster is drawn smaller. */
const mostPixels = 4_000_000;
const annotations = 1;

/** The size of a page's picture, and where its points come to lie in it. */
export type Sheet = { readonly width: number; readonly height: number; readonly toPixels: ToPixels };

/** Throws where a page has no size. */
export function sheetOf(engine: Pdfium, page: number): Sheet {
  const wide = engine.FPDF_GetPageWidthF(page);
  const high = engine.FPDF_GetPageHeightF(page);
  if (!(wide > 0 && high > 0)) throw new RangeError("a page without a size");
  const scale = Math.min(pixelsPerPoint, Math.sqrt(mostPixels / (wide * high)));
  const width = Math.max(1, Math.round(wide * scale));
  const height = Math.max(1, Math.round(high * scale));
  return { width, height, toPixels: toPixels(engine, page, width, height) };
}

// The engine answers in whole pixels: it is asked about a sheet so many times as large.
const finer = 64;

function toPixels(engine: Pdfium, page: number, width: number, height: number): ToPixels {
  const far = 1000;
  const where = (x: number, y: number) =>
    engine.lend(8, (at) => {
      engine.FPDF_PageToDevice(page, 0, 0, width * finer, height * finer, 0, x, y, at, at + 4);
      const [column = 0, row = 0] = engine.integers(at, 2);
      return [column / finer, row / finer] as const;
    });
  const [e, f] = where(0, 0);
  const [ax, ay] = where(far, 0);
  const [cx, cy] = where(0, far);
  return [(ax - e) / far, (ay - f) / far, (cx - e) / far, (cy - f) / far, e, f];
}

/** Draws a page as it stands now; with its annotations where the document's form is given, which draws some of them. */
export function draw(engine: Pdfium, page: number, { width, height }: Sheet, form?: number): Picture {
  const pixels = engine.onPaper(width, height, (bitmap) => {
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, form === undefined ? 0 : annotations);
    if (form !== undefined) engine.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, annotations);
  });
  return { width, height, pixels };
}

/** Draws a page with these objects alone, or all but these, and leaves it as it was. */
export function drawOnly(
  engine: Pdfium,
  page: number,
  sheet: Sheet,
  objects: readonly PageObject[],
  isDrawn: (object: PageObject) => boolean,
  form?: number,
): Picture {
  const out = objects.filter((object) => !isDrawn(object));
  for (const { handle } of out) engine.FPDFPageObj_SetIsActive(handle, false);
  try {
    return draw(engine, page, sheet, form);
  } finally {
    for (const { handle } of out) engine.FPDFPageObj_SetIsActive(handle, true);
  }
}

/** Draws the text alone, in black, filled, and quite opaque: the page is of no more use afterwards. */
export function drawTextAlone(
  engine: Pdfium,
  page: number,
  sheet: Sheet,
  objects: readonly PageObject[],
): Picture {
  for (const { handle, what } of objects) {
    if (what !== "text") {
      engine.FPDFPageObj_SetIsActive(handle, false);
      continue;
    }
    engine.FPDFPageObj_SetFillColor(handle, 0, 0, 0, 255);
    engine.FPDFPageObj_SetStrokeColor(handle, 0, 0, 0, 255);
    const mode = engine.FPDFTextObj_GetTextRenderMode(handle);
    // Outlines stay outlines (1 and 5): filled, they would have other ink than they show.
    if (mode !== 1 && mode !== 5) engine.FPDFTextObj_SetTextRenderMode(handle, 0);
    engine.FPDFPageObj_SetBlendMode(handle, "Normal");
  }
  return draw(engine, page, sheet);
}
