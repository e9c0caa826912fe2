import { inflateSync, constants } from "node:zlib";
import { decodePDFRawStream, PDFArray, PDFName } from "@cantoo/pdf-lib";
import type { PDFObject, PDFRawStream } from "@cantoo/pdf-lib";

/** What one stream may unpack to, and all of a file's together. */
const [mostOfOne, mostOfAll] = [64 * 1024 * 1024, 512 * 1024 * 1024];

/** Unpacks streams until the budget of the file is spent: from then on, and for what cannot be unpacked, there is nothing. */
export type Unpack = (stream: PDFRawStream) => Buffer | undefined;

/** Filters whose output is a picture, not text. */
const pictures = new Set(["DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF"]);
const flate = new Set(["FlateDecode", "Fl"]);

/** A way to unpack the streams of one file. `spent` says whether its budget was not enough. */
export function unpacker(): { readonly unpack: Unpack; readonly spent: () => boolean } {
  let left = mostOfAll;
  const unpack: Unpack = (stream) => {
    const filters = filtersOf(stream);
    if (left <= 0 || filters.some((name) => pictures.has(name))) return undefined;
    const bytes = unpacked(stream, filters, Math.min(left, mostOfOne));
    if (bytes === "too-much") left = 0;
    else if (bytes) left -= bytes.length;
    return bytes === "too-much" ? undefined : bytes;
  };
  return { unpack, spent: () => left <= 0 };
}

/** The names of a stream's filters, in the order in which they are undone. */
function filtersOf({ dict }: PDFRawStream): readonly string[] {
  const filter = dict.lookup(PDFName.of("Filter"));
  const list: readonly (PDFObject | undefined)[] =
    filter instanceof PDFArray ? filter.asArray().map((one) => dict.context.lookup(one)) : [filter];
  return list.filter((one) => one instanceof PDFName).map((one) => one.decodeText());
}

function unpacked(
  stream: PDFRawStream,
  filters: readonly string[],
  most: number,
): Buffer | "too-much" | undefined {
  if (filters.length === 0) return Buffer.from(stream.contents);
  try {
    if (filters.length === 1 && flate.has(filters[0] ?? "") && !stream.transform)
      // A stream that breaks off shows as far as it goes, to every viewer.
      return inflateSync(stream.contents, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most });
    const bytes = decodePDFRawStream(stream).decode();
    return bytes.length > most ? "too-much" : Buffer.from(bytes);
  } catch (error) {
    return isTooLarge(error) ? "too-much" : undefined;
  }
}

const isTooLarge = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
