import { PDFDocument, StandardFonts, rgb } from "@cantoo/pdf-lib";
import type { PDFFont } from "@cantoo/pdf-lib";

/** What stands on one page or more: a heading, small lines beneath it, titled paragraphs. */
export type Letter = {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly paragraphs: readonly { readonly title: string; readonly words: string }[];
};

const width = 612;
const height = 792;
const margin = 64;

/** Sets a letter-size PDF; the same letter gives the same bytes. */
export async function letterPdf(letter: Letter, at: Date): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setCreationDate(at);
  pdf.setModificationDate(at);
  const [regular, bold] = [
    await pdf.embedFont(StandardFonts.TimesRoman),
    await pdf.embedFont(StandardFonts.TimesRomanBold),
  ];
  let page = pdf.addPage([width, height]);
  let y = height - margin;
  const write = (text: string, font: PDFFont, size: number, gap: number) => {
    for (const line of wrap(text, font, size, width - 2 * margin)) {
      if (y < margin + size) {
        page = pdf.addPage([width, height]);
        y = height - margin;
      }
      page.drawText(line, { x: margin, y, size, font, color: rgb(0.1, 0.1, 0.1) });
      y -= size * 1.4;
    }
    y -= gap;
  };
  write(letter.heading, bold, 16, 6);
  for (const line of letter.lines) write(line, regular, 10.5, 0);
  y -= 14;
  for (const { title, words } of letter.paragraphs) {
    if (title) write(title, bold, 11.5, 1);
    write(words, regular, 11.5, 9);
  }
  return pdf.save({ useObjectStreams: false });
}

function wrap(text: string, font: PDFFont, size: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && font.widthOfTextAtSize(longer, size) > most) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
