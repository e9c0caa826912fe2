import type { RedactionBox } from "../../../workflows/contract/redaction.ts";
import { runErrand } from "./errand-thread.ts";
import type { Redaction } from "./pdf-redact.ts";
import type { RedactErrand } from "./redact-worker.ts";

/** Redacts one document. Throws only when the engines cannot be loaded, which no document can bring about. */
export type Redact = (bytes: Uint8Array, boxes: readonly RedactionBox[]) => Promise<Redaction>;

/** A page of a scan is read and drawn in a few seconds. */
const longestMs = 300_000;
const died: Redaction = { ok: false, reason: "unreadable" };
// Imported when it is needed, so that a bundle keeps it as a file of its own.
const engine = async () => new URL((await import("./redact-worker.ts")).redactWorkerFile);

/** Redacts in a thread of its own that a document can kill or hold up without harm: then it cannot be read. */
export function redactInThread(file: () => Promise<URL> = engine, patienceMs = longestMs): Redact {
  return async (bytes, boxes) => {
    const errand: RedactErrand = { errand: "redact", bytes, boxes };
    return runErrand(await file(), errand, { longestMs: patienceMs, died });
  };
}
