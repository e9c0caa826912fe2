import { deflateSync } from "node:zlib";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import { batesNumber } from "../../../workflows/production/bates.ts";

/** Invented records: files of twenty pages, three quarters words, one quarter grey scans at 100 dots to the inch. */
const pagesAFile = 20;
const words =
  "The client reports that sleep has improved since the last visit and that work is going well again. ".repeat(
    30,
  );

/** The same numbers whenever it is asked. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Paper as a scanner sees it: nearly white, with a little noise, about 175 kilobytes deflated. */
function scan(seed: number): Buffer {
  const next = numbersFrom(seed);
  const pixels = Buffer.alloc(850 * 1100, 250);
  for (let at = 0; at < pixels.length; at += 1) if (next() < 0.13) pixels[at] = 240 + Math.floor(next() * 16);
  return deflateSync(pixels, { level: 1 });
}

async function record(seed: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 0; page < pagesAFile; page += 1) {
    const sheet = document.addPage([612, 792]);
    if (page % 4 === 3) {
      const image = document.context.stream(scan(seed * 100 + page), {
        Type: "XObject",
        Subtype: "Image",
        Width: 850,
        Height: 1100,
        BitsPerComponent: 8,
        ColorSpace: "DeviceGray",
        Filter: "FlateDecode",
      });
      const name = sheet.node.newXObject("Scan", document.context.register(image));
      const content = document.context.flateStream(`q 612 0 0 792 0 0 cm ${name.toString()} Do Q`);
      sheet.node.addContentStream(document.context.register(content));
    } else
      sheet.drawText(`${seed} ${page} ${words}`, {
        x: 72,
        y: 720,
        size: 10,
        font,
        maxWidth: 460,
        lineHeight: 13,
      });
  }
  return document.save();
}

export type BenchFile = {
  readonly path: string;
  readonly pages: number;
  readonly bytes: number;
  /** Whether boxes lie on every tenth of its pages. */
  readonly marked?: boolean;
};

/** Writes so many files into a folder, and a file of numbers for the peer to lay over them. */
export async function benchInput(
  folder: string,
  files: number,
): Promise<{ readonly records: readonly BenchFile[]; readonly overlay: string }> {
  const records: BenchFile[] = [];
  for (let at = 0; at < files; at += 1) {
    const bytes = await record(at + 1);
    const path = join(folder, `record-${String(at + 1).padStart(4, "0")}.pdf`);
    writeFileSync(path, bytes);
    records.push({ path, pages: pagesAFile, bytes: bytes.length });
  }
  const numbers = await PDFDocument.create();
  const font = await numbers.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= files * pagesAFile; page += 1)
    numbers.addPage([612, 792]).drawText(batesNumber("DUC", page), { x: 550, y: 6, size: 9, font });
  const overlay = join(folder, "numbers.pdf");
  writeFileSync(overlay, await numbers.save());
  return { records, overlay };
}
