import { ending, header, noteOffsets } from "./file.ts";
import { fixed } from "./objects.ts";
import type { Part } from "./part.ts";

/** Takes the next bytes of a file; waits where they cannot be taken yet. */
export type Sink = (bytes: Uint8Array) => Promise<void> | void;
/** A file that is written part by part: none of it is held but where its objects begin. */
export type Joining = {
  /** The number that the objects of the next part begin at. */
  readonly nextObject: () => number;
  /** Its pages come behind those of every lower `place`, wherever in the file they are written; else behind all before. */
  readonly add: (
    part: Pick<Part, "bytes" | "offsets" | "next" | "node" | "count">,
    place?: number,
  ) => Promise<void>;
  /** Writes what every file ends with, and says how many bytes and pages it has. */
  readonly end: () => Promise<{ readonly bytes: number; readonly pages: number }>;
};

/** Begins a file. `at` is the date written into it: the same parts give the same bytes. */
export async function joining(sink: Sink, at: Date): Promise<Joining> {
  const table = [-1];
  const nodes: { readonly node: number; readonly count: number; readonly place: number }[] = [];
  let [length, next]: [number, number] = [0, fixed.firstFree];
  const write = async (bytes: Uint8Array) => {
    length += bytes.length;
    await sink(bytes);
  };
  const put = (number: number, text: string) => {
    noteOffsets(table, { offsets: [[number, 0]] }, length);
    return write(Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, "latin1"));
  };
  await write(header);
  return {
    nextObject: () => next,
    add: async (part, place = nodes.length) => {
      noteOffsets(table, part, length);
      ({ next } = part);
      // Not the part: it would keep its bytes.
      if (part.count > 0) nodes.push({ node: part.node, count: part.count, place });
      await write(part.bytes);
    },
    end: async () => {
      const pages = nodes.reduce((sum, { count }) => sum + count, 0);
      const kids = nodes
        .toSorted((one, other) => one.place - other.place)
        .map(({ node }) => `${node} 0 R`)
        .join(" ");
      await put(fixed.catalog, `<</Type/Catalog/Pages ${fixed.tree} 0 R>>`);
      await put(fixed.tree, `<</Type/Pages/Count ${pages}/Kids[${kids}]>>`);
      await put(fixed.font, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
      const date = dateOf(at);
      await put(fixed.information, `<</Producer(Duces)/CreationDate${date}/ModDate${date}>>`);
      await write(ending(table, length, fixed.information));
      return { bytes: length, pages };
    },
  };
}

/** A date as files write it (ISO 32000-1, 7.9.4). */
const dateOf = (at: Date): string => `(D:${at.toISOString().replaceAll(/[-:T]/g, "").slice(0, 14)}Z)`;
