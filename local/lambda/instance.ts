import { once } from "node:events";
import type { Writable } from "node:stream";
import { Worker } from "node:worker_threads";

/** How one function runs: its bundle, its environment, and its limits as the template states them. */
export type FunctionSettings = {
  readonly name: string;
  readonly arn: string;
  readonly file: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly concurrency: number;
  readonly role: string;
  /** Where an asynchronous event goes that failed three times. */
  readonly deadLetterArn: string | undefined;
};

/** What one invocation came to: the handler's answer, or the error it ended with. */
export type Invocation =
  | { readonly payload: unknown }
  | {
      readonly functionError: "Unhandled";
      readonly payload: { readonly errorType: string; readonly errorMessage: string };
    };

/** One copy of a function: one event at a time, as in Lambda. */
export type Instance = {
  readonly invoke: (event: unknown, invokedArn: string) => Promise<Invocation>;
  readonly stop: () => Promise<void>;
  readonly alive: () => boolean;
};

type Answer = {
  readonly id: number;
  readonly payload?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
};

/** Starts a worker thread with the function's own environment, so that its SDK signs as its own role. */
export function startInstance(settings: FunctionSettings, log: Writable): Instance {
  const worker = new Worker(new URL("./worker.mjs", import.meta.url), {
    env: { ...settings.environment },
    workerData: { file: settings.file, handler: settings.handler },
    resourceLimits: { maxOldGenerationSizeMb: settings.memoryMegabytes },
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  worker.stdout.pipe(log, { end: false });
  worker.stderr.pipe(log, { end: false });
  let alive = true;
  let count = 0;
  worker.once("exit", () => {
    alive = false;
  });
  const failed = (errorType: string, errorMessage: string): Invocation => ({
    functionError: "Unhandled",
    payload: { errorType, errorMessage },
  });

  const invoke = async (event: unknown, invokedArn: string): Promise<Invocation> => {
    count += 1;
    const id = count;
    const limit = AbortSignal.timeout(settings.timeoutSeconds * 1000);
    const result = new Promise<Invocation>((resolve) => {
      const done = (invocation: Invocation) => {
        worker.off("message", onMessage);
        worker.off("error", onError);
        worker.off("exit", onExit);
        limit.removeEventListener("abort", onLimit);
        resolve(invocation);
      };
      const onMessage = (answer: Answer) => {
        if (answer.id !== id) return;
        done(answer.error ? failed(answer.error.name, answer.error.message) : { payload: answer.payload });
      };
      const onError = (error: Error) => done(failed(error.name, error.message));
      const onExit = () =>
        done(failed("Runtime.ExitError", "the function's process ended before it answered"));
      const onLimit = () => {
        alive = false;
        void worker.terminate();
        done(failed("Sandbox.Timedout", `Task timed out after ${settings.timeoutSeconds} seconds`));
      };
      worker.on("message", onMessage);
      worker.on("error", onError);
      worker.on("exit", onExit);
      limit.addEventListener("abort", onLimit);
    });
    worker.postMessage({
      id,
      event,
      invokedArn,
      deadlineMs: settings.timeoutSeconds * 1000,
      name: settings.name,
    });
    return result;
  };

  return {
    invoke,
    alive: () => alive,
    stop: async () => {
      if (!alive) return;
      const ended = once(worker, "exit");
      await worker.terminate();
      await ended.catch(() => undefined);
    },
  };
}
