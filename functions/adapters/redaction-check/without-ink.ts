import type { Pdfium } from "../pdfium.ts";
import type { PageObject } from "./page-objects.ts";
import type { Hiding } from "./read-page.ts";

/** Why text leaves no ink on a page: a layer, a clipping path, a font of blanks; nothing where this engine lacks the font. */
export function whyNoInk(
  engine: Pdfium,
  document: number,
  page: number,
  object: PageObject | undefined,
): Hiding {
  if (!object) return undefined;
  if (object.layered) return "hidden-layer";
  const { handle } = object;
  if (hasOwnInk(engine, document, page, handle)) return "hidden-layer";
  const hole = holeOf(engine, handle);
  if (hole === "none") return "clipped";
  if (hole && widened(engine, handle, hole, () => hasOwnInk(engine, document, page, handle)))
    return "clipped";
  // A font that does not come along is drawn with what is here: no ink then says nothing of the file.
  return engine.FPDFFont_GetIsEmbedded(engine.FPDFTextObj_GetFont(handle)) === 1 ? "blank-font" : undefined;
}

/** Whether a text object has ink when it is drawn by itself, within its clipping path. */
function hasOwnInk(engine: Pdfium, document: number, page: number, handle: number): boolean {
  const bitmap = engine.FPDFTextObj_GetRenderedBitmap(document, page, handle, 2);
  if (bitmap === 0) return false;
  const length = engine.FPDFBitmap_GetStride(bitmap) * engine.FPDFBitmap_GetHeight(bitmap);
  const pixels = engine.copied(engine.FPDFBitmap_GetBuffer(bitmap), length);
  engine.FPDFBitmap_Destroy(bitmap);
  return pixels.some((value, at) => at % 4 === 3 && value > 64);
}

type Point = readonly [x: number, y: number];

/** A point that lies within all clipping paths of an object, by their outlines; none where they leave nothing. */
function holeOf(engine: Pdfium, handle: number): Point | "none" | undefined {
  const clip = engine.FPDFPageObj_GetClipPath(handle);
  const count = engine.FPDFClipPath_CountPaths(clip);
  if (count <= 0) return undefined;
  let [left, bottom, right, top] = [-Infinity, -Infinity, Infinity, Infinity];
  for (let path = 0; path < count; path += 1) {
    const points = pointsOf(engine, clip, path);
    if (points.length === 0) continue;
    left = Math.max(left, Math.min(...points.map(([x]) => x)));
    right = Math.min(right, Math.max(...points.map(([x]) => x)));
    bottom = Math.max(bottom, Math.min(...points.map(([, y]) => y)));
    top = Math.min(top, Math.max(...points.map(([, y]) => y)));
  }
  return left > right || bottom > top ? "none" : [(left + right) / 2, (bottom + top) / 2];
}

const mostSegments = 2000;

function pointsOf(engine: Pdfium, clip: number, path: number): readonly Point[] {
  const count = Math.min(mostSegments, engine.FPDFClipPath_CountPathSegments(clip, path));
  return Array.from({ length: Math.max(0, count) }, (_, at) =>
    engine.lend(8, (room) => {
      engine.FPDFPathSegment_GetPoint(engine.FPDFClipPath_GetPathSegment(clip, path, at), room, room + 4);
      const [x = 0, y = 0] = engine.floats(room, 2);
      return [x, y] as const;
    }),
  );
}

/** Does some work while the clipping paths of an object are so wide that they cut nothing off. */
function widened<T>(engine: Pdfium, handle: number, [x, y]: Point, work: () => T): T {
  const scale = (by: number) =>
    engine.FPDFPageObj_TransformClipPath(handle, by, 0, 0, by, x * (1 - by), y * (1 - by));
  const wide = 10_000;
  scale(wide);
  try {
    return work();
  } finally {
    scale(1 / wide);
  }
}
