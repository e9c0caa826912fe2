import { EncryptedPDFError, StandardFonts } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFFont } from "@cantoo/pdf-lib";
import { beginsPart, receivedPapers } from "../../workflows/papers/binder.ts";
import type { Place, ReceivedPaper } from "../../workflows/papers/binder.ts";
import type { Paper } from "../../workflows/papers/paper.ts";
import type { PaperOnFile } from "../../workflows/request/context.ts";
import type { CleanedCopy } from "../../workflows/contract/papers.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "./digests.ts";
import { setInto } from "./pdf-paper.ts";
import { writeOutline } from "./pdf-outline.ts";
import { freshDocument, shownPages, stamp } from "./pdf-production.ts";

/** The bytes and pages that one binder holds at most: its function holds all of them at once, and has half a minute. */
export const binderLimits = { bytes: 40 * 1024 * 1024, pages: 1_000 } as const;

type Bound = { readonly paper: ReceivedPaper; readonly pages: number } | Unbound;
type Unbound = { readonly paper: ReceivedPaper; readonly reason: string };

/** What a binder is made of. `draw` sets its own parts, once the place of each paper that came in is known. */
export type ToBind = {
  readonly papers: readonly PaperOnFile[];
  /** Of the cleaned ones the copies that are kept. */
  readonly copies: ReadonlyMap<DocumentId, CleanedCopy>;
  readonly read: (paper: PaperOnFile) => Promise<Buffer>;
  readonly draw: (places: readonly Place[]) => Paper;
};

/**
 * Binds the papers that came in behind the practice's own parts, one at a time, with bookmarks and page numbers. What cannot
 * be bound is listed with the reason and holds nothing else back. Throws only where the practice's own parts cannot be set.
 */
export async function bind({ papers, copies, read, draw }: ToBind, at: Date): Promise<Uint8Array> {
  const document = await freshDocument(at);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const bound: Bound[] = [];
  let [bytes, pages] = [0, 0];
  for (const paper of receivedPapers(papers)) {
    const { pages: own, documentId } = paper.onFile;
    const kept = copies.get(documentId) ?? paper.onFile;
    const full = bytes + kept.size > binderLimits.bytes || pages + (own ?? 0) > binderLimits.pages;
    const one = full ? { paper, reason: tooLarge } : await bindOne(document, font, { paper, kept, read });
    if ("pages" in one) [bytes, pages] = [bytes + kept.size, pages + one.pages];
    bound.push(one);
  }
  // Numbers take the place of numbers: where each part begins is known once the parts are set, and then they are set again.
  const trial = await setInto(await freshDocument(at), draw(placesOf(bound, 0)));
  const places = placesOf(bound, trial.pages);
  const { titles } = await setInto(document, draw([...trial.titles.map(ownPlace), ...places]));
  const received = places.flatMap(({ name, page }) => (page === undefined ? [] : [{ words: name, page }]));
  writeOutline(document, [...titles.filter(({ words }, n) => n === 0 || beginsPart(words)), ...received]);
  return document.save({ useObjectStreams: false });
}

const tooLarge = `not bound: with it the binder would be larger than ${binderLimits.bytes / 1024 / 1024} MB or ${binderLimits.pages} pages`;
const ownPlace = ({ words, page }: { readonly words: string; readonly page: number }): Place => ({
  name: words,
  page,
});

type Reading = Pick<ToBind, "read"> & {
  readonly paper: ReceivedPaper;
  /** What must lie in storage: the cleaned copy, or what came in. */
  readonly kept: { readonly sha256: string };
};
async function bindOne(document: PDFDocument, font: PDFFont, { paper, kept, read }: Reading): Promise<Bound> {
  const { onFile, name } = paper;
  const bytes = await read(onFile).catch(() => undefined);
  // The store's trouble, not the paper's: the next binder may have it.
  if (bytes === undefined)
    return { paper, reason: "not bound: it was not handed over by the store; draw the binder up again" };
  try {
    if (sha256Hex(bytes) !== kept.sha256)
      return { paper, reason: "not bound: what is stored is not what came in" };
    const pages = await shownPages(document, { bytes, pages: onFile.pages ?? 0 });
    for (const [at, page] of pages.entries()) stamp(page, font, `${name}, page ${at + 1} of ${pages.length}`);
    // All of them or none: one page that cannot be numbered must not leave those before it in the binder.
    for (const page of pages) document.addPage(page);
    return { paper, pages: pages.length };
  } catch (error) {
    // The engine throws whatever a strange file makes it throw.
    const locked = error instanceof EncryptedPDFError;
    return { paper, reason: locked ? "not bound: it is encrypted" : "not bound: it cannot be read" };
  }
}

/** Where each paper that came in begins, behind so many pages of the practice's own parts. */
function placesOf(bound: readonly Bound[], before: number): readonly Place[] {
  let page = before + 1;
  return bound.map((one): Place => {
    const { name } = one.paper;
    if ("reason" in one) return { name, reason: one.reason };
    const place = { name, page };
    page += one.pages;
    return place;
  });
}
