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
  const { direct } = engine;
  const text = engine.FPDFText_LoadPage(page);
  try {
    const count = engine.FPDFText_CountChars(text);
    if (count > mostGlyphs) throw new RangeError("more characters than a page may hold");
    return engine.lend(32, (room) => {
      const glyphs: Glyph[] = [];
      for (let at = 0; at < count; at += 1) {
        if (direct.FPDFText_IsGenerated(text, at) === 1) continue;
        const code = direct.FPDFText_GetUnicode(text, at) >>> 0;
        const letter = code === 0 ? "\ufffd" : String.fromCodePoint(code);
        const handle = direct.FPDFText_GetTextObject(text, at);
        const object = orders.get(handle);
        if (blank.test(letter) || object === undefined) continue;
        if (direct.FPDFText_GetCharBox(text, at, room, room + 8, room + 16, room + 24) === 0) continue;
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
  const { direct } = engine;
  const size = Math.abs(direct.FPDFText_GetFontSize(text, at));
  if (direct.FPDFText_GetMatrix(text, at, room) === 0) return size;
  const [, , c = 0, d = 1] = engine.floats(room, 4);
  return size * Math.hypot(c, d);
}
