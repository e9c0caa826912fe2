import { Worker } from "node:worker_threads";
import type { RedactionBox } from "../../../workflows/contract/redaction.ts";
import type { Redaction } from "./pdf-redact.ts";
import type { RedactAnswer, RedactErrand } from "./redact-worker.ts";

/** Redacts one document. Throws only when the engines cannot be loaded, which no document can bring about. */
export type Redact = (bytes: Uint8Array, boxes: readonly RedactionBox[]) => Promise<Redaction>;

const loadingMs = 20_000;
/** A page of a scan is read and drawn in a few seconds. */
const longestMs = 300_000;
const heapMb = 1024;
// Imported when it is needed, so that a bundle keeps it as a file of its own.
const engine = async () => new URL((await import("./redact-worker.ts")).redactWorkerFile);

/** Redacts in a thread of its own that a document can kill or hold up without harm: then it cannot be read. */
export function redactInThread(file: () => Promise<URL> = engine, patienceMs = longestMs): Redact {
  return async (bytes, boxes) => {
    const errand: RedactErrand = { errand: "redact", bytes, boxes };
    const worker = new Worker(await file(), {
      workerData: errand,
      // Nothing of the function's: no credentials, no settings, and what the engines would say of a record is not heard.
      env: {},
      argv: [],
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const { promise, resolve, reject } = Promise.withResolvers<Redaction>();
    let ready = false;
    const died = (error: Error) => (ready ? resolve({ ok: false, reason: "unreadable" }) : reject(error));
    let clock = setTimeout(() => died(new Error("the engines were not loaded in time")), loadingMs);
    worker.on("message", (answer: RedactAnswer) => {
      if ("done" in answer) return resolve(answer.done);
      ready = true;
      clearTimeout(clock);
      clock = setTimeout(() => died(new Error("it took too long")), patienceMs);
    });
    worker.once("error", died);
    worker.once("exit", (code) => died(new Error(`the thread ended with ${code} before it could read`)));
    return promise.finally(() => {
      clearTimeout(clock);
      void worker.terminate();
    });
  };
}
