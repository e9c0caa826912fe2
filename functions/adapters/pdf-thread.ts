import { Worker } from "node:worker_threads";
import type { NamedPatient } from "../../workflows/production/redaction/page-identity.ts";
import type { PdfIntake } from "./pdf-intake.ts";
import type { PdfAnswer, PdfErrand } from "./pdf-worker.ts";

/** What reading one file may take; beyond it the thread that reads it is ended. */
export type ReadingLimits = {
  /** Megabytes of objects, and of bytes beside them. */
  readonly heapMb: number;
  readonly bytesMb: number;
  /** From the moment at which the engine is loaded. */
  readonly seconds: number;
};

const megabyte = 1024 * 1024;
const lookEveryMs = 100;
const loadingMs = 20_000;
// Imported when it is needed, so that a bundle keeps it as a file of its own.
const engine = async () => new URL((await import("./pdf-worker.ts")).pdfWorkerFile);

/**
 * Takes a PDF in, in a thread of its own that can run out of memory, loop or die without harm: whatever ends it while it
 * reads is a refusal of that file. Throws only when the engine itself cannot be loaded, which no file can bring about.
 */
export function takePdfInThread(limits: ReadingLimits, file: () => Promise<URL> = engine) {
  return async (bytes: Buffer, most: number, recordOf?: NamedPatient): Promise<PdfIntake> => {
    const errand: PdfErrand = { errand: "take-pdf", bytes, most, recordOf };
    const worker = new Worker(await file(), {
      workerData: errand,
      // Nothing of the function's: no credentials, no settings, and what the engine would say of a paper is not heard.
      env: {},
      argv: [],
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 32 },
    });
    return new Promise<PdfIntake>((resolve, reject) => {
      let ready = false;
      const end = (settle: () => void) => {
        clearTimeout(clock);
        clearInterval(watch);
        settle();
        void worker.terminate();
      };
      const refuse = () => end(() => resolve(tooMuch));
      const died = (error: Error) => (ready ? refuse() : end(() => reject(error)));
      let clock = setTimeout(() => died(new Error("the engine was not loaded in time")), loadingMs);
      // The limit above is one of objects alone.
      const watch = setInterval(() => {
        void worker.getHeapStatistics().then(
          ({ external_memory: held }) => {
            if (held > limits.bytesMb * megabyte) refuse();
          },
          () => undefined,
        );
      }, lookEveryMs);
      worker.on("message", (answer: PdfAnswer) => {
        if ("taken" in answer) return end(() => resolve(received(answer.taken)));
        ready = true;
        clearTimeout(clock);
        clock = setTimeout(refuse, limits.seconds * 1000);
      });
      worker.once("error", died);
      worker.once("exit", (code) => died(new Error(`the thread ended with ${code} before it could read`)));
    });
  };
}

const tooMuch = { ok: false, reason: "over-budget" } as const;

/** What came from the thread, its bytes as the function handles them. */
const received = (taken: PdfIntake): PdfIntake =>
  taken.ok && taken.kept === "cleaned" ? { ...taken, bytes: Buffer.from(taken.bytes) } : taken;
