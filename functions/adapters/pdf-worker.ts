import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { NamedPatient } from "../../workflows/production/redaction/page-identity.ts";
import type { PdfIntake } from "./pdf-intake.ts";

// Loaded twice: by the function, which learns where this file lies, and as a thread of its own, which reads one file.

/** What the thread is given: it has no other way to learn of anything, no environment and no keys. */
export type PdfErrand = {
  readonly errand: "take-pdf";
  readonly bytes: Uint8Array;
  readonly most: number;
  /** Of a record, at the words of which is looked, too, whose it is. */
  readonly recordOf: NamedPatient | undefined;
};
/** What it says: that the engine is loaded, so that what happens next is the file's doing; then what it found. */
export type PdfAnswer = { readonly ready: true } | { readonly taken: PdfIntake };

/** Where this file lies, in a bundle too. */
export const pdfWorkerFile = import.meta.url;

const isErrand = (data: unknown): data is PdfErrand =>
  typeof data === "object" && data !== null && "errand" in data && data.errand === "take-pdf";

if (!isMainThread && parentPort && isErrand(workerData)) {
  const { takePdf } = await import("./pdf-intake.ts");
  const { bytes, most, recordOf } = workerData;
  const say = (answer: PdfAnswer) => parentPort?.postMessage(answer);
  say({ ready: true });
  say({ taken: await takePdf(Buffer.from(bytes), most, recordOf) });
}
