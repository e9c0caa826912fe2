import children from "node:child_process";
import { EventEmitter } from "node:events";
import { syncBuiltinESMExports } from "node:module";
import { duplexPair } from "node:stream";
import type { Duplex } from "node:stream";
import { configure } from "@zip.js/zip.js";
import { engineWords } from "../../../functions/adapters/packet/engine-child.ts";
import type { EngineAnswer } from "../../../functions/adapters/packet/engine-child.ts";
import { onFrames, sendFrame } from "../../../functions/adapters/packet/frames.ts";
import { makePart } from "../../../functions/adapters/packet/make-part.ts";
import type { PartOrder } from "../../../functions/adapters/packet/part.ts";
import { redact } from "../../../functions/adapters/redaction/pdf-redact.ts";
import type { RedactionBox } from "../../../workflows/contract/redaction.ts";
import { checkOnce, wasMade } from "./checked-packets.ts";

// So many archives are written at a time in one process. Here all processes are one, and those that are killed keep their places.
configure({ maxWorkers: Number.MAX_SAFE_INTEGER });

/** What a process answers to a file. */
type Answer = { readonly words: EngineAnswer; readonly bytes?: Buffer };

async function rebuilt(words: unknown, bytes: Buffer): Promise<Answer> {
  const made = await makePart(bytes, words as PartOrder);
  if ("refused" in made) return { words: made };
  const { bytes: written, ...part } = made;
  wasMade(written);
  return { words: { made: part }, bytes: written };
}
const checked = async (_: unknown, bytes: Buffer): Promise<Answer> => ({
  words: { checked: await checkOnce(bytes) },
});

async function redacted(words: unknown, bytes: Buffer): Promise<Answer> {
  const redaction = await redact(bytes, words as readonly RedactionBox[]);
  if (!redaction.ok) return { words: { redacted: redaction } };
  const { bytes: written, ...of } = redaction;
  return { words: { redacted: of }, bytes: Buffer.from(written) };
}

const answers = {
  "duces-pdf-engine": rebuilt,
  "duces-redaction-check": checked,
  "duces-redaction": redacted,
} as const;

/** Does what a process of an engine does, without a process: a world makes thousands of productions. */
class InPlace extends EventEmitter {
  readonly pid = undefined;
  readonly exitCode = null;
  signalCode: string | null = null;
  readonly stdio: readonly unknown[];
  constructor(answer: (words: unknown, bytes: Buffer) => Promise<Answer>) {
    super();
    const [near, far] = duplexPair();
    this.stdio = [null, null, null, near];
    serve(far, answer);
  }
  kill(signal: string): boolean {
    this.signalCode = signal;
    queueMicrotask(() => this.emit("exit", null, signal));
    return true;
  }
}

function serve(pipe: Duplex, answer: (words: unknown, bytes: Buffer) => Promise<Answer>): void {
  onFrames(pipe, ({ words, bytes }) => {
    void answer(words, bytes).then((said) => sendFrame(pipe, said.words, said.bytes));
  });
  sendFrame(pipe, { ready: true });
}

const { spawn } = children;

/** Lets documents be redacted, rebuilt and checked in place until the returned function is called. */
export function rebuildInPlace(): () => void {
  const inPlace = (...asked: Parameters<typeof spawn>) => {
    const word = engineWords.find((one) => asked[1].includes(one));
    return word ? new InPlace(answers[word]) : spawn(...asked);
  };
  Object.assign(children, { spawn: inPlace });
  syncBuiltinESMExports();
  return () => {
    Object.assign(children, { spawn });
    syncBuiltinESMExports();
  };
}
