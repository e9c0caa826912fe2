import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import * as z from "zod";

// A determination names the records it speaks of with every reason: for hundreds of records that is more text than one row
// holds, and most of it the same ids over and over. A snapshot is written at every step, and its bytes are what a step costs.

// Higher ones take many times as long for a few bytes.
const quality = 5;

/** A JSON value as few bytes. */
export const pack = (value: object): Buffer =>
  brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

/** The value that was packed; throws when the bytes are none. */
export const unpack = (packed: Uint8Array): unknown =>
  JSON.parse(brotliDecompressSync(packed).toString("utf8"));

/** A column that holds a packed value. */
export const packedSchema = z.instanceof(Uint8Array).transform(unpack);
