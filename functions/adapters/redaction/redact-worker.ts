import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { RedactionBox } from "../../../workflows/contract/redaction.ts";
import type { ErrandAnswer } from "./errand-thread.ts";
import type { Redaction } from "./pdf-redact.ts";

// Loaded twice: by the function, which learns where this file lies, and as a thread of its own, which redacts one file.

/** What the thread is given: no environment and no keys. */
export type RedactErrand = {
  readonly errand: "redact";
  readonly bytes: Uint8Array;
  readonly boxes: readonly RedactionBox[];
};
/** Where this file lies, in a bundle too. */
export const redactWorkerFile = import.meta.url;

const isErrand = (data: unknown): data is RedactErrand =>
  typeof data === "object" && data !== null && "errand" in data && data.errand === "redact";

if (!isMainThread && parentPort && isErrand(workerData)) {
  const { redact } = await import("./pdf-redact.ts");
  const { lazyPictureReader } = await import("./picture-reader.ts");
  const reader = lazyPictureReader();
  const say = (answer: ErrandAnswer<Redaction>) => parentPort?.postMessage(answer);
  say({ ready: true });
  say({ done: await redact(workerData.bytes, workerData.boxes, reader.read) });
  await reader.close();
}
