import { EventEmitter } from "node:events";
import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";
import { takePdf, takeRecordPdf } from "../../../functions/adapters/pdf-intake.ts";
import type { PdfAnswer, PdfErrand } from "../../../functions/adapters/pdf-worker.ts";

/** Does what the thread does, without a thread: a world plays thousands of files, and starting one takes longer than reading it. */
class InPlace extends EventEmitter {
  constructor(_file: URL, { workerData }: { readonly workerData: PdfErrand }) {
    super();
    void this.#read(workerData);
  }
  async #read({ bytes, most, isRecord }: PdfErrand): Promise<void> {
    await Promise.resolve();
    const say = (answer: PdfAnswer) => this.emit("message", answer);
    say({ ready: true });
    say({ taken: await (isRecord ? takeRecordPdf : takePdf)(Buffer.from(bytes), most) });
  }
  readonly getHeapStatistics = async () => ({ external_memory: 0 });
  readonly terminate = async () => 0;
}

const { Worker: RealWorker } = threads;

/** Lets files be read in place until the returned function is called. */
export function readInPlace(): () => void {
  Object.assign(threads, { Worker: InPlace });
  syncBuiltinESMExports();
  return () => {
    Object.assign(threads, { Worker: RealWorker });
    syncBuiltinESMExports();
  };
}
