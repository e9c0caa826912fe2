import { deflateSync } from "node:zlib";
import { degrees, PDFDocument, StandardFonts } from "@cantoo/pdf-lib";

/** A PDF written by hand: numbered object bodies from 1; object 1 is the catalog. */
export function handMadePdf(objects: readonly (string | Buffer)[], trailer = ""): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  for (const [at, body] of objects.entries())
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n"));
  parts.push(
    Buffer.from(`trailer\n<</Root 1 0 R/Size ${objects.length + 1}${trailer}>>\nstartxref\n0\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

/** A stream object; deflated as many times as asked. */
export function streamObject(content: Buffer, times = 0, more = ""): Buffer {
  let bytes = content;
  for (let at = 0; at < times; at += 1) bytes = deflateSync(bytes);
  const filter = times === 0 ? "" : `/Filter[${"/FlateDecode".repeat(times)}]`;
  return Buffer.concat([
    Buffer.from(`<</Length ${bytes.length}${filter}${more}>>\nstream\n`),
    bytes,
    Buffer.from("\nendstream"),
  ]);
}

/** One page with this content stream, and more in its page dictionary and in the catalog. */
export const onePage = (
  content: Buffer,
  {
    page = "",
    catalog = "",
    extra = [],
  }: { page?: string; catalog?: string; extra?: readonly (string | Buffer)[] } = {},
): Buffer =>
  handMadePdf([
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R${page}>>`,
    content,
    ...extra,
  ]);

/** A document of pages that each say their own words. */
export async function pagesSaying(words: readonly string[], rotation = 0): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const text of words) {
    const page = document.addPage([612, 792]);
    page.drawText(text, { x: 72, y: 700, size: 12, font });
    page.setRotation(degrees(rotation));
  }
  return Buffer.from(await document.save());
}
