import { randomUUID } from "node:crypto";
import { open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Makes entries of a directory (new, renamed, removed) survive a power cut. */
export const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Writes a whole file so that a reader, also one after a crash, sees the old content or the new and never a part. */
export const writeDurably = async (path: string, content: string): Promise<void> => {
  const temporary = `${path}.${randomUUID()}.partial`;
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
  await syncDirectory(dirname(path));
};

/** Removes a file (none is fine) so that it stays removed after a crash. */
export const removeDurably = async (path: string): Promise<void> => {
  await rm(path, { force: true });
  await syncDirectory(dirname(path));
};

/** The JSON files of a directory by name; half-written ones, which a crash leaves behind, are removed. */
export const readJsonFiles = async (directory: string): Promise<ReadonlyMap<string, unknown>> => {
  const found = new Map<string, unknown>();
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    if (name.endsWith(".partial")) await rm(path, { force: true });
    else if (name.endsWith(".json")) found.set(name, JSON.parse(await readFile(path, "utf8")));
  }
  return found;
};
