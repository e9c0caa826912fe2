import { PDFArray, PDFDict, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFPage } from "@cantoo/pdf-lib";
import type { PageBox, Shown } from "../../../workflows/production/stamp.ts";
import { shownAnnotations } from "../pdf-flatten.ts";
import { contentText, drawingOf } from "./drawing.ts";
import type { Drawing } from "./drawing.ts";
import type { Box } from "./geometry.ts";
import type { IsHidden } from "./layers.ts";

/** A page of a document as it goes into a production: what it draws, annotations and fields with it, and how it is shown. */
export type SourcePage = {
  readonly drawing: Drawing;
  readonly shown: Shown;
  readonly visible: Box;
  readonly group: PDFDict | undefined;
  /** The one stream that it was drawn by, where nothing was added. */
  readonly stream: ReturnType<PDFDict["get"]>;
};

/** Points of a page of letter paper. */
const letter = [612, 792] as const;

/** Reads one page. What an annotation of a hidden layer shows is not drawn. */
export function sourcePage(document: PDFDocument, page: PDFPage, isHidden: IsHidden): SourcePage {
  const { node } = page;
  // As viewers take a page that says nowhere how large it is.
  if (!node.getInheritableAttribute(PDFName.of("MediaBox"))) page.setMediaBox(0, 0, ...letter);
  const contents = node.lookup(PDFName.of("Contents"));
  const stands = shownAnnotations(page).filter(
    ({ annotation }) => !isHidden(annotation.get(PDFName.of("OC"))),
  );
  const own = node.Resources();
  const resources = stands.length === 0 ? own : (own?.clone(document.context) ?? document.context.obj({}));
  const drawn = stands.map(({ matrix, appearance }, at) => {
    const forms = resources?.lookup(PDFName.of("XObject"));
    const all = forms instanceof PDFDict ? forms.clone(document.context) : document.context.obj({});
    all.set(PDFName.of(`DucesShown${at}`), appearance);
    resources?.set(PDFName.of("XObject"), all);
    return `q ${matrix.map(decimal).join(" ")} cm /DucesShown${at} Do Q`;
  });
  const text = contentText(contents);
  const whole = drawn.length === 0 ? text : `${balanced(text)}\n${drawn.join("\n")}\n`;
  const box = visibleBox(page);
  const alone = contents instanceof PDFArray && contents.size() === 1 ? contents.lookup(0) : contents;
  const group = node.lookup(PDFName.of("Group"));
  return {
    drawing: drawingOf(whole, resources),
    shown: { box, turn: turnOf(page), unit: unitOf(node) },
    visible: { left: box.x, bottom: box.y, right: box.x + box.width, top: box.y + box.height },
    group: group instanceof PDFDict ? group : undefined,
    stream: drawn.length === 0 ? alone : undefined,
  };
}

/** Content after which the page is as it was before it, so that what is drawn behind it stands where it should and is seen. */
function balanced(text: string): string {
  let [open, marked, from] = [0, 0, 0];
  const kept: string[] = [];
  for (const { operator, start, end } of drawingOf(text, undefined).operations) {
    if (operator === "q") open += 1;
    else if (operator === "BMC" || operator === "BDC") marked += 1;
    else if (operator === "EMC") marked = Math.max(0, marked - 1);
    else if (operator === "Q" && open > 0) open -= 1;
    else if (operator === "Q") {
      kept.push(text.slice(from, start));
      from = end;
    }
  }
  return `q\n${kept.join("")}${text.slice(from)}\n${"EMC ".repeat(marked)}${"Q ".repeat(open)}Q`;
}

/** A number as files write it: no exponent, no more digits than matter. */
export const decimal = (value: number): string => String(Number(value.toFixed(5)));

function turnOf(page: PDFPage): Shown["turn"] {
  const angle = page.node.Rotate()?.asNumber() ?? 0;
  const turn = ((angle % 360) + 360) % 360;
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0;
}

function unitOf(node: PDFDict): number {
  const unit = node.lookup(PDFName.of("UserUnit"));
  const value = unit instanceof PDFNumber ? unit.asNumber() : 1;
  return value > 0 && Number.isFinite(value) ? value : 1;
}

/** The part of a page that is shown: its crop box within its media box. */
function visibleBox(page: PDFPage): PageBox {
  const [media, crop] = [page.getMediaBox(), page.getCropBox()];
  const x = Math.max(media.x, crop.x);
  const y = Math.max(media.y, crop.y);
  const width = Math.min(media.x + media.width, crop.x + crop.width) - x;
  const height = Math.min(media.y + media.height, crop.y + crop.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : media;
}
