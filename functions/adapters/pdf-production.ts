import { degrees, PDFDocument, PDFName, rgb } from "@cantoo/pdf-lib";
import type { PDFFont, PDFPage } from "@cantoo/pdf-lib";
import { flattenAnnotations } from "./pdf-flatten.ts";
import { ruledDictionaries, standingObjects } from "./pdf-objects.ts";

/** A document whose pages are shown in another one: its bytes, and the pages it is known to have. */
type ShownDocument = { readonly bytes: Uint8Array; readonly pages: number };

// What a page may bring along. A page is copied with everything it points to, so what is not named here is taken off before.
const pageKeys = new Set([
  "Type",
  "Parent",
  "MediaBox",
  "CropBox",
  "Rotate",
  "UserUnit",
  "Resources",
  "Contents",
  "Group",
]);
const droppedKeys = [
  "AA",
  "AF",
  "JS",
  "Metadata",
  "OpenAction",
  "OPI",
  "PieceInfo",
  "Ref",
  "StructParent",
  "StructParents",
].map((key) => PDFName.of(key));
const band = 20;
const margin = 6;
const size = 9;

/**
 * The pages of a document as they are shown, copied for another one: nothing that acts, hides or is clicked comes along.
 * Throws when the engine cannot read it, or it has another number of pages than was said.
 */
export async function shownPages(
  target: PDFDocument,
  { bytes, pages }: ShownDocument,
): Promise<readonly PDFPage[]> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  if (source.getPageCount() !== pages) throw new RangeError("it has another number of pages than was said");
  for (const page of source.getPages()) flattenAnnotations(page);
  await source.flush();
  strip(source);
  return target.copyPages(source, source.getPageIndices());
}

/** An empty document that says nothing of who made it and when, but for the date given. */
export async function freshDocument(at: Date): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setCreationDate(at);
  document.setModificationDate(at);
  document.setProducer("Duces");
  return document;
}

/** Takes off everything that acts or hides, page by page and then in every other object. */
function strip(source: PDFDocument): void {
  for (const page of source.getPages())
    for (const [key] of page.node.entries()) if (!pageKeys.has(key.decodeText())) page.node.delete(key);
  for (const dictionary of ruledDictionaries(standingObjects(source)))
    for (const key of droppedKeys) dictionary.delete(key);
}

/** Widens the page by a band along the edge that is shown at the foot, and writes the number there, upright; nothing is clicked any more. */
export function stamp(page: PDFPage, font: PDFFont, text: string): void {
  const { x, y, width, height } = visibleBox(page);
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  const wide = turn % 180 === 0;
  const origin = { x: turn === 270 ? x - band : x, y: turn === 0 ? y - band : y };
  const full = { width: wide ? width : width + band, height: wide ? height + band : height };
  page.setMediaBox(origin.x, origin.y, full.width, full.height);
  page.setCropBox(origin.x, origin.y, full.width, full.height);
  const strip = {
    x: turn === 90 ? x + width : origin.x,
    y: turn === 180 ? y + height : origin.y,
    width: wide ? width : band,
    height: wide ? band : height,
  };
  // What lay outside the visible page stays invisible.
  page.drawRectangle({ ...strip, color: rgb(1, 1, 1) });
  const length = font.widthOfTextAtSize(text, size);
  const place = {
    0: { x: x + width - margin - length, y: y - band + margin },
    90: { x: x + width + band - margin, y: y + height - margin - length },
    180: { x: x + margin + length, y: y + height + band - margin },
    270: { x: x - band + margin, y: y + margin + length },
  }[turn] ?? { x, y };
  page.drawText(text, { ...place, size, font, rotate: degrees(turn), color: rgb(0, 0, 0) });
  page.node.delete(PDFName.of("Annots"));
}

/** The part of the page that is shown: its crop box within its media box. */
function visibleBox(page: PDFPage): { x: number; y: number; width: number; height: number } {
  const [media, crop] = [page.getMediaBox(), page.getCropBox()];
  const x = Math.max(media.x, crop.x);
  const y = Math.max(media.y, crop.y);
  const width = Math.min(media.x + media.width, crop.x + crop.width) - x;
  const height = Math.min(media.y + media.height, crop.y + crop.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : media;
}
