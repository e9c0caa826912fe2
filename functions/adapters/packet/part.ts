import { PDFDocument } from "@cantoo/pdf-lib";
import { judgePdfBytes } from "../pdf-bytes.ts";
import { drawFields, drawsByItself } from "../pdf-flatten.ts";
import { exceedsPixels } from "../pdf-images.ts";
import { standingObjects } from "../pdf-objects.ts";
import { once } from "../once.ts";
import type { LeftOut } from "../../../workflows/contract/rebuilt.ts";
import { allowList } from "./allowed.ts";
import { hiddenLayers } from "./layers.ts";
import { leftOutOf } from "./left-out-of.ts";
import { objectsFrom } from "./objects.ts";
import type { Written } from "./objects.ts";
import { pagesUnder } from "./pages-under.ts";
import { picturesOf, rewritten, withLooks } from "./picture-of.ts";
import type { Picture } from "./picture-of.ts";
import { sourcePage } from "./source-page.ts";
import { examine } from "./unseen.ts";
import { resolution, writePage, writePicture } from "./write-page.ts";

/** What is to be made of one document: the pages it is known to have, and the numbers its objects and pages begin at. */
export type PartOrder = {
  /** Null where nobody counted them. */
  readonly pages: number | null;
  readonly firstObject: number;
  readonly prefix: string;
  readonly firstNumber: number;
  /** Pages, from 1, that keep their number and are not written. */
  readonly withheld: readonly number[];
  /** Pages, from 1, that our own redaction set anew: their words without ink are those that one sees, and stay. */
  readonly setAnew: readonly number[];
};
/** The pages of one document as objects of a file: they refer to the fixed objects below and to each other. */
export type Part = Written & {
  /** The node of the page tree above its pages, and how many these are. */
  readonly node: number;
  readonly count: number;
  /** How many numbers it took: one for each page, written or not. */
  readonly numbers: number;
  readonly leftOut: readonly LeftOut[];
};
/** A document cannot be put into a production; `reason` is a word for why. */
export class DocumentUnsound extends Error {
  override readonly name = "DocumentUnsound";
  readonly reason: "page-count-differs" | "unreadable";
  constructor(reason: DocumentUnsound["reason"]) {
    super(`the document cannot be produced: ${reason}`);
    this.reason = reason;
  }
}

/**
 * Rebuilds every page of one document from what it shows, by an allow-list, each with its number. Throws DocumentUnsound, and
 * whatever a strange file makes an engine throw.
 */
export async function partOf(bytes: Uint8Array, order: PartOrder): Promise<Part> {
  const { document, read } = await drawn(await opened(bytes));
  if (exceedsPixels(standingObjects(document))) throw new RangeError("a picture of it is too large");
  const pages = document.getPages();
  if (pages.length !== (order.pages ?? pages.length)) throw new DocumentUnsound("page-count-differs");
  drawFields(document);
  const isHidden = hiddenLayers(document);
  const sources = pages.map((page) => sourcePage(document, page, isHidden));
  const examined = await examine(document, sources, {
    isHidden,
    ownWords: new Set(order.setAnew),
    mayBeDrawn: once(() => mayBeDrawn(read)),
  });
  const objects = objectsFrom(order.firstObject);
  const left = { text: 0, drawn: 0 };
  const list = allowList({ context: document.context, objects, left, ...examined });
  const under = await pagesUnder(objects, order, sources.length, async (at, into, stamp) => {
    const source = sources[at];
    if (!source) throw new DocumentUnsound("page-count-differs");
    if (examined.asPictures.has(at)) writePicture(into, await pictureOf(read, at), source.shown, stamp);
    else writePage(into, list, source, stamp);
  });
  list.finish();
  const leftOut = leftOutOf(document, bytes, { ...left, pictures: examined.asPictures.size });
  return { ...objects.written(), ...under, numbers: pages.length, leftOut };
}

/** Throws where the file unpacks to more than the engine of pictures should be made to hold. */
async function mayBeDrawn(read: Uint8Array): Promise<void> {
  const judged = await judgePdfBytes(Buffer.from(read));
  if (!judged.ok && judged.reason !== "changed-after-signing") throw new RangeError("it unpacks to too much");
}

type Opened = { readonly document: PDFDocument; readonly read: Uint8Array };

/** With a look for annotations that have none and that viewers draw by themselves: a highlight, a ring around a word. */
async function drawn(opened: Opened): Promise<Opened> {
  if (!opened.document.getPages().some(drawsByItself)) return opened;
  await mayBeDrawn(opened.read);
  const read = await withLooks(opened.read);
  return read ? { read, document: await PDFDocument.load(read, { updateMetadata: false }) } : opened;
}

/** Opens a document; what one engine does not open is repaired by another, where that one can. */
async function opened(bytes: Uint8Array): Promise<Opened> {
  const load = (read: Uint8Array) =>
    PDFDocument.load(read, { updateMetadata: false, throwOnInvalidObject: true });
  try {
    return { document: await load(bytes), read: bytes };
  } catch {
    const read = await rewritten(bytes);
    if (!read) throw new DocumentUnsound("unreadable");
    return { document: await load(read), read };
  }
}

async function pictureOf(bytes: Uint8Array, page: number): Promise<Picture> {
  const pictures = await picturesOf(bytes);
  try {
    return pictures.of(page, resolution / 72);
  } finally {
    pictures.close();
  }
}
