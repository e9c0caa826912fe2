import { Socket } from "node:net";
import { Worker } from "node:worker_threads";
import type { SetAsideReason } from "../../../workflows/contract/rebuilt.ts";
import type { Redaction } from "../redaction/pdf-redact.ts";
import type { LeftBehind } from "./checked-part.ts";
import type { Part } from "./part.ts";

// Loaded twice: by the function, which learns where this file lies, and as a process of its own, which redacts documents,
// rebuilds them or checks what came of it, one after the other: each process does one of these, so that no file has a hand in
// its own check. It has no environment, no keys and no files but its own code, and talks through one pipe.

/** What the process answers: that it is loaded; then of each document what came of it, or why nothing did; or what a part still holds. */
export type EngineAnswer =
  | { readonly ready: true }
  | { readonly made: Omit<Part, "bytes"> }
  | { readonly refused: SetAsideReason }
  | { readonly redacted: OfRedaction }
  | { readonly checked: { readonly findings: readonly LeftBehind[]; readonly pages: number } };

/** What became of a redaction; its bytes go beside the words. */
type OfRedaction =
  | Exclude<Redaction, { readonly ok: true }>
  | Omit<Extract<Redaction, { readonly ok: true }>, "bytes">;

/** Where this file lies, in a bundle too. */
export const engineFile = import.meta.url;
/** The words by which it knows that it is the process, and which. */
export const engineWords = ["duces-pdf-engine", "duces-redaction-check", "duces-redaction"] as const;
export type EngineWord = (typeof engineWords)[number];

/** The descriptor of the pipe. */
const pipeAt = 3;

// While a file holds up the process it does not hear that its pipe was closed: this thread does not read files.
const watchman = `const parent = process.ppid;
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, "SIGKILL"); }, 500);`;

/** Loads the engines that a word asks for, and no others. */
async function served(word: EngineWord): Promise<(pipe: Socket) => void> {
  switch (word) {
    case "duces-pdf-engine":
      return (await import("./read-documents.ts")).readDocuments;
    case "duces-redaction-check":
      return (await import("./check-parts.ts")).checkParts;
    case "duces-redaction":
      return (await import("../redaction/redact-documents.ts")).redactDocuments;
  }
}

const word = engineWords.find((one) => one === process.argv[2]);
if (word) {
  new Worker(watchman, { eval: true, env: {} }).unref();
  const serve = await served(word);
  const pipe = new Socket({ fd: pipeAt, readable: true, writable: true });
  pipe.on("close", () => process.exit());
  serve(pipe);
}
