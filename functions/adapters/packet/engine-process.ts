import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import type { EngineWord } from "./engine-child.ts";
import { onFrames, sendFrame } from "./frames.ts";
import type { Frame } from "./frames.ts";

/** Megabytes that one process of an engine may take: of objects, and as a whole. */
export type ProcessLimits = { readonly heapMb: number; readonly processMb: number };
/** What ended a process while it had a file in hand. */
export type Death = { readonly died: "too-slow" | "too-much-memory" | "unreadable" };
/** What an engine answered to a file, or what ended it. */
export type Answered = Frame | Death;
/** Where the code of a process lies, and the word by which it knows what it is. */
export type EngineCode = { readonly file: string; readonly word: string };
/** A process that is given files, one after the other, and dies without harm. */
export type EngineProcess = {
  /** Throws only when the engine cannot be loaded, which no file can bring about. */
  readonly ask: (words: unknown, bytes: Uint8Array, seconds: number) => Promise<Answered>;
  /** Ends the process: the next file begins with a new one. */
  readonly renew: () => Promise<void>;
};

const loadingSeconds = 20;
const lookEveryMs = 100;

/** The code of an engine; imported when it is needed, so that a bundle keeps it as a file of its own. */
export const engineCode = (word: EngineWord) => async (): Promise<EngineCode> => ({
  file: fileURLToPath((await import("./engine-child.ts")).engineFile),
  word,
});

type Running = {
  readonly child: ChildProcess;
  readonly pipe: Duplex;
  used: boolean;
  take: (frame: Frame) => void;
};

/** Starts no process yet. A file that ends a process which read others before gets another one of its own. */
export function engineProcess(limits: ProcessLimits, where: () => Promise<EngineCode>): EngineProcess {
  let running: Running | undefined;
  const renew = async () => {
    const { child } = running ?? {};
    running = undefined;
    if (child && child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => {
        child.once("exit", resolve);
        child.kill("SIGKILL");
      });
  };
  const ask: EngineProcess["ask"] = async (words, bytes, seconds) => {
    const one = (running ??= await started(limits, await where()));
    const fresh = !one.used;
    one.used = true;
    const answer = await asked(one, words, bytes, { ...limits, seconds });
    if (!("died" in answer)) return answer;
    await renew();
    return fresh ? answer : ask(words, bytes, seconds);
  };
  return { ask, renew };
}

async function started({ heapMb }: ProcessLimits, { file, word }: EngineCode): Promise<Running> {
  // From the sources the code lies in the whole project, in a bundle beside it.
  const code = file.endsWith(".ts")
    ? fileURLToPath(new URL("../../../", import.meta.url))
    : `${dirname(file)}/`;
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${heapMb}`,
      "--max-semi-space-size=32",
      // One file after the other: threads that tidy up beside it only take turns with it.
      "--single-threaded-gc",
      // It reads its own code, and can neither write files nor start anything.
      "--permission",
      `--allow-fs-read=${code}*`,
      // A thread that ends it when nobody waits for it any more (engine-child.ts).
      "--allow-worker",
      "--disable-warning=ExperimentalWarning",
      file,
      word,
    ],
    // Nothing of the function's: no credentials, no settings; what the engine would say of a record is not heard.
    { env: {}, cwd: code, stdio: ["ignore", "ignore", "ignore", "pipe"] },
  );
  const pipe = child.stdio[3] as Duplex;
  pipe.on("error", () => undefined);
  const one: Running = { child, pipe, used: false, take: () => undefined };
  await new Promise<void>((resolve, reject) => {
    const fail = (words: string) => {
      clearTimeout(clock);
      child.kill("SIGKILL");
      reject(new Error(words));
    };
    const clock = setTimeout(() => fail("the engine was not loaded in time"), loadingSeconds * 1000);
    child.once("error", () => fail("the engine could not be started"));
    child.once("exit", (code) => fail(`the engine ended with ${code} before it could read`));
    one.take = () => {
      clearTimeout(clock);
      child.removeAllListeners("exit");
      resolve();
    };
    onFrames(pipe, (frame) => one.take(frame));
  });
  return one;
}

/** Has one file read; whatever ends the process meanwhile is this file's doing. */
function asked(
  one: Running,
  words: unknown,
  bytes: Uint8Array,
  limits: ProcessLimits & { readonly seconds: number },
): Promise<Answered> {
  const { child, pipe } = one;
  return new Promise((resolve) => {
    const end = (answer: Answered) => {
      clearTimeout(clock);
      clearInterval(watch);
      child.off("exit", ended);
      one.take = () => undefined;
      resolve(answer);
    };
    // Out of memory, the engine's language ends the process by this signal.
    const ended = (_code: number | null, signal: string | null) =>
      end({ died: signal === "SIGABRT" ? "too-much-memory" : "unreadable" });
    const clock = setTimeout(() => end({ died: "too-slow" }), limits.seconds * 1000);
    // The limit of objects does not count bytes beside them.
    const watch = setInterval(() => {
      void megabytesOf(child.pid).then((held) => {
        if (held > limits.processMb) end({ died: "too-much-memory" });
      });
    }, lookEveryMs);
    child.once("exit", ended);
    one.take = end;
    if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode, child.signalCode);
    else sendFrame(pipe, words, bytes);
  });
}

/** What a process holds now, where the system says so; elsewhere its limit of objects is the only one. */
async function megabytesOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, "utf8").catch(() => "");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}
