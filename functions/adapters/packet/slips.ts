import { StandardFonts } from "@cantoo/pdf-lib";
import { freshDocument } from "../pdf-production.ts";

type Slip = {
  readonly first: string;
  readonly last: string;
  readonly pages: number;
};

/** The pages that stand for a document that could not be reproduced, one for each of its numbers. */
export async function slips({ first, last, pages }: Slip, at: Date): Promise<Buffer> {
  const document = await freshDocument(at);
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1)
    document
      .addPage([612, 792])
      .drawText(
        [
          "This page stands for a page that could not be reproduced.",
          `Page ${page} of ${pages} of the document numbered ${first} to ${last}.`,
          "The file that the practice keeps of it cannot be read; the practice knows.",
        ].join("\n"),
        { x: 72, y: 640, size: 12, lineHeight: 18, maxWidth: 460, font },
      );
  return Buffer.from(await document.save({ addDefaultPage: false }));
}

/**
 * The sheet that stands for a document that is withheld in full: the same words whatever the document is and on whatever ground
 * it stays. A document that no log may list has no sheet, and no number that would be missing.
 */
export async function withheldSheet({ first, last }: Omit<Slip, "pages">, at: Date): Promise<Buffer> {
  const document = await freshDocument(at);
  const font = await document.embedFont(StandardFonts.Helvetica);
  document
    .addPage([612, 792])
    .drawText(
      [
        "This sheet stands for a document that is withheld in full.",
        first === last ? `Its number is ${first}.` : `Its numbers are ${first} to ${last}.`,
        "The log of what is withheld names it with its ground.",
      ].join("\n"),
      { x: 72, y: 640, size: 12, lineHeight: 18, maxWidth: 460, font },
    );
  return Buffer.from(await document.save({ addDefaultPage: false }));
}
