import { StandardFonts } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFFont } from "@cantoo/pdf-lib";
import { isWestern } from "./letter-fonts.ts";

/** The fonts that every reader has, where they have every letter of a text; else fonts that the file brings along. */
export async function fontsFor(
  document: PDFDocument,
  text: string,
): Promise<{ readonly plain: PDFFont; readonly bold: PDFFont }> {
  if (isWestern(text)) {
    const { TimesRoman, TimesRomanBold } = StandardFonts;
    return {
      plain: await document.embedFont(TimesRoman),
      bold: await document.embedFont(TimesRomanBold),
    };
  }
  const { embedLetters } = await import("./pdf-letter-font.ts");
  return { plain: await embedLetters(document, "plain"), bold: await embedLetters(document, "bold") };
}
