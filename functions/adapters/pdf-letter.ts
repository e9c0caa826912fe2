import type { PDFFont } from "@cantoo/pdf-lib";
import { dateInWords } from "../../workflows/deadlines/civil-calendar.ts";
import type { CoverLetter } from "../../workflows/production/cover-letter.ts";
import { pagesInWords } from "../../workflows/production/privilege-log.ts";
import { fontsFor } from "./pdf-fonts.ts";
import { brokenLines, glyphlessWords } from "./pdf-lines.ts";
import { freshDocument } from "./pdf-production.ts";

const [width, height, margin, size] = [612, 792, 64, 10.5];

/** Sets a cover letter on letter-size pages; `at` is the date written into the file. Returns its bytes and page count. */
export async function setLetter(
  letter: CoverLetter,
  at: Date,
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  const document = await freshDocument(at);
  const { plain, bold } = await fontsFor(document, textsOf(letter).join(" "));
  const unshown = new Set<string>();
  let page = document.addPage([width, height]);
  let y = height - margin;
  const write = (text: string, font: PDFFont = plain, gap = 0) => {
    const { lines, lost } = brokenLines([text], font, size, width - 2 * margin);
    for (const letter of lost) unshown.add(letter);
    for (const { text: line } of lines) {
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
  for (const { control, on, pages, author, recipient, describedAs, words, citation } of letter.withheld) {
    write(
      `${control}  ${dateInWords(on)}, ${describedAs}, ${pagesInWords(pages)}. Author: ${author}. Recipient: ${recipient}.`,
    );
    write(`${words} (${citation})`, plain, 3);
  }
  const takenOut = letter.takenOut ?? [];
  if (takenOut.length > 0) write("Taken out", bold, 4);
  for (const { control, batesNumber, describedAs, on, code, boxes, words, citation } of takenOut) {
    const places = boxes === 1 ? "one place" : `${boxes} places`;
    write(`${control}  ${batesNumber}, ${describedAs} of ${dateInWords(on)}: ${code}, ${places}.`);
    write(`${words} (${citation})`, plain, 3);
  }
  y -= 10;
  for (const line of letter.closing) write(line);
  // What the fonts cannot show is never lost in silence.
  if (unshown.size > 0) write(glyphlessWords([...unshown]), bold);
  return { bytes: await document.save({ useObjectStreams: false }), pages: document.getPageCount() };
}

/** Every text of a letter, as it is set. */
const textsOf = ({
  from,
  to,
  re,
  paragraphs,
  withheld,
  takenOut = [],
  closing,
  on,
}: CoverLetter): readonly string[] => [
  from,
  dateInWords(on),
  ...to,
  ...re,
  ...paragraphs,
  ...withheld.flatMap(({ author, recipient, describedAs, words, citation }) => [
    author,
    recipient,
    describedAs,
    words,
    citation,
  ]),
  ...takenOut.flatMap(({ describedAs, words, citation }) => [describedAs, words, citation]),
  ...closing,
];
