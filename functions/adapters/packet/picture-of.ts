import { openPdfium } from "../pdfium.ts";
import type { Pdfium } from "../pdfium.ts";

/** A page as it is shown: rows of four bytes a pixel, blue, green, red and nothing. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };
/** A document of which pictures are made. */
export type Pictures = {
  readonly pages: number;
  /** A page's width and height as it is shown, in points. Throws where the engine does not read it. */
  readonly size: (page: number) => { readonly width: number; readonly height: number };
  /**
   * A page at so many pixels a point, annotations and fields as they are drawn, over an earlier picture of that size where one
   * is given: each takes megabytes that are not soon given back. Throws where it cannot be drawn.
   */
  readonly of: (page: number, scale: number, over?: Picture) => Picture;
  readonly close: () => void;
};

const annotations = 1;
const fourBytes = 4;
/** Of one picture: 1,700 by 2,200 is a letter page at 200 dots to the inch. */
const mostPixels = 16_000_000;

const opened = async () => openPdfium();
let engine: ReturnType<typeof opened> | undefined;

/** Opens a document for pictures of its pages. Throws where the engine cannot read it; it wants a process that may die. */
export async function picturesOf(bytes: Uint8Array): Promise<Pictures> {
  const pdfium = await (engine ??= opened());
  const address = pdfium.keep(bytes);
  const document = pdfium.FPDF_LoadMemDocument(address, bytes.length, "");
  if (document === 0) {
    pdfium.release(address);
    throw new TypeError("the engine of pictures does not read the file");
  }
  const loaded = (at: number): number => {
    const page = pdfium.FPDF_LoadPage(document, at);
    if (page === 0) throw new TypeError("the engine of pictures does not read the page");
    return page;
  };
  return {
    pages: pdfium.FPDF_GetPageCount(document),
    size: (at) => {
      const page = loaded(at);
      const size = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
      pdfium.FPDF_ClosePage(page);
      return size;
    },
    of: (at, scale, over) => {
      const page = loaded(at);
      const [wide, high] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
      const fits = Math.min(scale, Math.sqrt(mostPixels / Math.max(1, wide * high)));
      const [width, height] = [Math.max(1, Math.round(wide * fits)), Math.max(1, Math.round(high * fits))];
      const pixels = pdfium.onPaper(
        width,
        height,
        (bitmap) => pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotations),
        { over: over?.pixels },
      );
      pdfium.FPDF_ClosePage(page);
      return { width, height, pixels };
    },
    close: () => {
      pdfium.FPDF_CloseDocument(document);
      pdfium.release(address);
    },
  };
}

/** Who looks at a page sees no difference below this, of 255: a pale watermark has some twenty. */
const visible = 8;

/** Whether whoever looks at two pictures sees no difference. */
export function looksLike(one: Picture, other: Picture): boolean {
  if (one.width !== other.width || one.height !== other.height) return false;
  if (Buffer.compare(one.pixels, other.pixels) === 0) return true;
  const differs = (at: number) => Math.abs((one.pixels[at] ?? 0) - (other.pixels[at] ?? 0)) > visible;
  // Nearly all pixels are equal, and four bytes at once are seen to be so.
  const [ones, others] = [wordsOf(one.pixels), wordsOf(other.pixels)];
  for (let at = 0; at < ones.length; at += 1)
    if (ones[at] !== others[at] && (differs(at * 4) || differs(at * 4 + 1) || differs(at * 4 + 2)))
      return false;
  return true;
}

const wordsOf = (pixels: Uint8Array): Uint32Array =>
  pixels.byteOffset % 4 === 0
    ? new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4)
    : wordsOf(pixels.slice());

/**
 * The pages of a file as the engine of pictures writes them into a new one, unlocked: a repair of what another engine does not
 * open. Undefined where it does not either, or where it needs a password.
 */
export const rewritten = (bytes: Uint8Array): Promise<Uint8Array | undefined> =>
  saved(bytes, (pdfium, document) => {
    const made = pdfium.FPDF_CreateNewDocument();
    return pdfium.FPDF_ImportPages(made, document, "", 0) ? made : 0;
  });

/** The file with a look for each annotation that its viewer draws by itself. Undefined where the engine does not read it. */
export const withLooks = (bytes: Uint8Array): Promise<Uint8Array | undefined> =>
  saved(bytes, (pdfium, document) => {
    const bitmap = pdfium.FPDFBitmap_CreateEx(1, 1, fourBytes, 0, 0);
    for (let at = 0; at < pdfium.FPDF_GetPageCount(document); at += 1) {
      const page = pdfium.FPDF_LoadPage(document, at);
      // Whoever draws an annotation without a look makes one, and leaves it there.
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, 1, 1, 0, annotations);
      pdfium.FPDF_ClosePage(page);
    }
    pdfium.FPDFBitmap_Destroy(bitmap);
    return document;
  });

/** Opens a file, makes another document of it or none (0), and writes that. */
async function saved(
  bytes: Uint8Array,
  make: (pdfium: Pdfium, document: number) => number,
): Promise<Uint8Array | undefined> {
  const pdfium = await (engine ??= opened());
  const address = pdfium.keep(bytes);
  const document = pdfium.FPDF_LoadMemDocument(address, bytes.length, "");
  const made = document === 0 ? 0 : make(pdfium, document);
  const writer = made === 0 ? 0 : pdfium.PDFiumExt_OpenFileWriter();
  try {
    if (writer === 0 || pdfium.FPDF_GetPageCount(made) === 0 || !pdfium.PDFiumExt_SaveAsCopy(made, writer))
      return undefined;
    const length = pdfium.PDFiumExt_GetFileWriterSize(writer);
    return pdfium.lend(length, (at) => {
      pdfium.PDFiumExt_GetFileWriterData(writer, at, length);
      return pdfium.copied(at, length);
    });
  } finally {
    if (writer !== 0) pdfium.PDFiumExt_CloseFileWriter(writer);
    if (made !== 0 && made !== document) pdfium.FPDF_CloseDocument(made);
    if (document !== 0) pdfium.FPDF_CloseDocument(document);
    pdfium.release(address);
  }
}
