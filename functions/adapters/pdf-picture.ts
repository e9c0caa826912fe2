import { deflateSync } from "node:zlib";
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
  const colours = isGrey(picture) ? 1 : 3;
  return {
    bytes: deflateSync(samplesOf(picture, colours)),
    entries: {
      Type: "XObject",
      Subtype: "Image",
      Width: columns,
      Height: rows,
      ColorSpace: colours === 1 ? "DeviceGray" : "DeviceRGB",
      BitsPerComponent: 8,
      Filter: "FlateDecode",
    },
  };
}

/** Colours closer to each other than this are grey: edges of letters are no colour. */
const tint = 8;
/** Whether a picture has no colour that can be seen. */
export function isGrey({ bytes }: Pixels): boolean {
  for (let at = 0; at < bytes.length; at += 4) {
    const [blue = 0, green = 0, red = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    if (Math.max(blue, green, red) - Math.min(blue, green, red) > tint) return false;
  }
  return true;
}

/** The samples of a picture row by row, of grey alone or of red, green and blue. */
export function samplesOf({ bytes, columns, rows }: Pixels, colours: 1 | 3): Buffer {
  const samples = Buffer.alloc(columns * rows * colours);
  for (let pixel = 0; pixel < columns * rows; pixel += 1)
    if (colours === 1) samples[pixel] = bytes[pixel * 4 + 1] ?? 0;
    else
      for (let colour = 0; colour < 3; colour += 1)
        samples[pixel * 3 + colour] = bytes[pixel * 4 + 2 - colour] ?? 0;
  return samples;
}
