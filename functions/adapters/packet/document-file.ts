import { joining } from "./join.ts";
import type { Part } from "./part.ts";

/** One document of a packet as a file of its own: the very objects that stand in the packet. `at` is the date written into it. */
export async function documentFile(
  part: Part,
  at: Date,
): Promise<{ readonly bytes: Buffer; readonly pages: number }> {
  const chunks: Uint8Array[] = [];
  const joined = await joining((bytes) => {
    chunks.push(bytes);
  }, at);
  await joined.add(part);
  const { bytes, pages } = await joined.end();
  return { bytes: Buffer.concat(chunks, bytes), pages };
}
