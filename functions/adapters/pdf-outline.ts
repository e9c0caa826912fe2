import { PDFHexString, PDFName } from "@cantoo/pdf-lib";
import type { PDFDocument } from "@cantoo/pdf-lib";

/** A bookmark: its words, and the page it leads to; the first page is 1. */
export type Bookmark = { readonly words: string; readonly page: number };

/** Writes bookmarks into a document, in one row and shown when it is opened (ISO 32000-1, 12.3.3). */
export function writeOutline(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = document;
  if (bookmarks.length === 0) return;
  const pages = document.getPages();
  const root = context.nextRef();
  const refs = bookmarks.map(() => context.nextRef());
  for (const [at, { words, page }] of bookmarks.entries()) {
    const [ref, shown, prev, next] = [refs[at], pages[page - 1], refs[at - 1], refs[at + 1]];
    if (!ref || !shown) throw new RangeError(`no page ${page} to lead to`);
    context.assign(
      ref,
      context.obj({
        Title: PDFHexString.fromText(words),
        Parent: root,
        Dest: [shown.ref, "Fit"],
        ...(prev ? { Prev: prev } : {}),
        ...(next ? { Next: next } : {}),
      }),
    );
  }
  const [first, last] = [refs[0], refs.at(-1)];
  if (first && last)
    context.assign(root, context.obj({ Type: "Outlines", First: first, Last: last, Count: refs.length }));
  catalog.set(PDFName.of("Outlines"), root);
  catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}
