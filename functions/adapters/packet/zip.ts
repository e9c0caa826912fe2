import { ZipWriter } from "@zip.js/zip.js/lib/zip-core-writer.js";
import type { Sink } from "./join.ts";

/** A file of an archive; its bytes are asked for when its turn comes. */
export type Archived = {
  /** A path of letters, digits, dots and hyphens, with at most one folder. */
  readonly name: string;
  readonly bytes: number;
  readonly content: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

const safeName = /^(?:[A-Za-z0-9-]+\/)?[A-Za-z0-9-]+\.[a-z0-9]+$/;

/** An archive that is written file by file: none of them is held once it is in. */
export type Zipping = {
  /** Throws on a name that could lie elsewhere once it is unpacked, or that comes twice. */
  readonly add: (file: Archived) => Promise<void>;
  readonly end: () => Promise<{ readonly bytes: number }>;
};

/**
 * Begins an archive. Files are stored as they are, in the order given, under the one date: the same files give the same bytes,
 * whatever machine writes them. Under a password each file is encrypted with AES-256 as WinZip specifies it (AE-2): its name, its
 * size and its date can still be read, and no two archives have the same bytes.
 */
export function zipping(at: Date, sink: Sink, password: string | null = null): Zipping {
  let bytes = 0;
  const archive = new ZipWriter(
    new WritableStream<Uint8Array>({
      write: async (chunk) => {
        bytes += chunk.length;
        await sink(chunk);
      },
    }),
    {
      level: 0,
      extendedTimestamp: false,
      lastModDate: calendarDay(at),
      keepOrder: true,
      // In this thread: what is stored unpacked asks for no other.
      useWebWorkers: false,
      ...(password === null ? {} : { password, encryptionStrength: 3 }),
    },
  );
  const names = new Set<string>();
  return {
    add: async ({ name, bytes: size, content }) => {
      if (!safeName.test(name)) throw new Error("a file of an archive has a name that is not safe");
      if (names.has(name)) throw new Error("two files of an archive have one name");
      names.add(name);
      await archive.add(name, ReadableStream.from(content()), { uncompressedSize: size });
    },
    end: async () => {
      await archive.close();
      return { bytes };
    },
  };
}

/** An archive knows no time zones: noon of the day is the same hour in all of them. */
const calendarDay = (at: Date): Date => new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), 12);
