import { deflateSync } from "node:zlib";
import { bytesOf } from "./pixels.ts";
import type { Pixels } from "./redaction/pdfium-page.ts";

/** A picture as a PDF holds it: the bytes of its stream, and what its dictionary says. */
export type PictureStream = {
  readonly bytes: Uint8Array;
  readonly entries: {
    readonly Type: "XObject";
    readonly Subtype: "Image";
    readonly Width: number;
    readonly Height: number;
    readonly ColorSpace: "DeviceGray" | "DeviceRGB";
    readonly BitsPerComponent: 8;
    readonly Filter: "FlateDecode";
  };
};

/** Packs a picture without loss, in grey where it has no colour. */
export function pictureStream(picture: Pixels): PictureStream {
  const { columns, rows } = picture;
  const grey =
    (bytesOf(picture) === 1 ? picture.bytes : purelyGrey(picture)) ??
    (isGrey(picture) ? samplesOf(picture, 1) : undefined);
  return {
    // Paper is long runs of one sample: looking for more than these takes three times as long, of a scan seven times.
    bytes: deflateSync(grey ?? samplesOf(picture, 3), { level: 1, chunkSize: atOnce }),
    entries: {
      Type: "XObject",
      Subtype: "Image",
      Width: columns,
      Height: rows,
      ColorSpace: grey ? "DeviceGray" : "DeviceRGB",
      BitsPerComponent: 8,
      Filter: "FlateDecode",
    },
  };
}

/** What is packed at once: most pictures as a whole. */
const atOnce = 256 * 1024;

/** Samples of the last picture, which is packed before anyone else has a turn. */
let spare = Buffer.alloc(0);
/** The samples of a picture of which every pixel is as grey as can be, as most are: white rows at once, others by four bytes. */
function purelyGrey({ bytes, columns, rows }: Pixels): Buffer | undefined {
  if (bytes.byteOffset % 4 !== 0) return undefined;
  const pixels = new Uint32Array(bytes.buffer, bytes.byteOffset, columns * rows);
  if (spare.length !== pixels.length) spare = Buffer.allocUnsafeSlow(pixels.length);
  const samples = spare;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const white = Buffer.alloc(columns * 4, 255);
  for (let row = 0; row < rows; row += 1) {
    const [from, end] = [row * columns, (row + 1) * columns];
    if (whole.compare(white, 0, columns * 4, from * 4, end * 4) === 0) {
      samples.fill(255, from, end);
      continue;
    }
    for (let at = from; at < end; at += 1) {
      const pixel = pixels[at] ?? 0;
      if ((((pixel >> 8) ^ pixel) & 0xffff) !== 0) return undefined;
      samples[at] = pixel;
    }
  }
  return samples;
}

/** Colours closer to each other than this are grey: edges of letters are no colour. */
const tint = 8;
/** Whether a picture has no colour that can be seen. */
export function isGrey({ bytes }: Pixels): boolean {
  for (let at = 0; at < bytes.length; at += 4) {
    const blue = bytes[at] ?? 0;
    const green = bytes[at + 1] ?? 0;
    const red = bytes[at + 2] ?? 0;
    // Nearly every pixel is as grey as can be.
    if (blue === green && green === red) continue;
    if (Math.max(blue, green, red) - Math.min(blue, green, red) > tint) return false;
  }
  return true;
}

/** The samples of a picture row by row, of grey alone or of red, green and blue. */
export function samplesOf({ bytes, columns, rows }: Pixels, colours: 1 | 3): Buffer {
  const pixels = columns * rows;
  const samples = Buffer.allocUnsafeSlow(pixels * colours);
  if (colours === 1)
    for (let pixel = 0, at = 1; pixel < pixels; pixel += 1, at += 4) samples[pixel] = bytes[at] ?? 0;
  else
    for (let pixel = 0, at = 0, to = 0; pixel < pixels; pixel += 1, at += 4, to += 3) {
      samples[to] = bytes[at + 2] ?? 0;
      samples[to + 1] = bytes[at + 1] ?? 0;
      samples[to + 2] = bytes[at] ?? 0;
    }
  return samples;
}
