import {
  EncryptedPDFError,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
} from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";
import type { ActiveContent, RefusalReason } from "../../workflows/contract/papers.ts";
import { activeContentOf } from "./pdf-active.ts";
import { judgePdfBytes, pdfBudget } from "./pdf-bytes.ts";
import { exceedsPixels } from "./pdf-images.ts";
import { definedObjects } from "./pdf-objects.ts";

/** What a file turned out to be. */
export type PdfReading =
  | { readonly ok: true; readonly pages: number; readonly activeContent: readonly ActiveContent[] }
  | { readonly ok: false; readonly reason: RefusalReason };

/** Reads one PDF within budget: page count by walking the tree, and everything in it that acts when opened. */
export async function readPdf(bytes: Buffer): Promise<PdfReading> {
  const verdict = await judgePdfBytes(bytes);
  if (!verdict.ok) return verdict;
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    if (document.context.largestObjectNumber > pdfBudget.objects) return { ok: false, reason: "over-budget" };
    const defined = await definedObjects(bytes);
    if (hasUnreadObject(defined)) return { ok: false, reason: "unreadable" };
    if (showsElsewhere(document.catalog)) return { ok: false, reason: "content-elsewhere" };
    if (exceedsPixels(defined)) return { ok: false, reason: "over-budget" };
    const pages = countPages(document);
    if (pages > pdfBudget.pages) return { ok: false, reason: "too-many-pages" };
    if (pages === 0) return { ok: false, reason: "unreadable" };
    return { ok: true, pages, activeContent: activeContentOf(defined) };
  } catch (error) {
    // The engine throws whatever a hostile file makes it throw; all of it means the same to the sender.
    return { ok: false, reason: error instanceof EncryptedPDFError ? "encrypted" : "unreadable" };
  }
}

/** Whether the engine skipped an object it could not read: another viewer might read it, and run what it holds. */
const hasUnreadObject = (defined: readonly PDFObject[]): boolean =>
  defined.some((object) => object instanceof PDFInvalidObject);

/** Whether its pages are only a cover: for a collection of files, or for a form that is drawn by a program of its own. */
function showsElsewhere(catalog: PDFDict): boolean {
  if (catalog.has(PDFName.of("Collection"))) return true;
  return catalog.lookup(PDFName.of("NeedsRendering")) === PDFBool.True;
}

/**
 * Leaves of the page tree, never trusting /Count. A tree that loops, downwards or on the way up that inherited boxes are
 * looked for, or that is too deep throws.
 */
function countPages(document: PDFDocument): number {
  const seen = new Set<PDFObject>();
  const open: { readonly node: PDFObject; readonly depth: number }[] = [
    { node: document.catalog.Pages(), depth: 0 },
  ];
  let pages = 0;
  for (let next = open.pop(); next && pages <= pdfBudget.pages; next = open.pop()) {
    const { node, depth } = next;
    if (!(node instanceof PDFDict)) continue;
    if (seen.has(node)) throw new RangeError("the page tree leads back into itself");
    if (depth > pdfBudget.nesting) throw new RangeError("the page tree is too deep");
    seen.add(node);
    const kids = node.lookup(PDFName.of("Kids"));
    if (!(kids instanceof PDFArray)) {
      pages += 1;
      expectEndAbove(node);
      continue;
    }
    for (let at = 0; at < kids.size() && open.length <= pdfBudget.objects; at += 1) {
      const kid = kids.lookup(at);
      if (kid) open.push({ node: kid, depth: depth + 1 });
    }
  }
  return pages;
}

function expectEndAbove(page: PDFDict): void {
  let above: PDFObject | undefined = page;
  for (let depth = 0; above instanceof PDFDict; depth += 1) {
    if (depth > pdfBudget.nesting) throw new RangeError("a page has no end of parents");
    above = above.lookup(PDFName.of("Parent"));
  }
}
