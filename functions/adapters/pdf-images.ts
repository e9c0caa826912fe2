import { PDFArray, PDFName, PDFNumber, PDFRawStream } from "@cantoo/pdf-lib";
import type { PDFDict, PDFObject } from "@cantoo/pdf-lib";
import { pdfBudget } from "./pdf-bytes.ts";
import { ruledDictionaries } from "./pdf-objects.ts";

/** Whether a picture or a page is larger than a viewer should be made to draw, by what its dictionary says or its own bytes do. */
export function exceedsPixels(objects: readonly PDFObject[]): boolean {
  const dictionaries = ruledDictionaries(objects);
  if (dictionaries.some(pageTooLarge)) return true;
  return objects.some((object) => {
    if (!(object instanceof PDFRawStream) || !isImage(object.dict)) return false;
    const said = numberOf(object.dict, "Width") * numberOf(object.dict, "Height");
    return said > pdfBudget.pixels || pixelsOf(object) > pdfBudget.pixels;
  });
}

const isImage = (dictionary: PDFDict) => dictionary.lookup(PDFName.of("Subtype")) === PDFName.of("Image");

const numberOf = (dictionary: PDFDict, key: string, otherwise = 0): number => {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : otherwise;
};

function pageTooLarge(dictionary: PDFDict): boolean {
  const unit = numberOf(dictionary, "UserUnit", 1);
  return ["MediaBox", "CropBox"].some((key) => {
    const box = dictionary.lookup(PDFName.of(key));
    if (!(box instanceof PDFArray) || box.size() !== 4) return false;
    const [left = 0, bottom = 0, right = 0, top = 0] = Array.from({ length: 4 }, (_, at) => {
      const side = box.lookup(at);
      return side instanceof PDFNumber ? side.asNumber() : 0;
    });
    const longest = Math.max(Math.abs(right - left), Math.abs(top - bottom)) * unit;
    return !(longest <= pdfBudget.side);
  });
}

/** Pixels that the bytes of a compressed picture say they have: a decoder goes by these, not by the dictionary. */
function pixelsOf(stream: PDFRawStream): number {
  const filter = stream.dict.lookup(PDFName.of("Filter"));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  if (!(only instanceof PDFName)) return 0;
  const bytes = Buffer.from(stream.contents.buffer, stream.contents.byteOffset, stream.contents.byteLength);
  switch (only.decodeText()) {
    case "DCTDecode":
    case "DCT":
      return jpegPixels(bytes);
    case "JPXDecode":
      return jpeg2000Pixels(bytes);
    case "JBIG2Decode":
      return jbig2Pixels(bytes);
    default:
      return 0;
  }
}

/** From the frame headers of a JPEG (ITU-T T.81, B.2.2): the largest of them, should there be several. */
function jpegPixels(bytes: Buffer): number {
  let most = 0;
  for (let at = 2; at + 9 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0xda) break;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) most = Math.max(most, bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7));
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return most;
}

const sizeMarker = Buffer.from([0xff, 0x4f, 0xff, 0x51]);
/** From the size marker that begins a JPEG 2000 code stream (ITU-T T.800, A.5.1). */
function jpeg2000Pixels(bytes: Buffer): number {
  const at = bytes.indexOf(sizeMarker);
  return at < 0 || at + 16 > bytes.length ? 0 : bytes.readUInt32BE(at + 8) * bytes.readUInt32BE(at + 12);
}

const unknownHeight = 0xffff_ffff;
/** From the page information of an embedded JBIG2 stream (ITU-T T.88, 7.2 and 7.4.8), where it stands first. */
function jbig2Pixels(bytes: Buffer): number {
  const isPageInformation = bytes.length >= 19 && ((bytes[4] ?? 0) & 0x3f) === 48;
  const height = isPageInformation ? bytes.readUInt32BE(15) : unknownHeight;
  return height === unknownHeight ? 0 : bytes.readUInt32BE(11) * height;
}
