import { squeezed } from "../../../workflows/production/redaction-check/says-more.ts";
import {
  areaOf,
  eachPixel,
  lightness,
  middleLightness,
  sizeOf,
} from "../../../workflows/production/redaction-check/picture.ts";
import type { Pdfium } from "../pdfium.ts";
import type { OpenPage } from "./read-page.ts";

// Kinds of annotations that draw their own text (fpdf_annot.h): free text, stamps, form fields.
const drawsText = new Set([3, 13, 20]);
const hiddenFlags = 2 | 32;
const longest = 65_536;
const fieldValue = "V";
const edge = 3;

/** The texts of annotations and form fields that the page shows where they stand. */
export function shownValues(engine: Pdfium, page: OpenPage): readonly string[] {
  const shown: string[] = [];
  for (const [at, annotation] of page.annotations.entries()) {
    if (annotation.hidden) continue;
    const handle = engine.FPDFPage_GetAnnot(page.handle, at);
    if (handle === 0) continue;
    if (
      drawsText.has(engine.FPDFAnnot_GetSubtype(handle)) &&
      (engine.FPDFAnnot_GetFlags(handle) & hiddenFlags) === 0
    ) {
      const values = [
        read(engine, (room, size) => engine.FPDFAnnot_GetStringValue(handle, "Contents", room, size)),
        read(engine, (room, size) => engine.FPDFAnnot_GetStringValue(handle, fieldValue, room, size)),
        read(engine, (room, size) =>
          engine.FPDFAnnot_GetFormFieldValue(page.document.form, handle, room, size),
        ),
      ].filter((value) => value !== "");
      const drawn = read(engine, (room, size) => engine.FPDFAnnot_GetAP(handle, 0, room, size));
      if (values.length > 0 && hasMarks(page, at))
        shown.push(...values.filter((value) => agrees(value, drawn)));
    }
    engine.FPDFPage_CloseAnnot(handle);
  }
  return shown;
}

/** A text that the engine writes as UTF-16 with a closing zero; it says how many bytes it would take. */
function read(engine: Pdfium, write: (room: number, size: number) => number): string {
  const size = Math.min(longest, write(0, 0));
  if (size <= 2) return "";
  return engine.lend(size, (room) => {
    write(room, size);
    return new TextDecoder("utf-16le").decode(engine.copied(room, size - 2));
  });
}

/** Whether there is anything to be read where an annotation stands: under a box there is not. */
function hasMarks({ annotations, shown, sheet }: OpenPage, at: number): boolean {
  const box = annotations[at]?.box;
  if (!box) return false;
  const picture = shown();
  // Without its edges, where whatever covers it may end.
  const area = areaOf(box, sheet.toPixels, picture, -edge);
  const ground = middleLightness(picture, area);
  let marks = 0;
  eachPixel(area, picture.width, (place) => {
    if (Math.abs(lightness(picture.pixels, place) - ground) > 40) marks += 1;
  });
  return marks >= Math.max(4, sizeOf(area) * 0.005);
}

const literals = /\(((?:[^()\\]|\\[^])*)\)/g;

/** Whether the drawing says the same as the value, as far as it can be read: letters of a font's own making cannot. */
function agrees(value: string, drawing: string): boolean {
  const says = squeezed([...drawing.matchAll(literals)].map(([, text = ""]) => text).join(""));
  return says === "" || says.includes(squeezed(value)) || squeezed(value).includes(says);
}
