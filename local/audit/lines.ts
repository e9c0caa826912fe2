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
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      const line = bytes.subarray(from, end);
      // Only a line that two chunks share is copied.
      if (length > 0) take(Buffer.concat([...begun, line]));
      else if (line.length > 0) take(line);
      [begun, length, from] = [[], 0, end + 1];
    }
    // What is left lives longer than the chunk it came in.
    if (from < bytes.length) begun.push(Buffer.from(bytes.subarray(from)));
    length += bytes.length - from;
    if (length > longestLine) throw new RangeError(`a line is longer than ${longestLine} bytes`);
  }
  if (length > 0) take(Buffer.concat(begun));
}
