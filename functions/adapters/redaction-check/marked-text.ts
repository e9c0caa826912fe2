import { found } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import { around, seenOf } from "../../../workflows/production/redaction-check/legibility.ts";
import type { Glyph, Seen } from "../../../workflows/production/redaction-check/legibility.ts";
import {
  isHatched,
  isNearlyOpaque,
  spreadOf,
} from "../../../workflows/production/redaction-check/hatching.ts";
import type { Picture } from "../../../workflows/production/redaction-check/picture.ts";
import { runsOf, wordsOf } from "../../../workflows/production/redaction-check/runs.ts";
import type { Pdfium } from "../pdfium.ts";
import { drawOnly } from "./draw-page.ts";
import { annotationOver, objectsOver } from "./hidden-text.ts";
import type { Hiding, OpenPage } from "./read-page.ts";

type Measured = { readonly hiding: Hiding; readonly seen: Seen | undefined };

/** Contrast and ink below which it is asked whether a mark is to blame. */
const [fullContrast, fullShare] = [110, 0.97];
/** Over fewer letters a bar of a chart or a stroke of a drawing is as likely as a mark. */
const leastLetters = 3;

/** Text that can still be read through the mark that was to hide it: hatching, or a mark that is not quite opaque. */
export function markedText(
  engine: Pdfium,
  page: OpenPage,
  number: number,
  measured: readonly Measured[],
): readonly RedactionFinding[] {
  const over = new Set<number>();
  const suspects = runsOf(
    page.glyphs,
    (glyph, at) => {
      const { hiding, seen } = measured[at] ?? {};
      if (hiding !== undefined || !seen) return undefined;
      const objects = objectsOver(page, glyph).filter(({ what }) => what !== "text");
      const annotated = annotationOver(page, glyph) !== undefined;
      if (objects.length === 0 && !annotated) return undefined;
      const many = objects.length >= 3;
      if (seen.contrast >= fullContrast && seen.share >= fullShare && !many && !annotated) return undefined;
      for (const { order } of objects) over.add(order);
      return "marked" as const;
    },
    leastLetters,
  );
  if (suspects.length === 0) return [];
  const { handle, sheet, objects } = page;
  const shown = drawOnly(engine, handle, sheet, objects, ({ order }) => !over.has(order));
  const bare = drawOnly(
    engine,
    handle,
    sheet,
    objects,
    ({ order, what }) => what !== "text" && !over.has(order),
  );
  return suspects.flatMap(({ glyphs }) => {
    const kind = kindOf(page, glyphs, { shown, bare }, measured);
    return kind ? [found(kind, wordsOf(glyphs), number, around(glyphs.map(({ box }) => box)))] : [];
  });
}

function kindOf(
  page: OpenPage,
  glyphs: readonly Glyph[],
  without: { readonly shown: Picture; readonly bare: Picture },
  measured: readonly Measured[],
) {
  const { toPixels } = page.sheet;
  const box = around(glyphs.map((glyph) => glyph.box));
  const pictures = { marked: page.bare(), unmarked: without.bare, letters: page.alone() };
  if (isHatched(spreadOf(box, toPixels, pictures))) return "text-under-hatching";
  const places = new Map(page.glyphs.map((glyph, at) => [glyph, at]));
  const now = mean(glyphs.map((glyph) => measured[places.get(glyph) ?? -1]?.seen?.contrast ?? 255));
  const before = mean(
    glyphs.map((glyph) => seenOf(glyph, { ...without, alone: page.alone(), toPixels }).contrast),
  );
  if (!isNearlyOpaque(now, before)) return undefined;
  const highlighted = glyphs.some((glyph) => annotationOver(page, glyph) === "highlight");
  return highlighted ? "text-under-highlight" : "text-through-mark";
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
