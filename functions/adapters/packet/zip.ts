import { configure, ZipWriter } from "@zip.js/zip.js";
import type { Sink } from "./join.ts";

/** A file of an archive; its bytes are asked for when its turn comes. */
export type Archived = {
  /** A path of letters, digits, dots and hyphens, with at most one folder. */
  readonly name: string;
  readonly bytes: number;
  readonly content: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

const safeName = /^(?:[A-Za-z0-9-]+\/)?[A-Za-z0-9-]+\.[a-z0-9]+$/;
// In this thread: what is stored unpacked asks for no other.
configure({ useWebWorkers: false });

/**
 * Writes one archive as its files come, holding none of them. Files are stored as they are, in the order given, under the one
 * date: the same files give the same bytes, whatever machine writes them. Throws on a name that could lie elsewhere once it is
 * unpacked, or that comes twice.
 */
export async function writeZip(
  files: Iterable<Archived>,
  at: Date,
  sink: Sink,
): Promise<{ readonly bytes: number }> {
  let bytes = 0;
  const archive = new ZipWriter(
    new WritableStream<Uint8Array>({
      write: async (chunk) => {
        bytes += chunk.length;
        await sink(chunk);
      },
    }),
    { level: 0, extendedTimestamp: false, lastModDate: calendarDay(at), keepOrder: true },
  );
  const names = new Set<string>();
  for (const { name, bytes: size, content } of files) {
    if (!safeName.test(name)) throw new Error("a file of an archive has a name that is not safe");
    if (names.has(name)) throw new Error("two files of an archive have one name");
    names.add(name);
    await archive.add(name, ReadableStream.from(content()), { uncompressedSize: size });
  }
  await archive.close();
  return { bytes };
}

/** An archive knows no time zones: noon of the day is the same hour in all of them. */
const calendarDay = (at: Date): Date => new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), 12);
