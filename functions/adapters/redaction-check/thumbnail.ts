import { found } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import { lightness } from "../../../workflows/production/redaction-check/picture.ts";
import type { Picture } from "../../../workflows/production/redaction-check/picture.ts";
import type { Pdfium } from "../pdfium.ts";
import type { OpenPage } from "./read-page.ts";

/** Lightness that a thumbnail differs from an even part of the page, dark or light, and how much of it must. */
const [fromDark, fromLight, fewest] = [60, 100, 0.0006];
const dark = 110;
/** Lightness that tells a stroke from its ground in a thumbnail. */
const edge = 24;
/** Lightness within which a part of the page is even. */
const even = 12;

/**
 * The small picture of a page that came with it, where it shows something and the page has an even area: a header that was
 * set later is no less than the thumbnail shows, a box is.
 */
export function thumbnailOf(engine: Pdfium, page: OpenPage, number: number): readonly RedactionFinding[] {
  const bitmap = engine.FPDFPage_GetThumbnailAsBitmap(page.handle);
  if (bitmap === 0) return [];
  try {
    const [width, height] = [engine.FPDFBitmap_GetWidth(bitmap), engine.FPDFBitmap_GetHeight(bitmap)];
    // A page of a few points is no larger than its thumbnail.
    if (width * 2 > page.sheet.width) return [];
    const stride = engine.FPDFBitmap_GetStride(bitmap);
    const bytes = Math.floor(stride / Math.max(1, width));
    const pixels = engine.copied(engine.FPDFBitmap_GetBuffer(bitmap), stride * height);
    const lights = Array.from({ length: width * height }, (_, n) => {
      const at = Math.floor(n / width) * stride + (n % width) * bytes;
      return bytes === 1 ? (pixels[at] ?? 0) : lightness(pixels, at);
    });
    const differs = lights.filter((light, n) => {
      const part = partAt(page.shown(), n % width, Math.floor(n / width), width, height);
      const differing = part.most < dark ? fromDark : fromLight;
      const isEven = part.most - part.least <= even && Math.abs(light - part.least) > differing;
      return isEven && hasEdge(lights, n, width);
    });
    return differs.length > lights.length * fewest ? [found("thumbnail", "", number)] : [];
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
}

/** Whether a neighbour has another lightness: what has not is a ground of another colour, no writing. */
const hasEdge = (lights: readonly number[], at: number, width: number): boolean =>
  [at - 1, at + 1, at - width, at + width].some(
    (near) => Math.abs((lights[near] ?? lights[at] ?? 0) - (lights[at] ?? 0)) > edge,
  );

/** Of a thumbnail's pixel: it does not lie quite where the page has it. */
const slack = 0.1;
/** The darkest and the lightest pixel of what one pixel of a smaller picture stands for, and of a little around it. */
function partAt(
  { pixels, width, height }: Picture,
  x: number,
  y: number,
  columns: number,
  rows: number,
): { readonly least: number; readonly most: number } {
  const from = (at: number, whole: number, count: number) => Math.floor(((at - slack) * whole) / count);
  const [left, right] = [from(x, width, columns), from(x + 1 + 2 * slack, width, columns)];
  const [top, bottom] = [from(y, height, rows), from(y + 1 + 2 * slack, height, rows)];
  let [least, most] = [255, 0];
  for (let row = Math.max(0, top); row < Math.min(height, bottom); row += 1)
    for (let column = Math.max(0, left); column < Math.min(width, right); column += 1) {
      const light = lightness(pixels, (row * width + column) * 4);
      [least, most] = [Math.min(least, light), Math.max(most, light)];
    }
  return { least, most };
}
