import { createByteReader } from "./byte-reader.ts";
import { S3Failure } from "./failure.ts";

const maximumLine = 4096;
const maximumTrailers = 16;

const incomplete = (): S3Failure =>
  new S3Failure("IncompleteBody", "The request body ended before its last chunk.");

/**
 * The content inside an aws-chunked body (the framing the SDK uses when it streams), with each trailer handed over by name.
 * Throws IncompleteBody when the framing is broken or ends early.
 */
export async function* decodeChunked(
  source: AsyncIterable<Uint8Array>,
  onTrailer: (name: string, value: string) => void,
): AsyncGenerator<Buffer> {
  const reader = createByteReader(source);
  for (;;) {
    const header = await reader.line(maximumLine);
    const size = /^([0-9a-fA-F]{1,12})(?:;.*)?$/.exec(header ?? "")?.[1];
    if (size === undefined) throw incomplete();
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    let seen = 0;
    for await (const piece of reader.take(length)) {
      seen += piece.length;
      yield piece;
    }
    if (seen !== length || (await reader.line(0)) !== "") throw incomplete();
  }
  for (let count = 0; count <= maximumTrailers; count += 1) {
    const line = await reader.line(maximumLine);
    if (line === undefined || line === "") return;
    const colon = line.indexOf(":");
    if (colon < 1) throw incomplete();
    onTrailer(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  throw incomplete();
}
