/** Reads a stream by lines, counts and delimiters while holding only the piece that is being looked at. */
type ByteReader = {
  /** The next line without its CRLF; undefined at the end of the stream or when it is longer than the limit in bytes. */
  line(limit: number): Promise<string | undefined>;
  /** Exactly so many bytes in pieces; ends early when the stream does. */
  take(count: number): AsyncGenerator<Buffer>;
  /** Everything before the delimiter, which is consumed; returns whether the delimiter was seen. */
  until(delimiter: Buffer): AsyncGenerator<Buffer, boolean>;
};

const lineEnd = Buffer.from("\r\n");

/** Wraps a source of bytes. The source is pulled only as far as needed, so back-pressure reaches the socket. */
export const createByteReader = (source: AsyncIterable<Uint8Array>): ByteReader => {
  const pieces = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  const pull = async (): Promise<boolean> => {
    const next = await pieces.next();
    if (next.done === true) return false;
    const piece = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    return true;
  };

  return {
    line: async (limit) => {
      for (;;) {
        const end = held.indexOf(lineEnd);
        if (end > limit || (end < 0 && held.length > limit + lineEnd.length)) return undefined;
        if (end >= 0) {
          const line = held.toString("utf8", 0, end);
          held = held.subarray(end + lineEnd.length);
          return line;
        }
        if (!(await pull())) return undefined;
      }
    },
    take: async function* (count) {
      let left = count;
      while (left > 0) {
        if (held.length === 0 && !(await pull())) return;
        const piece = held.subarray(0, left);
        held = held.subarray(piece.length);
        left -= piece.length;
        if (piece.length > 0) yield piece;
      }
    },
    until: async function* (delimiter) {
      for (;;) {
        const found = held.indexOf(delimiter);
        if (found >= 0) {
          const piece = held.subarray(0, found);
          held = held.subarray(found + delimiter.length);
          if (piece.length > 0) yield piece;
          return true;
        }
        // The tail could be the beginning of the delimiter, so it waits for the next piece.
        const sure = held.length - (delimiter.length - 1);
        if (sure > 0) {
          const piece = held.subarray(0, sure);
          held = held.subarray(sure);
          yield piece;
        }
        if (!(await pull())) return false;
      }
    },
  };
};
