import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import type { SetAsideReason } from "../../../workflows/contract/rebuilt.ts";
import type { EngineAnswer } from "./engine-child.ts";
import { onFrames, sendFrame } from "./frames.ts";
import type { Frame } from "./frames.ts";
import type { Part, PartOrder } from "./part.ts";

/** What one process of the engine may take. */
export type EngineLimits = {
  /** Megabytes of objects, and of the whole process. */
  readonly heapMb: number;
  readonly processMb: number;
  /** For one document, and for each of its pages besides. */
  readonly seconds: number;
  readonly secondsAPage: number;
};
/** What becomes of one document. */
export type Made = Part | { readonly refused: SetAsideReason };
/** Processes that rebuild documents, one after the other, and die without harm. */
export type Engines = {
  /** Rebuilds one document. Throws only when the engine cannot be loaded, which no file can bring about. */
  readonly make: (bytes: Buffer, order: PartOrder) => Promise<Made>;
  /** Ends the process: the next document begins with a new one. */
  readonly renew: () => Promise<void>;
};

export const engineLimits: EngineLimits = { heapMb: 320, processMb: 480, seconds: 25, secondsAPage: 0.25 };
/** So many pages a file may have of which nobody counted them, as far as its time goes. */
const mostCounted = 200;
const loadingSeconds = 20;
const lookEveryMs = 100;
// Imported when it is needed, so that a bundle keeps it as a file of its own.
const engine = async () => {
  const { engineFile, engineWord } = await import("./engine-child.ts");
  return { file: fileURLToPath(engineFile), word: engineWord };
};

type Running = {
  readonly child: ChildProcess;
  readonly pipe: Duplex;
  used: boolean;
  take: (frame: Frame) => void;
};
type Asked = Part | { readonly refused: SetAsideReason } | { readonly died: SetAsideReason };

/** Starts no process yet. A file that ends a process which read others before gets another one of its own. */
export function pdfEngines(limits: EngineLimits = engineLimits, where = engine): Engines {
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
  const make: Engines["make"] = async (bytes, order) => {
    const one = (running ??= await started(limits, await where()));
    const fresh = !one.used;
    one.used = true;
    const made = await asked(one, bytes, order, limits);
    if (!("died" in made)) return made;
    await renew();
    return fresh ? { refused: made.died } : make(bytes, order);
  };
  return { make, renew };
}

async function started(
  { heapMb }: EngineLimits,
  { file, word }: Awaited<ReturnType<typeof engine>>,
): Promise<Running> {
  // From the sources the code lies in the whole project, in a bundle beside it.
  const code = file.endsWith(".ts")
    ? fileURLToPath(new URL("../../../", import.meta.url))
    : `${dirname(file)}/`;
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${heapMb}`,
      "--max-semi-space-size=64",
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

/** Has one document read; whatever ends the process meanwhile is this document's doing. */
function asked(one: Running, bytes: Buffer, order: PartOrder, limits: EngineLimits): Promise<Asked> {
  const { child, pipe } = one;
  return new Promise((resolve) => {
    const end = (made: Asked) => {
      clearTimeout(clock);
      clearInterval(watch);
      child.off("exit", ended);
      one.take = () => undefined;
      resolve(made);
    };
    // Out of memory, the engine's language ends the process by this signal.
    const ended = (_code: number | null, signal: string | null) =>
      end({ died: signal === "SIGABRT" ? "too-much-memory" : "unreadable" });
    const seconds = limits.seconds + (order.pages ?? mostCounted) * limits.secondsAPage;
    const clock = setTimeout(() => end({ died: "too-slow" }), seconds * 1000);
    // The limit of objects does not count bytes beside them.
    const watch = setInterval(() => {
      void megabytesOf(child.pid).then((held) => {
        if (held > limits.processMb) end({ died: "too-much-memory" });
      });
    }, lookEveryMs);
    child.once("exit", ended);
    one.take = ({ words, bytes: written }) => {
      const answer = words as EngineAnswer;
      if ("refused" in answer) end(answer);
      else if ("made" in answer) end({ ...answer.made, bytes: written });
    };
    if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode, child.signalCode);
    else sendFrame(pipe, order, bytes);
  });
}

/** What a process holds now, where the system says so; elsewhere its limit of objects is the only one. */
async function megabytesOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, "utf8").catch(() => "");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}
