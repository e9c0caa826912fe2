import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
} from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";
import { activeContentSchema } from "../../workflows/contract/papers.ts";
import type { ActiveContent, RefusalReason } from "../../workflows/contract/papers.ts";
import { judgePdfBytes, pdfBudget } from "./pdf-bytes.ts";
import { definedObjects, ruledDictionaries } from "./pdf-objects.ts";

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
    if (document.context.largestObjectNumber > pdfBudget.objects) return { ok: false, reason: "unreadable" };
    const defined = await definedObjects(bytes);
    if (hasUnreadObject(defined)) return { ok: false, reason: "unreadable" };
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

/** Leaves of the page tree, never trusting /Count; a tree that loops or is too deep throws. */
function countPages(document: PDFDocument): number {
  const seen = new Set<PDFObject>();
  const open: PDFObject[] = [document.catalog.Pages()];
  let pages = 0;
  for (let node = open.pop(); node && pages <= pdfBudget.pages; node = open.pop()) {
    if (!(node instanceof PDFDict)) continue;
    if (seen.has(node)) throw new RangeError("the page tree leads back into itself");
    seen.add(node);
    const kids = node.lookup(PDFName.of("Kids"));
    if (!(kids instanceof PDFArray)) {
      pages += 1;
      continue;
    }
    for (let at = 0; at < kids.size() && open.length <= pdfBudget.objects; at += 1) {
      const kid = kids.lookup(at);
      if (kid) open.push(kid);
    }
  }
  return pages;
}

const byAction: Readonly<Record<string, ActiveContent>> = {
  JavaScript: "javascript",
  Launch: "launch-action",
  SubmitForm: "submit-form",
  ImportData: "submit-form",
  URI: "external-link",
  GoToR: "external-link",
  GoToE: "external-link",
  Rendition: "rich-media",
  Movie: "rich-media",
  Sound: "rich-media",
};
const byKey: Readonly<Record<string, ActiveContent>> = {
  JS: "javascript",
  EmbeddedFiles: "embedded-file",
  EF: "embedded-file",
  XFA: "xfa-form",
  OpenAction: "open-action",
  AA: "open-action",
  RichMediaContent: "rich-media",
};
const bySubtype: Readonly<Record<string, ActiveContent>> = {
  RichMedia: "rich-media",
  Screen: "rich-media",
  Movie: "rich-media",
  Sound: "rich-media",
  "3D": "rich-media",
  FileAttachment: "embedded-file",
};

function activeContentOf(defined: readonly PDFObject[]): readonly ActiveContent[] {
  const found = new Set<ActiveContent>();
  for (const dictionary of ruledDictionaries(defined)) {
    for (const [key, value] of dictionary.entries()) {
      const name = key.decodeText();
      if (byKey[name]) found.add(byKey[name]);
      if (!(value instanceof PDFName)) continue;
      const word = value.decodeText();
      if (name === "S" && byAction[word]) found.add(byAction[word]);
      if (name === "Subtype" && bySubtype[word]) found.add(bySubtype[word]);
      if (name === "Type" && word === "EmbeddedFile") found.add("embedded-file");
    }
  }
  return activeContentSchema.options.filter((kind) => found.has(kind));
}
