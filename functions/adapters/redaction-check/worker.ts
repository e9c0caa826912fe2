import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { CheckedFile, RedactionQuestion } from "./check-file.ts";

// Loaded twice: by whoever asks, who learns where this file lies, and as a thread of its own, which checks one file.

/** What the thread is given: it has no other way to learn of anything, no environment and no keys. */
export type RedactionErrand = RedactionQuestion & {
  readonly errand: "check-redaction";
  readonly bytes: Uint8Array;
};
/** What it says: that the engines are loaded, what it found part by part, that it is done. */
export type RedactionAnswer =
  | { readonly ready: true }
  | { readonly part: CheckedFile }
  | { readonly done: true };

/** Where this file lies, in a bundle too. */
export const redactionWorkerFile = import.meta.url;

const isErrand = (data: unknown): data is RedactionErrand =>
  typeof data === "object" && data !== null && "errand" in data && data.errand === "check-redaction";

if (!isMainThread && parentPort && isErrand(workerData)) {
  const { checkFile } = await import("./check-file.ts");
  const say = (answer: RedactionAnswer) => parentPort?.postMessage(answer);
  say({ ready: true });
  await checkFile(workerData.bytes, workerData, (part) => say({ part }));
  say({ done: true });
}
