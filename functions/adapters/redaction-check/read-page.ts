import {
  hasInk,
  isLegible,
  leastSize,
  seenOf,
} from "../../../workflows/production/redaction-check/legibility.ts";
import type { Drawn, Glyph, Seen } from "../../../workflows/production/redaction-check/legibility.ts";
import type { Picture } from "../../../workflows/production/redaction-check/picture.ts";
import type { Pdfium } from "../pdfium.ts";
import { annotationsOf } from "./annotations.ts";
import type { Annotation } from "./annotations.ts";
import { draw, drawOnly, drawTextAlone, sheetOf } from "./draw-page.ts";
import type { Sheet } from "./draw-page.ts";
import { glyphsOf } from "./glyphs.ts";
import { objectsOf } from "./page-objects.ts";
import { whyNoInk } from "./without-ink.ts";
import type { PageObject } from "./page-objects.ts";

/** A document that is open in an engine, and its form, which draws what the fields hold. */
export type OpenDocument = { readonly handle: number; readonly form: number };

/** One page, open in the engine, with everything on it and its pictures; they are drawn when they are first asked for. */
export type OpenPage = {
  readonly document: OpenDocument;
  readonly handle: number;
  readonly sheet: Sheet;
  readonly objects: readonly PageObject[];
  readonly glyphs: readonly Glyph[];
  readonly annotations: readonly Annotation[];
  readonly shown: () => Picture;
  readonly bare: () => Picture;
  readonly alone: () => Picture;
};

/** Opens a page for some work, and closes it. Throws what the engine throws. */
export function withPage<T>(
  engine: Pdfium,
  document: OpenDocument,
  at: number,
  work: (page: OpenPage) => T,
): T | undefined {
  return withHandle(engine, document.handle, at, (handle) => {
    const sheet = sheetOf(engine, handle);
    const objects = objectsOf(engine, handle);
    const shown = once(() => draw(engine, handle, sheet, document.form));
    return work({
      document,
      handle,
      sheet,
      objects,
      glyphs: glyphsOf(engine, handle, objects),
      annotations: annotationsOf(engine, handle),
      shown,
      bare: once(() =>
        drawOnly(engine, handle, sheet, objects, ({ what }) => what !== "text", document.form),
      ),
      // Of a copy of the page: its text is changed for it.
      alone: once(
        () =>
          withHandle(engine, document.handle, at, (copy) =>
            drawTextAlone(engine, copy, sheet, objectsOf(engine, copy)),
          ) ?? shown(),
      ),
    });
  });
}

function withHandle<T>(
  engine: Pdfium,
  document: number,
  at: number,
  work: (page: number) => T,
): T | undefined {
  const page = engine.FPDF_LoadPage(document, at);
  if (page === 0) return undefined;
  try {
    return work(page);
  } finally {
    engine.FPDF_ClosePage(page);
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Why a glyph is not seen, as far as its own state tells; `covered` or coloured like its ground is told apart later. */
export type Hiding =
  | "off-page"
  | "tiny"
  | "no-mode"
  | "hidden-layer"
  | "clipped"
  | "blank-font"
  | "covered"
  | undefined;

const showsNothing = (mode: number) => mode === 3 || mode === 7;

/** For each glyph of a page why it is not seen, or that it is; with what was measured. */
export function hidingsOf(
  engine: Pdfium,
  page: OpenPage,
): readonly { readonly hiding: Hiding; readonly seen: Seen | undefined }[] {
  const { glyphs, objects, sheet } = page;
  const blanks = new Map<number, Hiding>();
  const withoutInk = (order: number) => {
    const known = blanks.has(order)
      ? blanks.get(order)
      : whyNoInk(engine, page.document.handle, page.handle, objects[order]);
    blanks.set(order, known);
    return known;
  };
  const drawn = once<Drawn>(() => ({
    shown: page.shown(),
    bare: page.bare(),
    alone: page.alone(),
    toPixels: sheet.toPixels,
  }));
  return glyphs.map((glyph) => {
    if (isOffPage(glyph, sheet)) return { hiding: "off-page", seen: undefined };
    if (glyph.size < leastSize) return { hiding: "tiny", seen: undefined };
    if (showsNothing(glyph.mode)) return { hiding: "no-mode", seen: undefined };
    const seen = seenOf(glyph, drawn());
    if (!hasInk(seen)) return { hiding: withoutInk(glyph.object), seen };
    return { hiding: isLegible(seen) ? undefined : "covered", seen };
  });
}

function isOffPage({ box }: Glyph, { width, height, toPixels: [a, b, c, d, e, f] }: Sheet): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const [column, row] = [a * x + c * y + e, b * x + d * y + f];
  return column < 0 || row < 0 || column > width || row > height;
}
