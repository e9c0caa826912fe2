import type { Box } from "../../../workflows/production/redaction-check/finding.ts";
import type { Pdfium } from "../pdfium.ts";

/** An annotation of a page that shows, or would show if it were applied. */
export type Annotation = {
  readonly what: "highlight" | "redaction" | "link" | "widget" | "popup" | "other";
  readonly box: Box;
  readonly hidden: boolean;
};

// The engine's numbers of the subtypes (fpdf_annot.h).
const subtypes = { 2: "link", 9: "highlight", 16: "popup", 20: "widget", 28: "redaction" } as const;
// Hidden, not viewed (ISO 32000-1, 12.5.3).
const hiddenFlags = 2 | 32;
const mostAnnotations = 20_000;

/** The annotations of a page, in order. */
export function annotationsOf(engine: Pdfium, page: number): readonly Annotation[] {
  const found: Annotation[] = [];
  const count = Math.min(engine.FPDFPage_GetAnnotCount(page), mostAnnotations);
  for (let at = 0; at < count; at += 1) {
    const handle = engine.FPDFPage_GetAnnot(page, at);
    if (handle === 0) continue;
    const what = subtypes[engine.FPDFAnnot_GetSubtype(handle) as keyof typeof subtypes] ?? "other";
    const hidden = (engine.FPDFAnnot_GetFlags(handle) & hiddenFlags) !== 0;
    found.push({ what, box: boxOf(engine, handle), hidden });
    engine.FPDFPage_CloseAnnot(handle);
  }
  return found;
}

/** The engine writes left, top, right, bottom. */
const boxOf = (engine: Pdfium, annotation: number): Box =>
  engine.lend(16, (at) => {
    engine.FPDFAnnot_GetRect(annotation, at);
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = engine.floats(at, 4);
    return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  });
