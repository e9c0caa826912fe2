import type { Duplex } from "node:stream";

/** What is sent through a pipe at once: some words, and bytes. */
export type Frame = { readonly words: unknown; readonly bytes: Buffer };

const head = 8;
/** Of one frame: the largest record, or what its pages become. */
const most = 1024 * 1024 * 1024;

/** Sends a frame. */
export function sendFrame(pipe: Duplex, words: unknown, bytes: Uint8Array = new Uint8Array()): void {
  const text = Buffer.from(JSON.stringify(words));
  const lengths = Buffer.alloc(head);
  lengths.writeUInt32BE(text.length, 0);
  lengths.writeUInt32BE(bytes.length, 4);
  pipe.cork();
  pipe.write(lengths);
  pipe.write(text);
  pipe.write(bytes);
  pipe.uncork();
}

/** Calls `take` with each frame that comes through a pipe, whole; throws at lengths that nobody sends. */
export function onFrames(pipe: Duplex, take: (frame: Frame) => void): void {
  let chunks: Buffer[] = [];
  let [length, wanted] = [0, head];
  pipe.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    while (length >= wanted) {
      const all = chunks.length === 1 ? (chunks[0] ?? chunk) : Buffer.concat(chunks, length);
      const [words, bytes] = [all.readUInt32BE(0), all.readUInt32BE(4)];
      const end = head + words + bytes;
      if (end > most) {
        pipe.destroy();
        return;
      }
      chunks = [all];
      wanted = end;
      if (length < end) return;
      const rest = all.subarray(end);
      [chunks, length, wanted] = [rest.length === 0 ? [] : [rest], rest.length, head];
      take({
        words: JSON.parse(all.toString("utf8", head, head + words)) as unknown,
        bytes: all.subarray(head + words, end),
      });
    }
  });
}
