import { crc32, deflateSync } from "node:zlib";
import { isGrey, samplesOf } from "./pdf-picture.ts";
import type { Pixels } from "./redaction/pdfium-page.ts";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const [grey, rgb] = [0, 2];

/** Packs a picture without loss as a PNG (ISO/IEC 15948), in grey where it has no colour. */
export function pngOf(picture: Pixels): Buffer {
  const { columns, rows } = picture;
  const colours = isGrey(picture) ? 1 : 3;
  const samples = samplesOf(picture, colours);
  // Each row begins with how it is filtered; zero is not at all.
  const row = columns * colours;
  const lines = Buffer.alloc((row + 1) * rows);
  for (let at = 0; at < rows; at += 1) samples.copy(lines, at * (row + 1) + 1, at * row, (at + 1) * row);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(columns, 0);
  head.writeUInt32BE(rows, 4);
  head.set([8, colours === 1 ? grey : rgb], 8);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
