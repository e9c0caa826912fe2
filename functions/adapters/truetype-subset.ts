import type { Face } from "./truetype.ts";

const [wordArguments, scale, moreComponents, twoScales, twoByTwo] = [0x1, 0x8, 0x20, 0x40, 0x80] as const;

/**
 * A font file with these glyphs alone, numbered anew in their order; number 0 is the sign for a letter that is missing. What
 * a glyph is put together from comes along behind them.
 */
export function subsetOf(face: Face, wanted: readonly number[]): Uint8Array {
  const order = [...wanted];
  const outlines: Uint8Array[] = [];
  for (let at = 0; at < order.length; at += 1)
    outlines.push(renumbered(face.outlineOf(order[at] ?? 0), order));
  const lengths = outlines.map(({ length }) => length + (-length & 3));
  const glyf = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  const loca = new DataView(new ArrayBuffer(4 * (order.length + 1)));
  const hmtx = new DataView(new ArrayBuffer(4 * order.length));
  let end = 0;
  for (const [at, glyph] of order.entries()) {
    glyf.set(outlines[at] ?? [], end);
    end += lengths[at] ?? 0;
    loca.setUint32(4 * (at + 1), end);
    hmtx.setUint16(4 * at, face.advanceOf(glyph));
    hmtx.setInt16(4 * at + 2, face.sideBearingOf(glyph));
  }
  return fontFile([
    ["cvt ", copyOf(face, "cvt ")],
    ["fpgm", copyOf(face, "fpgm")],
    ["glyf", glyf],
    ["head", changed(face, "head", (view) => view.setInt16(50, 1))],
    ["hhea", changed(face, "hhea", (view) => view.setUint16(34, order.length))],
    ["hmtx", new Uint8Array(hmtx.buffer)],
    ["loca", new Uint8Array(loca.buffer)],
    ["maxp", changed(face, "maxp", (view) => view.setUint16(4, order.length))],
    ["prep", copyOf(face, "prep")],
  ]);
}

/** The outline; of one that is put together from others each is taken along, and called by its new number. */
function renumbered(outline: Uint8Array, order: number[]): Uint8Array {
  const copy = Uint8Array.from(outline);
  const view = new DataView(copy.buffer);
  if (copy.length === 0 || view.getInt16(0) >= 0) return copy;
  let [at, flags] = [10, moreComponents as number];
  while (flags & moreComponents) {
    flags = view.getUint16(at);
    const part = view.getUint16(at + 2);
    const known = order.indexOf(part);
    view.setUint16(at + 2, known === -1 ? order.push(part) - 1 : known);
    at += 4 + (flags & wordArguments ? 4 : 2);
    at += flags & twoByTwo ? 8 : flags & twoScales ? 4 : flags & scale ? 2 : 0;
  }
  return copy;
}

function copyOf(face: Face, tag: string): Uint8Array {
  const { offset, length } = face.table(tag);
  return Uint8Array.from(face.bytes.subarray(offset, offset + length));
}

function changed(face: Face, tag: string, change: (view: DataView) => void): Uint8Array {
  const copy = copyOf(face, tag);
  change(new DataView(copy.buffer));
  return copy;
}

/** Tables behind their directory, each on a multiple of four bytes and with its sum. */
function fontFile(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const head = 12 + 16 * tables.length;
  const size = tables.reduce((sum, [, { length }]) => sum + length + (-length & 3), head);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  const power = Math.floor(Math.log2(tables.length));
  for (const [at, value] of [16 << power, power, 16 * tables.length - (16 << power)].entries())
    view.setUint16(6 + 2 * at, value);
  let offset = head;
  for (const [at, [tag, data]] of tables.entries()) {
    file.set(data, offset);
    const row = 12 + 16 * at;
    for (let letter = 0; letter < 4; letter += 1) file[row + letter] = tag.charCodeAt(letter);
    let sum = 0;
    for (let word = offset; word < offset + data.length; word += 4) sum = (sum + view.getUint32(word)) >>> 0;
    view.setUint32(row + 4, sum);
    view.setUint32(row + 8, offset);
    view.setUint32(row + 12, data.length);
    offset += data.length + (-data.length & 3);
  }
  return file;
}
