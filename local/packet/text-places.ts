import { openPdfium } from "../../functions/adapters/pdfium.ts";

type Word = {
  readonly text: string;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
};
type PageOfWords = { readonly width: number; readonly height: number; readonly words: readonly Word[] };

/** Every word of every page as another engine reads it, by its box in points of the page as it is shown, from the foot at the left. */
export async function textPlaces(bytes: Uint8Array): Promise<readonly PageOfWords[]> {
  const pdfium = await openPdfium();
  const address = pdfium.keep(bytes);
  const document = pdfium.FPDF_LoadMemDocument(address, bytes.length, "");
  const pages = Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, at) => {
    const page = pdfium.FPDF_LoadPage(document, at);
    const [width, height] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
    const text = pdfium.FPDFText_LoadPage(page);
    const words: Word[] = [];
    let current: Word | undefined;
    for (let n = 0; n < pdfium.FPDFText_CountChars(text); n += 1) {
      const letter = String.fromCodePoint(pdfium.FPDFText_GetUnicode(text, n));
      if (/\s/u.test(letter) || letter === "\0") {
        current = undefined;
        continue;
      }
      const box = pdfium.lend(32, (at8) => {
        pdfium.FPDFText_GetCharBox(text, n, at8, at8 + 8, at8 + 16, at8 + 24);
        return pdfium.doubles(at8, 4);
      });
      const [x1 = 0, x2 = 0, y1 = 0, y2 = 0] = box;
      const corners = [
        [x1, y1],
        [x2, y2],
      ].map(([x = 0, y = 0]) => shownAt(pdfium, page, width, height, x, y));
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
      const word: Word = {
        text: (current?.text ?? "") + letter,
        left: Math.min(current?.left ?? Infinity, ...xs),
        right: Math.max(current?.right ?? -Infinity, ...xs),
        bottom: Math.min(current?.bottom ?? Infinity, ...ys),
        top: Math.max(current?.top ?? -Infinity, ...ys),
      };
      if (current) words.pop();
      words.push(word);
      current = word;
    }
    pdfium.FPDFText_ClosePage(text);
    pdfium.FPDF_ClosePage(page);
    return { width, height, words };
  });
  pdfium.FPDF_CloseDocument(document);
  pdfium.release(address);
  return pages;
}

/** A place of a page as it is shown, in points; measured in hundredths. */
function shownAt(
  pdfium: Awaited<ReturnType<typeof openPdfium>>,
  page: number,
  width: number,
  height: number,
  x: number,
  y: number,
): readonly [number, number] {
  const [wide, high] = [Math.round(width * 100), Math.round(height * 100)];
  return pdfium.lend(8, (address) => {
    pdfium.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, address, address + 4);
    const [across = 0, down = 0] = pdfium.integers(address, 2);
    return [across / 100, height - down / 100] as const;
  });
}
