import children from "node:child_process";
import { EventEmitter } from "node:events";
import { syncBuiltinESMExports } from "node:module";
import { duplexPair } from "node:stream";
import { engineWord } from "../../../functions/adapters/packet/engine-child.ts";
import { readDocuments } from "../../../functions/adapters/packet/read-documents.ts";

/** Does what the process of the engine does, without a process: a world makes thousands of productions. */
class InPlace extends EventEmitter {
  readonly pid = undefined;
  readonly exitCode = null;
  signalCode: string | null = null;
  readonly stdio: readonly unknown[];
  constructor() {
    super();
    const [near, far] = duplexPair();
    this.stdio = [null, null, null, near];
    readDocuments(far);
  }
  kill(signal: string): boolean {
    this.signalCode = signal;
    queueMicrotask(() => this.emit("exit", null, signal));
    return true;
  }
}

const { spawn } = children;

/** Lets documents be rebuilt in place until the returned function is called. */
export function rebuildInPlace(): () => void {
  const inPlace = (...asked: Parameters<typeof spawn>) =>
    asked[1].includes(engineWord) ? new InPlace() : spawn(...asked);
  Object.assign(children, { spawn: inPlace });
  syncBuiltinESMExports();
  return () => {
    Object.assign(children, { spawn });
    syncBuiltinESMExports();
  };
}
