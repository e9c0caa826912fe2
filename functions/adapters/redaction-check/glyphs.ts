import type { Glyph } from "../../../workflows/production/redaction-check/legibility.ts";
import type { Pdfium } from "../pdfium.ts";
import type { PageObject } from "./page-objects.ts";

// A page of letters has some three thousand.
const mostGlyphs = 200_000;
const blank = /^[\s\p{Cc}\p{Cf}\p{Zs}\u00ad]*$/u;

/** Every character on a page that is not blank, seen or not, as the engine finds it. Throws when it is more than a page may hold. */
export function glyphsOf(engine: Pdfium, page: number, objects: readonly PageObject[]): readonly Glyph[] {
  const orders = new Map(objects.map(({ handle, order }) => [handle, order]));
  const modes = new Map<number, number>();
  const modeOf = (handle: number) => {
    const known = modes.get(handle) ?? engine.FPDFTextObj_GetTextRenderMode(handle);
    modes.set(handle, known);
    return known;
  };
  const text = engine.FPDFText_LoadPage(page);
  try {
    const count = engine.FPDFText_CountChars(text);
    if (count > mostGlyphs) throw new RangeError("more characters than a page may hold");
    return engine.lend(32, (room) => {
      const glyphs: Glyph[] = [];
      for (let at = 0; at < count; at += 1) {
        if (engine.FPDFText_IsGenerated(text, at) === 1) continue;
        const code = engine.FPDFText_GetUnicode(text, at);
        const letter = code === 0 ? "\ufffd" : String.fromCodePoint(code);
        const handle = engine.FPDFText_GetTextObject(text, at);
        const object = orders.get(handle);
        if (blank.test(letter) || object === undefined) continue;
        if (!engine.FPDFText_GetCharBox(text, at, room, room + 8, room + 16, room + 24)) continue;
        const [left = 0, right = 0, bottom = 0, top = 0] = engine.doubles(room, 4);
        const size = sizeOf(engine, text, at, room);
        glyphs.push({ letter, box: [left, bottom, right, top], object, size, mode: modeOf(handle) });
      }
      return glyphs;
    });
  } finally {
    engine.FPDFText_ClosePage(text);
  }
}

/** The size of the font, as the matrix of the text stretches it upwards. */
function sizeOf(engine: Pdfium, text: number, at: number, room: number): number {
  const size = Math.abs(engine.FPDFText_GetFontSize(text, at));
  if (!engine.FPDFText_GetMatrix(text, at, room)) return size;
  const [, , c = 0, d = 1] = engine.floats(room, 4);
  return size * Math.hypot(c, d);
}
