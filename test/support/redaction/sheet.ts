import { PDFDocument } from "@cantoo/pdf-lib";
import { openPdfium } from "../../../functions/adapters/pdfium.ts";
import type { Pdfium } from "../../../functions/adapters/pdfium.ts";
import { handMadePdf, streamObject } from "../pdf-files.ts";

/** What is drawn on one page, and what the file holds beside; objects are numbered from 20 on. */
export type Sheet = {
  readonly content: string;
  readonly annotations?: readonly string[];
  readonly objects?: readonly (string | Buffer)[];
  /** More in the resources, the page, the catalog and the trailer. */
  readonly resources?: string;
  readonly xobjects?: string;
  readonly page?: string;
  readonly catalog?: string;
  readonly trailer?: string;
};

/** The number of the first of a sheet's own objects. */
export const firstObject = 20;

/** How one of five samples is made: its page, its fonts, its strings, and which program wrote it last. */
type Make = {
  readonly media: readonly [number, number];
  readonly rotate: number;
  readonly font: string;
  readonly size: number;
  readonly hexadecimal: boolean;
  /** Everything is drawn by a form of its own. */
  readonly inForm: boolean;
  readonly writer: "hand" | "pdf-lib" | "pdfium";
};
export const makes: readonly Make[] = [
  {
    media: [612, 792],
    rotate: 0,
    font: "Helvetica",
    size: 12,
    hexadecimal: false,
    inForm: false,
    writer: "hand",
  },
  {
    media: [595, 842],
    rotate: 90,
    font: "Times-Roman",
    size: 10,
    hexadecimal: false,
    inForm: false,
    writer: "hand",
  },
  {
    media: [612, 1008],
    rotate: 0,
    font: "Helvetica-Bold",
    size: 11,
    hexadecimal: true,
    inForm: true,
    writer: "hand",
  },
  {
    media: [792, 612],
    rotate: 180,
    font: "Courier",
    size: 9,
    hexadecimal: false,
    inForm: false,
    writer: "pdf-lib",
  },
  {
    media: [612, 792],
    rotate: 270,
    font: "Times-Italic",
    size: 14,
    hexadecimal: true,
    inForm: false,
    writer: "pdfium",
  },
];

export const makeOf = (n: number): Make => {
  const make = makes[n % makes.length];
  if (!make) throw new RangeError("no such make");
  return make;
};

/** A string as this sample writes strings. */
export const written = (text: string, { hexadecimal }: Make): string =>
  hexadecimal
    ? `<${Buffer.from(text, "latin1").toString("hex")}>`
    : `(${text.replaceAll(/[()\\]/g, (one) => `\\${one}`)})`;

/** One line of text at a place, in the sample's font. */
export const line = (text: string, x: number, y: number, make: Make, more = "", size = make.size): string =>
  `BT /F1 ${size} Tf ${more} 1 0 0 1 ${x} ${y} Tm ${written(text, make)} Tj ET\n`;

/** Everything on one page, with the fonts F1 of the sample and F2, Helvetica. */
export function sheetPdf(sheet: Sheet, n: number, keep = false): Promise<Buffer> {
  const make = makeOf(n);
  const [width, height] = make.media;
  const content = Buffer.from(sheet.content, "latin1");
  const resources = `<</Font<</F1 5 0 R/F2 6 0 R>>/XObject<<${sheet.xobjects ?? ""}${make.inForm ? "/Whole 7 0 R" : ""}>>${sheet.resources ?? ""}>>`;
  const fonts = [make.font, "Helvetica"].map(
    (name) => `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`,
  );
  const whole = streamObject(
    content,
    1,
    `/Type/XObject/Subtype/Form/BBox[-2000 -2000 4000 4000]/Resources<</Font<</F1 5 0 R/F2 6 0 R>>/XObject<<${sheet.xobjects ?? ""}>>${sheet.resources ?? ""}>>`,
  );
  const fixed: (string | Buffer)[] = [
    `<</Type/Catalog/Pages 2 0 R${sheet.catalog ?? ""}>>`,
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Rotate ${make.rotate}/Contents 4 0 R/Resources ${resources}/Annots[${(sheet.annotations ?? []).join(" ")}]${sheet.page ?? ""}>>`,
    streamObject(make.inForm ? Buffer.from("/Whole Do") : content, make.hexadecimal ? 1 : 0),
    ...fonts,
    make.inForm ? whole : "null",
  ];
  while (fixed.length < firstObject - 1) fixed.push("null");
  const bytes = handMadePdf([...fixed, ...(sheet.objects ?? [])], sheet.trailer);
  return keep ? Promise.resolve(bytes) : rewritten(bytes, make.writer);
}

/** The same document as another program writes it. */
async function rewritten(bytes: Buffer, writer: Make["writer"]): Promise<Buffer> {
  if (writer === "hand") return bytes;
  if (writer === "pdf-lib") {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    return Buffer.from(await document.save());
  }
  const engine = await sharedEngine();
  const at = engine.keep(bytes);
  const document = engine.FPDF_LoadMemDocument(at, bytes.length, "");
  const out = engine.PDFiumExt_OpenFileWriter();
  engine.PDFiumExt_SaveAsCopy(document, out);
  const length = engine.PDFiumExt_GetFileWriterSize(out);
  const copy = engine.lend(length, (room) => {
    engine.PDFiumExt_GetFileWriterData(out, room, length);
    return Buffer.from(engine.copied(room, length));
  });
  engine.PDFiumExt_CloseFileWriter(out);
  engine.FPDF_CloseDocument(document);
  engine.release(at);
  return copy;
}

let engine: Promise<Pdfium> | undefined;
/** One engine for everything that tests make. */
export const sharedEngine = (): Promise<Pdfium> => (engine ??= openPdfium());

/** A picture of what a sheet draws, in grey, as a scanner would make it; `burnt` areas of it are black. */
export async function scanOf(
  sheet: Sheet,
  n: number,
  burnt: readonly (readonly [number, number, number, number])[] = [],
): Promise<{ readonly image: Buffer; readonly width: number; readonly height: number }> {
  const make = { ...makeOf(n), rotate: 0 };
  const [width, height] = make.media;
  const scale = 2;
  const own = await openPdfium();
  const bytes = await sheetPdf(sheet, n, true);
  const document = own.FPDF_LoadMemDocument(own.keep(bytes), bytes.length, "");
  const page = own.FPDF_LoadPage(document, 0);
  own.FPDFPage_SetRotation(page, 0);
  const [columns, rows] = [width * scale, height * scale];
  const bitmap = own.FPDFBitmap_CreateEx(columns, rows, 3, 0, 0);
  own.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xffffffff);
  own.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, 1);
  const pixels = own.copied(own.FPDFBitmap_GetBuffer(bitmap), columns * rows * 4);
  const grey = Buffer.alloc(columns * rows);
  for (let at = 0; at < grey.length; at += 1) {
    // Paper is not quite white, and not quite even.
    const light = Math.round(((pixels[at * 4] ?? 0) * 246) / 255);
    grey[at] = Math.max(8, light - ((at * 7919) % 9));
  }
  for (const [left, bottom, right, top] of burnt)
    for (let y = Math.floor((height - top) * scale); y < (height - bottom) * scale; y += 1)
      grey.fill(0, y * columns + Math.floor(left * scale), y * columns + Math.floor(right * scale));
  const image = streamObject(
    grey,
    1,
    `/Type/XObject/Subtype/Image/Width ${columns}/Height ${rows}/ColorSpace/DeviceGray/BitsPerComponent 8`,
  );
  return { image, width, height };
}
