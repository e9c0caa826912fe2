import { StandardFonts } from "@cantoo/pdf-lib";
import type { PDFFont } from "@cantoo/pdf-lib";
import { dateInWords } from "../../workflows/deadlines/civil-calendar.ts";
import type { CoverLetter } from "../../workflows/production/cover-letter.ts";
import { freshDocument } from "./pdf-production.ts";

const [width, height, margin, size] = [612, 792, 64, 10.5];

/** Sets a cover letter on letter-size pages; `at` is the date written into the file. Returns its bytes and page count. */
export async function setLetter(
  letter: CoverLetter,
  at: Date,
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  const document = await freshDocument(at);
  const plain = await document.embedFont(StandardFonts.TimesRoman);
  const bold = await document.embedFont(StandardFonts.TimesRomanBold);
  let page = document.addPage([width, height]);
  let y = height - margin;
  const write = (text: string, font: PDFFont = plain, gap = 0) => {
    for (const line of linesOf(writable(text, font), font)) {
      if (y < margin) {
        page = document.addPage([width, height]);
        y = height - margin;
      }
      page.drawText(line, { x: margin, y, size, font });
      y -= size * 1.4;
    }
    y -= gap;
  };
  write(letter.from, bold, 10);
  write(dateInWords(letter.on), plain, 10);
  for (const line of letter.to) write(line);
  y -= 10;
  for (const line of letter.re) write(line, bold);
  y -= 10;
  for (const paragraph of letter.paragraphs) write(paragraph, plain, 8);
  if (letter.withheld.length > 0) write("Withheld", bold, 4);
  for (const { control, on, author, recipient, describedAs, words, citation } of letter.withheld) {
    write(`${control}  ${dateInWords(on)}, ${describedAs}. Author: ${author}. Recipient: ${recipient}.`);
    write(`${words} (${citation})`, plain, 3);
  }
  y -= 10;
  for (const line of letter.closing) write(line);
  return { bytes: await document.save({ useObjectStreams: false }), pages: document.getPageCount() };
}

function linesOf(text: string, font: PDFFont): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && font.widthOfTextAtSize(longer, size) > width - 2 * margin) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** The standard fonts know Western letters only; what they do not know is shown as a question mark rather than lost. */
function writable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  return Array.from(text.normalize("NFC"))
    .map((letter) => (known.has(letter.codePointAt(0) ?? 0) ? letter : "?"))
    .join("");
}
