import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { onFrames, sendFrame } from "../../functions/adapters/packet/frames.ts";

// Stands where the engine stands, and does what a file may make an engine do, by the prefix of its order.

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
  GOOD: () => sendFrame(pipe, { refused: "empty-file" }),
};
onFrames(pipe, ({ words }) => deeds[(words as { readonly prefix: string }).prefix]?.());
sendFrame(pipe, { ready: true });
