import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { PdfIntake } from "./pdf-intake.ts";

// Loaded twice: by the function, which learns where this file lies, and as a thread of its own, which reads one file.

/** What the thread is given: it has no other way to learn of anything, no environment and no keys. */
export type PdfErrand = {
  readonly errand: "take-pdf";
  readonly bytes: Uint8Array;
  readonly most: number;
  /** Whether it is a record, and what it says is looked at, too. */
  readonly isRecord: boolean;
};
/** What it says: that the engine is loaded, so that what happens next is the file's doing; then what it found. */
export type PdfAnswer = { readonly ready: true } | { readonly taken: PdfIntake };

/** Where this file lies, in a bundle too. */
export const pdfWorkerFile = import.meta.url;

const isErrand = (data: unknown): data is PdfErrand =>
  typeof data === "object" && data !== null && "errand" in data && data.errand === "take-pdf";

if (!isMainThread && parentPort && isErrand(workerData)) {
  const { takePdf, takeRecordPdf } = await import("./pdf-intake.ts");
  const take = workerData.isRecord ? takeRecordPdf : takePdf;
  const say = (answer: PdfAnswer) => parentPort?.postMessage(answer);
  say({ ready: true });
  say({ taken: await take(Buffer.from(workerData.bytes), workerData.most) });
}
