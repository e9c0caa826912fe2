/** One letter of a font: its number, the letter, and how wide it stands in font units. */
export type Glyph = { readonly id: number; readonly codePoints: number[]; readonly advanceWidth: number };
type Table = { readonly offset: number; readonly length: number };

/** A TrueType font as far as a PDF needs it (OpenType 1.9: cmap, head, hhea, hmtx, maxp, OS/2, post, loca). */
export type Face = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly table: (tag: string) => Table;
  /** Glyph numbers by code point. */
  readonly glyphs: ReadonlyMap<number, number>;
  readonly advanceOf: (glyph: number) => number;
  readonly outlineOf: (glyph: number) => Uint8Array;
  readonly sideBearingOf: (glyph: number) => number;
};

/** Reads a font that the product brings along; throws a RangeError where it is not the TrueType it should be. */
export function readFace(bytes: Uint8Array): Face {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, Table>();
  for (let at = 0; at < view.getUint16(4); at += 1) {
    const row = 12 + 16 * at;
    const tag = String.fromCharCode(...bytes.subarray(row, row + 4));
    tables.set(tag, { offset: view.getUint32(row + 8), length: view.getUint32(row + 12) });
  }
  const table = (tag: string): Table => {
    const found = tables.get(tag);
    if (!found) throw new RangeError(`the font has no ${tag} table`);
    return found;
  };
  const long = view.getInt16(table("head").offset + 50) === 1;
  const [loca, glyf, hmtx] = [table("loca").offset, table("glyf").offset, table("hmtx").offset];
  const metrics = view.getUint16(table("hhea").offset + 34);
  const begins = (glyph: number) =>
    long ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph);
  return {
    bytes,
    view,
    table,
    glyphs: characterMap(view, table("cmap").offset),
    advanceOf: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)),
    sideBearingOf: (glyph) =>
      glyph < metrics
        ? view.getInt16(hmtx + 4 * glyph + 2)
        : view.getInt16(hmtx + 4 * metrics + 2 * (glyph - metrics)),
    outlineOf: (glyph) => bytes.subarray(glyf + begins(glyph), glyf + begins(glyph + 1)),
  };
}

/** The Unicode map of the basic plane: subtable 3.1 in format 4. */
function characterMap(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const map = new Map<number, number>();
  for (let at = 0; at < view.getUint16(cmap + 2); at += 1) {
    const row = cmap + 4 + 8 * at;
    const start = cmap + view.getUint32(row + 4);
    if (view.getUint16(row) !== 3 || view.getUint16(row + 2) !== 1 || view.getUint16(start) !== 4) continue;
    const segments = view.getUint16(start + 6);
    for (let segment = 0; segment < segments; segment += 2) {
      const place = start + 14 + segment;
      const [last, first] = [view.getUint16(place), view.getUint16(place + segments + 2)];
      const delta = view.getUint16(place + 2 * segments + 2);
      const rangeAt = place + 3 * segments + 2;
      const range = view.getUint16(rangeAt);
      for (let code = first; code <= last && code !== 0xffff; code += 1) {
        const raw = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - first));
        const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
        if (glyph !== 0) map.set(code, glyph);
      }
    }
  }
  return map;
}
