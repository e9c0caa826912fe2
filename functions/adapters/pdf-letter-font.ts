import type { PDFDocument, PDFFont } from "@cantoo/pdf-lib";
import { letterFace, lettersOf } from "./letter-fonts.ts";
import type { Weight } from "./letter-fonts.ts";
import { subsetOf } from "./truetype-subset.ts";
import type { Face, Glyph } from "./truetype.ts";

/** Embeds one of the fonts for letters beyond the Western set; the file gets the letters that are used and no others. */
export async function embedLetters(document: PDFDocument, weight: Weight): Promise<PDFFont> {
  const face = await letterFace(weight);
  document.registerFontkit({ create: () => engineOf(face) });
  return document.embedFont(face.bytes, { subset: true });
}

/** The font as the PDF engine asks about it: one glyph a letter, none joined and none moved. */
function engineOf(face: Face) {
  const { view, table, glyphs } = face;
  const [head, hhea, os2, post] = ["head", "hhea", "OS/2", "post"].map((tag) => table(tag).offset) as [
    number,
    number,
    number,
    number,
  ];
  const [minX, minY, maxX, maxY] = [36, 38, 40, 42].map((at) => view.getInt16(head + at)) as [
    number,
    number,
    number,
    number,
  ];
  const glyphForCodePoint = (code: number): Glyph => {
    const id = glyphs.get(code) ?? 0;
    return { id, codePoints: [code], advanceWidth: face.advanceOf(id) };
  };
  return {
    postscriptName: "Tinos",
    unitsPerEm: view.getUint16(head + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    italicAngle: view.getInt16(post + 4),
    xHeight: view.getInt16(os2 + 86),
    capHeight: view.getInt16(os2 + 88),
    bbox: { minX, minY, maxX, maxY, width: maxX - minX, height: maxY - minY },
    characterSet: [...lettersOf(face)],
    "OS/2": { sFamilyClass: view.getInt16(os2 + 30) >> 8 },
    glyphForCodePoint,
    layout: (text: string) => ({
      glyphs: Array.from(text, (letter) => glyphForCodePoint(letter.codePointAt(0) ?? 0)),
    }),
    createSubset: () => {
      const order = [0];
      return {
        includeGlyph: (glyph: Glyph | number) => {
          const id = typeof glyph === "number" ? glyph : glyph.id;
          const known = order.indexOf(id);
          return known > 0 || id === 0 ? Math.max(known, 0) : order.push(id) - 1;
        },
        encode: () => subsetOf(face, order),
      };
    },
  };
}
