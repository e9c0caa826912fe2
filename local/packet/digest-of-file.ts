import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** How long a file of this machine is and its SHA-256, a piece at a time, however large it is; undefined where it cannot be read. */
export async function digestOfFile(
  path: string,
): Promise<{ readonly bytes: number; readonly sha256: string } | undefined> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of createReadStream(path)) {
      const read = piece as Buffer;
      hash.update(read);
      bytes += read.length;
    }
  } catch {
    return undefined;
  }
  return { bytes, sha256: hash.digest("hex") };
}
