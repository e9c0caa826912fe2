import { EventEmitter } from "node:events";
import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";
import { takePdf } from "../../../functions/adapters/pdf-intake.ts";
import type { PdfAnswer, PdfErrand } from "../../../functions/adapters/pdf-worker.ts";
import { checkFile } from "../../../functions/adapters/redaction-check/check-file.ts";
import type { CheckedFile } from "../../../functions/adapters/redaction-check/check-file.ts";
import type { RedactionAnswer, RedactionErrand } from "../../../functions/adapters/redaction-check/worker.ts";
import { sha256Hex } from "../../../functions/adapters/digests.ts";

const checkedPapers = new Map<string, Promise<readonly CheckedFile[]>>();
/** What a file hides; every world has the same few papers. */
function checked(bytes: Uint8Array): Promise<readonly CheckedFile[]> {
  const key = sha256Hex(bytes);
  const parts: CheckedFile[] = [];
  const known =
    checkedPapers.get(key) ??
    checkFile(bytes, { terms: [] }, (part) => void parts.push(part)).then(() => parts);
  checkedPapers.set(key, known);
  return known;
}

/** Does what the thread does, without a thread: a world plays thousands of files, and starting one takes longer than reading it. */
class InPlace extends EventEmitter {
  constructor(_file: URL, { workerData }: { readonly workerData: PdfErrand | RedactionErrand }) {
    super();
    if (workerData.errand === "take-pdf") void this.#read(workerData);
    else void this.#check(workerData);
  }
  async #check({ bytes }: RedactionErrand): Promise<void> {
    await Promise.resolve();
    const say = (answer: RedactionAnswer) => this.emit("message", answer);
    say({ ready: true });
    for (const part of await checked(bytes)) say({ part });
    say({ done: true });
  }
  async #read({ bytes, most, recordOf }: PdfErrand): Promise<void> {
    await Promise.resolve();
    const say = (answer: PdfAnswer) => this.emit("message", answer);
    say({ ready: true });
    say({ taken: await takePdf(Buffer.from(bytes), most, recordOf) });
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
