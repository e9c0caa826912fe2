import { Worker } from "node:worker_threads";

/** How long the engines may take to load, and then the errand itself, in milliseconds; and what came of one that did not end well. */
export type Patience<Done> = { readonly loadingMs?: number; readonly longestMs: number; readonly died: Done };
/** What a thread says: that the engines are loaded, so that what happens next is the file's doing; then what came of it. */
export type ErrandAnswer<Done> = { readonly ready: true } | { readonly done: Done };

const heapMb = 1024;

/**
 * Runs one errand in a thread of its own that a document can kill or hold up without harm: then it has died. Throws only when
 * the engines cannot be loaded, which no document can bring about.
 */
export async function runErrand<Done>(
  file: URL,
  errand: { readonly errand: string },
  { loadingMs = 20_000, longestMs, died }: Patience<Done>,
): Promise<Done> {
  const worker = new Worker(file, {
    workerData: errand,
    // Nothing of the function's: no credentials, no settings, and what the engines would say of a record is not heard.
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Done>();
  let ready = false;
  const end = (error: Error) => (ready ? resolve(died) : reject(error));
  let clock = setTimeout(() => end(new Error("the engines were not loaded in time")), loadingMs);
  worker.on("message", (answer: ErrandAnswer<Done>) => {
    if ("done" in answer) return resolve(answer.done);
    ready = true;
    clearTimeout(clock);
    clock = setTimeout(() => end(new Error("it took too long")), longestMs);
  });
  worker.once("error", end);
  worker.once("exit", (code) => end(new Error(`the thread ended with ${code} before it could read`)));
  return promise.finally(() => {
    clearTimeout(clock);
    void worker.terminate();
  });
}
