import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { onFrames, sendFrame } from "../../functions/adapters/packet/frames.ts";

// Stands where the engine stands, and does what a file may make an engine do, by the prefix of its order; or, where boxes
// are asked for and not numbers, by the bytes of the file.

const pipe = new Socket({ fd: 3, readable: true, writable: true });
const kept: unknown[] = [];
const deeds: Readonly<Record<string, () => void>> = {
  LOOP: () => {
    for (;;) kept.length = 0;
  },
  HEAP: () => {
    for (;;) kept.push({ more: [kept.length] });
  },
  BYTES: () => {
    setInterval(() => kept.push(Buffer.alloc(20_000_000, 1)), 5);
  },
  DIES: () => process.exit(3),
  WRITES: () => {
    try {
      writeFileSync("/tmp/duces-bad-engine", "note");
    } catch {
      sendFrame(pipe, { refused: "wrong-type" });
    }
  },
  STARTS: () => {
    try {
      spawn("true");
    } catch {
      sendFrame(pipe, { refused: "wrong-type" });
    }
  },
  KEYS: () =>
    sendFrame(pipe, { refused: Object.keys(process.env).length === 0 ? "wrong-type" : "encrypted" }),
  // Says which process it is.
  PAGES: () => sendFrame(pipe, { redacted: { ok: false, reason: "no-such-page", page: process.pid } }),
  GOOD: () => sendFrame(pipe, { refused: "empty-file" }),
};
onFrames(pipe, ({ words, bytes }) => {
  const deed = Array.isArray(words) ? bytes.toString() : (words as { readonly prefix: string }).prefix;
  deeds[deed]?.();
});
sendFrame(pipe, { ready: true });
