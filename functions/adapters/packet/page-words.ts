import { openPdfium } from "../pdfium.ts";

/**
 * The words of every page of a file of ours, line by line, as another engine reads them: what is not on the page as it goes is
 * not in them. Throws where the file cannot be read.
 */
export async function pageWords(bytes: Uint8Array): Promise<readonly string[]> {
  const pdfium = await openPdfium();
  const address = pdfium.keep(bytes);
  const document = pdfium.FPDF_LoadMemDocument(address, bytes.length, "");
  if (document === 0) throw new TypeError("the engine does not read the file");
  const pages = Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, at) => {
    const page = pdfium.FPDF_LoadPage(document, at);
    const text = pdfium.FPDFText_LoadPage(page);
    const letters = Array.from({ length: pdfium.FPDFText_CountChars(text) }, (__, n) =>
      String.fromCodePoint(pdfium.FPDFText_GetUnicode(text, n)),
    );
    pdfium.FPDFText_ClosePage(text);
    pdfium.FPDF_ClosePage(page);
    return plain(letters.join(""));
  });
  pdfium.FPDF_CloseDocument(document);
  pdfium.release(address);
  return pages;
}

/** Lines without what is no letter. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .split(/[\r\n]+/)
    .map((line) =>
      line
        .replaceAll(/[\p{Cc}\p{Co}\p{Cn}]/gu, " ")
        .replaceAll(/\s+/gu, " ")
        .trim(),
    )
    .filter((line) => line !== "")
    .join("\n");

/** The words of a document as a file for tools that search: pages with a form feed between them. */
export const textFileOf = (pages: readonly string[]): string => `${pages.join("\n\f\n")}\n`;
