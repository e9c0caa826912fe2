/** A line may be so long and no longer: what has no end is no line. */
export const longestLine = 4 << 20;

/**
 * Cuts a stream of bytes into its lines and hands them on without their ends. A line lives only until the next one comes.
 * Throws RangeError on a line without an end in sight.
 */
export async function eachLine(
  chunks: AsyncIterable<Uint8Array>,
  take: (line: Buffer) => void,
): Promise<void> {
  let begun: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const all = begun.length === 0 ? bytes : Buffer.concat([begun, bytes]);
    let from = 0;
    for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, from)) {
      if (end > from) take(all.subarray(from, end));
      from = end + 1;
    }
    begun = Buffer.from(all.subarray(from));
    if (begun.length > longestLine) throw new RangeError(`a line is longer than ${longestLine} bytes`);
  }
  if (begun.length > 0) take(begun);
}
