import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { frameBytes, openFrame, sealFrame } from "../../../functions/adapters/note-envelope.ts";
import { cpuMs } from "../rounds.ts";

/** What one process says of its work: what it used, and whether what it opened is what it sealed. */
export type Told = { readonly cpuMs: number; readonly peakKb: number; readonly same: boolean };

/** Hands on a file in pieces of one frame, always in the same memory. */
function eachPiece(
  path: string,
  bytes: number,
  take: (part: Buffer, index: number, last: boolean) => void,
): void {
  const file = openSync(path, "r");
  const memory = Buffer.alloc(frameBytes);
  const count = Math.ceil(bytes / frameBytes);
  for (let index = 0; index < count; index += 1) {
    const read = readSync(file, memory, 0, frameBytes, index * frameBytes);
    take(memory.subarray(0, read), index, index === count - 1);
  }
  closeSync(file);
}

const [, , who = "", path = "", size = "0"] = process.argv;
const key = randomBytes(32);
let same = true;
const before = cpuMs();
if (who === "envelope") {
  eachPiece(path, Number(size), (part, index, last) => {
    const place = { documentId: "doc_1", index, last };
    same &&= openFrame(sealFrame(part, key, place), key, place).equals(part);
  });
} else {
  // The runtime's own cipher over the whole file as one message, and its opposite.
  const nonce = Buffer.alloc(12);
  const [cipher, decipher] = [
    createCipheriv("aes-256-gcm", key, nonce),
    createDecipheriv("aes-256-gcm", key, nonce),
  ];
  eachPiece(path, Number(size), (part) => {
    same &&= decipher.update(cipher.update(part)).equals(part);
  });
  cipher.final();
  decipher.setAuthTag(cipher.getAuthTag());
  decipher.final();
}
process.send?.({ cpuMs: cpuMs() - before, peakKb: process.resourceUsage().maxRSS, same } satisfies Told);
