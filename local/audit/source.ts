import { open, readFile, readdir } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";

/** Where an export lies: a text of chains, the seals, and the public key that came with them. */
export type Source = {
  readonly publicKey: () => Promise<string | undefined>;
  /** The names of all seals, in the order of the alphabet. */
  readonly sealNames: () => Promise<readonly string[]>;
  readonly seal: (name: string) => Promise<string>;
  readonly events: () => Promise<AsyncIterable<Uint8Array>>;
  /** Nothing where an export has no text of looks: those made before looks were sealed have none. */
  readonly looks: () => Promise<AsyncIterable<Uint8Array>>;
};

export const [eventsFile, looksFile, sealsFolder, keyFile] = [
  "events.txt",
  "looks.txt",
  "seals",
  "public-key.pem",
];
const chunkBytes = 1 << 18;

/** The bytes of a file, always in the same piece of memory: each chunk lives until the next one is asked for. */
async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const memory = Buffer.allocUnsafe(chunkBytes);
  try {
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, chunkBytes);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The bytes of what is not there. */
export async function* nothing(): AsyncGenerator<Uint8Array> {
  // Ends at once.
}

/** An export in a folder. */
export const folderSource = (folder: string): Source => ({
  publicKey: () => readFile(join(folder, keyFile), "utf8").catch(() => undefined),
  sealNames: async () =>
    (await readdir(join(folder, sealsFolder), { recursive: true }))
      .filter((name) => name.endsWith(".json"))
      .toSorted(),
  seal: (name) => readFile(join(folder, sealsFolder, name), "utf8"),
  events: async () => chunksOf(await open(join(folder, eventsFile))),
  looks: async () => {
    const file = await open(join(folder, looksFile)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    return file === undefined ? nothing() : chunksOf(file);
  },
});
