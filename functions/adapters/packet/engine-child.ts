import { Socket } from "node:net";
import { Worker } from "node:worker_threads";
import type { SetAsideReason } from "../../../workflows/contract/rebuilt.ts";
import type { Part } from "./part.ts";

// Loaded twice: by the function, which learns where this file lies, and as a process of its own, which reads documents one
// after the other. It has no environment, no keys and no files but its own code, and talks through one pipe.

/** What the process answers: that it is loaded; then of each document its part, or why there is none. */
export type EngineAnswer =
  | { readonly ready: true }
  | { readonly made: Omit<Part, "bytes"> }
  | { readonly refused: SetAsideReason };

/** Where this file lies, in a bundle too. */
export const engineFile = import.meta.url;
/** The word by which it knows that it is the process. */
export const engineWord = "duces-pdf-engine";

/** The descriptor of the pipe. */
const pipeAt = 3;

// While a file holds up the process it does not hear that its pipe was closed: this thread does not read files.
const watchman = `const parent = process.ppid;
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, "SIGKILL"); }, 500);`;

if (process.argv[2] === engineWord) {
  new Worker(watchman, { eval: true, env: {} }).unref();
  const { readDocuments } = await import("./read-documents.ts");
  const pipe = new Socket({ fd: pipeAt, readable: true, writable: true });
  pipe.on("close", () => process.exit());
  readDocuments(pipe);
}
