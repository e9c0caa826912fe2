import type { Written } from "./objects.ts";

// The frame of a file: what stands before its objects, and the table and trailer behind them (ISO 32000-1, 7.5).

/** What every file begins with. */
export const header = Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1");

/** The table of all objects and the trailer; object 1 is the catalog. `offsets` by number, `length` all that stands before. */
export function ending(offsets: readonly number[], length: number, info?: number): Buffer {
  const also = info === undefined ? "" : `/Info ${info} 0 R`;
  return Buffer.from(
    `xref\n${sections(offsets)}trailer\n<</Size ${offsets.length}/Root 1 0 R${also}>>\nstartxref\n${length}\n%%EOF\n`,
    "latin1",
  );
}

/** The table by runs of numbers that are taken: a document of a long file alone names none of the others'. */
function sections(offsets: readonly number[]): string {
  const runs: { readonly from: number; readonly lines: string[] }[] = [];
  for (const [number, offset] of offsets.entries()) {
    if (offset < 0 && number > 0) continue;
    const line = number === 0 ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`;
    const run = runs.at(-1);
    if (run && run.from + run.lines.length === number) run.lines.push(line);
    else runs.push({ from: number, lines: [line] });
  }
  return runs.map(({ from, lines }) => `${from} ${lines.length}\n${lines.join("")}`).join("");
}

/** Notes where objects begin that are written at a place. */
export function noteOffsets(table: number[], { offsets }: Pick<Written, "offsets">, at: number): void {
  for (const [number, offset] of offsets) {
    while (table.length <= number) table.push(-1);
    table[number] = at + offset;
  }
}

/** A file of its own from objects that were written from number 1 on. */
export function fileOf(written: Written): Buffer {
  const table = [-1];
  noteOffsets(table, written, header.length);
  return Buffer.concat([header, written.bytes, ending(table, header.length + written.bytes.length)]);
}
