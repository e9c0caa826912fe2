import { found } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionKind } from "../../../workflows/contract/redaction-kinds.ts";
import { around, coveredShare, isEchoed } from "../../../workflows/production/redaction-check/legibility.ts";
import type { Glyph } from "../../../workflows/production/redaction-check/legibility.ts";
import { areaOf, middleLightness } from "../../../workflows/production/redaction-check/picture.ts";
import { runsOf, wordsOf } from "../../../workflows/production/redaction-check/runs.ts";
import type { Pdfium } from "../pdfium.ts";
import type { PageObject } from "./page-objects.ts";
import type { Hiding, OpenPage } from "./read-page.ts";

type Hidden = { readonly findings: readonly RedactionFinding[]; readonly echoed: readonly Glyph[] };

/** The text of a page that is not seen, run by run, with what hides it; and the text that a picture shows in its stead. */
export function hiddenText(
  engine: Pdfium,
  page: OpenPage,
  number: number,
  hidings: readonly { readonly hiding: Hiding }[],
): Hidden {
  const findings: RedactionFinding[] = [];
  const echoed: Glyph[] = [];
  for (const { kind: hiding, glyphs } of runsOf(page.glyphs, (_, at) => hidings[at]?.hiding)) {
    const kind = kindOf(engine, page, hiding, glyphs);
    if (kind) findings.push(found(kind, wordsOf(glyphs), number, around(glyphs.map(({ box }) => box))));
    else echoed.push(...glyphs);
  }
  return { findings, echoed };
}

/** Of the page: a picture as large as this is a scan, not something laid over a word. */
const scanShare = 0.25;
const dark = 110;
const leastRecognised = 2;

function kindOf(
  engine: Pdfium,
  page: OpenPage,
  hiding: Exclude<Hiding, undefined>,
  glyphs: readonly Glyph[],
): RedactionKind | undefined {
  switch (hiding) {
    case "off-page":
      return "off-page-text";
    case "tiny":
      return "tiny-text";
    case "hidden-layer":
      return "hidden-layer-text";
    case "clipped":
      return "clipped-text";
    case "no-mode":
    case "blank-font":
      return recognised(page, glyphs, "invisible-text");
    case "covered":
      return coverKind(engine, page, glyphs);
  }
}

/** What recognised text is that no picture shows; nothing where a picture does. */
function recognised(
  { shown, sheet, objects }: OpenPage,
  glyphs: readonly Glyph[],
  otherwise: RedactionKind,
): RedactionKind | undefined {
  if (isEchoed(glyphs, shown(), sheet.toPixels)) return undefined;
  // Recognition reads a speck of dust as a stroke.
  if (glyphs.length < leastRecognised) return undefined;
  const box = around(glyphs.map((glyph) => glyph.box));
  const isDark = middleLightness(shown(), areaOf(box, sheet.toPixels, shown())) < dark;
  const overScan = objects.some((object) => object.what === "image" && coveredShare(box, object.box) > 0.6);
  return isDark || (overScan && otherwise === "invisible-text") ? "ocr-text-under-box" : otherwise;
}

/** What lies over a run, going by its middle glyph: a mark may be made of several, none as long as the run. */
function coverKind(engine: Pdfium, page: OpenPage, glyphs: readonly Glyph[]): RedactionKind | undefined {
  const glyph = glyphs[glyphs.length >> 1];
  if (!glyph) return undefined;
  const over = annotationOver(page, glyph);
  if (over) return over === "highlight" ? "text-under-highlight" : "text-under-annotation";
  const above = objectsOver(page, glyph);
  const covers = above.filter((object) => covering(engine, object, glyph));
  const top = covers.at(-1);
  if (top?.what === "image")
    return shareOfPage(page, top) >= scanShare
      ? recognised(page, glyphs, "text-under-image")
      : "text-under-image";
  if (top?.what === "text") return "text-under-text";
  if (top) return "text-under-box";
  const strokes = above.filter(({ what }) => what === "path").length;
  if (strokes >= leastStrokes) return "text-under-hatching";
  return isEchoed(glyphs, page.shown(), page.sheet.toPixels) ? undefined : "same-colour-text";
}

const leastStrokes = 3;

/** The topmost annotation that shows and lies over most of a glyph. */
export const annotationOver = (
  { annotations }: Pick<OpenPage, "annotations">,
  { box }: Pick<Glyph, "box">,
): "highlight" | "other" | undefined => {
  const over = annotations.findLast(
    (one) =>
      !one.hidden &&
      one.what !== "link" &&
      one.what !== "popup" &&
      one.what !== "redaction" &&
      coveredShare(box, one.box) >= 0.5,
  );
  return over && (over.what === "highlight" ? "highlight" : "other");
};

/** Everything that is drawn after a glyph and touches it. */
export const objectsOver = (
  { objects }: Pick<OpenPage, "objects">,
  { object, box }: Pick<Glyph, "object" | "box">,
): readonly PageObject[] => objects.slice(object + 1).filter((one) => coveredShare(box, one.box) > 0.05);

/** Whether an object covers most of a glyph, as far as its outline tells: a frame does not, a thick line does. */
function covering(engine: Pdfium, { handle, what, box }: PageObject, glyph: Glyph): boolean {
  if (coveredShare(glyph.box, box) < 0.5) return false;
  if (what !== "path") return true;
  return engine.lend(8, (at) => {
    engine.FPDFPath_GetDrawMode(handle, at, at + 4);
    const [filled = 0] = engine.integers(at, 1);
    if (filled !== 0) return true;
    engine.FPDFPageObj_GetStrokeWidth(handle, at);
    const [width = 0] = engine.floats(at, 1);
    return width >= (glyph.box[3] - glyph.box[1]) * 0.4;
  });
}

const shareOfPage = ({ sheet, shown }: OpenPage, { box }: PageObject): number => {
  const { left, right, top, bottom } = areaOf(box, sheet.toPixels, shown());
  return ((right - left) * (bottom - top)) / (sheet.width * sheet.height);
};
