import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";
import { pictureStream } from "../../functions/adapters/pdf-picture.ts";
import { openPdfium } from "../../functions/adapters/pdfium.ts";
import { withDocument, withPage } from "../../functions/adapters/redaction/pdfium-page.ts";
import type { Pixels, ShownPage } from "../../functions/adapters/redaction/pdfium-page.ts";
import { handMadePdf, streamObject } from "./pdf-files.ts";
import type { PageBox, RedactionBox, RedactionReason } from "../../workflows/contract/redaction.ts";
import { around } from "../../workflows/production/redaction/page-words.ts";

/** A page of a file as the engine reads it, with a picture of it, two dots to the point. */
export async function pageOf(
  bytes: Uint8Array,
  number = 1,
): Promise<Omit<ShownPage, "draw"> & { readonly picture: Pixels }> {
  const engine = await openPdfium();
  const page = await withDocument(engine, bytes, (document) =>
    withPage(engine, document, number, (shown) => ({
      ...shown,
      picture: shown.draw({
        left: 0,
        top: 0,
        columns: Math.round(shown.width * 2),
        rows: Math.round(shown.height * 2),
        dotsPerPoint: 2,
      }),
    })),
  );
  if (!page) throw new Error(`no page ${number} in these bytes`);
  return page;
}

/** The first page of a file as a scanner sees it: nothing but a picture. */
export async function scanned(bytes: Uint8Array): Promise<Buffer> {
  const engine = await openPdfium();
  const picture = await withDocument(engine, bytes, (document) =>
    withPage(engine, document, 1, (page) =>
      page.draw({ left: 0, top: 0, columns: 1700, rows: 2200, dotsPerPoint: 200 / 72 }),
    ),
  );
  if (!picture) throw new Error("no page");
  const { bytes: packed } = pictureStream(picture);
  return handMadePdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</S 5 0 R>>>>>>",
    streamObject(Buffer.from("q 612 0 0 792 0 0 cm /S Do Q")),
    streamObject(
      Buffer.from(packed),
      0,
      "/Type/XObject/Subtype/Image/Width 1700/Height 2200/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
    ),
  ]);
}

/** What a page says, in the order in which the engine reads it. */
export const textOf = async (bytes: Uint8Array, number = 1): Promise<string> =>
  (await pageOf(bytes, number)).words.map(({ text }) => text).join(" ");

/** Where some words stand that follow each other on a page, a little within their ink as a person draws. */
export async function boxAround(
  bytes: Uint8Array,
  phrase: string,
  reason: RedactionReason = "other-person",
  number = 1,
): Promise<RedactionBox> {
  const { words } = await pageOf(bytes, number);
  const parts = phrase.split(" ");
  const at = words.findIndex((_, n) => parts.every((part, m) => words[n + m]?.text.includes(part)));
  if (at < 0) throw new Error("the page does not say this");
  const { left, top, right, bottom } = around(words.slice(at, at + parts.length).map(({ ink }) => ink));
  return {
    page: number,
    box: { left: left + 1, top: top + 1, right: right - 1, bottom: bottom - 1 },
    reason,
  };
}

/** How many pixels of a part of a page are darker than half. */
export function darkIn({ bytes, columns }: Pixels, { left, top, right, bottom }: PageBox): number {
  let dark = 0;
  for (let row = Math.round(top * 2); row < bottom * 2; row += 1)
    for (let column = Math.round(left * 2); column < right * 2; column += 1)
      if ((bytes[(row * columns + column) * 4] ?? 255) < 128) dark += 1;
  return dark;
}

/**
 * Every string and every unpacked stream that any object of a file holds, whether anything leads to it or not, with the bytes
 * of the file: as Western text, and once more without the bytes that UTF-16 puts between letters.
 */
export async function everythingIn(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const parts: string[] = [Buffer.from(bytes).toString("latin1")];
  const seen = new Set<PDFObject>();
  const open = document.context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = open.pop(); object; object = open.pop()) {
    if (seen.has(object) || object instanceof PDFRef) continue;
    seen.add(object);
    if (object instanceof PDFArray) open.push(...object.asArray());
    if (object instanceof PDFDict) {
      open.push(...object.values());
      parts.push(...object.keys().map((key) => key.decodeText()));
    }
    if (object instanceof PDFString || object instanceof PDFHexString)
      parts.push(Buffer.from(object.asBytes()).toString("latin1"));
    if (object instanceof PDFName) parts.push(object.decodeText());
    if (object instanceof PDFStream) open.push(object.dict);
    if (object instanceof PDFRawStream) parts.push(unpacked(object));
  }
  const all = parts.join("\n");
  // Text that is shown in hexadecimal, too.
  const shown = [...all.matchAll(/<([0-9A-Fa-f\s]{2,})>/g)].map(([, hex = ""]) =>
    Buffer.from(hex, "hex").toString("latin1"),
  );
  const whole = [all, ...shown].join("\n");
  return `${whole}\n${whole.replaceAll("\0", "")}`;
}

function unpacked(stream: PDFRawStream): string {
  const filter = stream.dict.lookup(PDFName.of("Filter"));
  const packed = filter instanceof PDFArray ? filter.asArray().map(String) : [String(filter)];
  const isPicture = packed.some((name) =>
    ["/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"].includes(name),
  );
  return Buffer.from(isPicture ? stream.contents : decodePDFRawStream(stream).decode()).toString("latin1");
}
