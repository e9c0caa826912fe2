import { brotliCompressSync, brotliDecompressSync, constants, deflateSync, inflateSync } from "node:zlib";
import * as z from "zod";
import { words1 } from "./packed-words-1.ts";
import { words2 } from "./packed-words-2.ts";

// A determination names the records it speaks of with every reason: for hundreds of records that is more text than one row
// holds, and most of it the same ids over and over. A snapshot is written at every step, and its bytes are what a step costs.

// A stream of RFC 1950 names the words it was packed with, in its third to sixth byte, and ends in a checksum of the text.
const nameIn = (stream: Uint8Array): string => Buffer.from(stream.subarray(2, 6)).toString("hex");
const newest = Buffer.from(words2);
const known = new Map(
  [newest, Buffer.from(words1)].map((dictionary) => [nameIn(deflateSync("", { dictionary })), dictionary]),
);
/** The first byte of such a stream with its largest window; a Brotli stream with its own begins otherwise (RFC 7932, 9.1). */
const zlibStream = 0x78;
/** Known words help short texts; in a longer one Brotli looks farther back for what comes again, and may be the shorter. */
const longText = 16_000;
// Higher ones take many times as long for a few bytes.
const quality = 5;

/** A JSON value as few bytes. */
export function pack(value: object): Buffer {
  const text = JSON.stringify(value);
  const byWords = deflateSync(text, { level: 9, dictionary: newest });
  if (text.length < longText) return byWords;
  const byDistance = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  return byDistance.length < byWords.length ? byDistance : byWords;
}

/** The value that was packed; throws when the bytes are none, or were packed with words that this version does not know. */
export function unpack(packed: Uint8Array): unknown {
  const text =
    packed[0] === zlibStream
      ? inflateSync(packed, { dictionary: known.get(nameIn(packed)) ?? newest })
      : brotliDecompressSync(packed);
  return JSON.parse(text.toString("utf8"));
}

/** A column that holds a packed value; bytes that cannot be unpacked are an issue of it. */
export const packedSchema = z.instanceof(Uint8Array).transform((packed, { issues }): unknown => {
  try {
    return unpack(packed);
  } catch {
    // Not what zlib says of it: the text of a parser's error can hold a piece of what it read.
    const message = "cannot be unpacked; expected what this version or an earlier one packed";
    issues.push({ code: "custom", message, input: undefined });
    return z.NEVER;
  }
});
