import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** The one folder that holds everything between starts. */
export type DataFolder = {
  readonly path: string;
  /** Secrets of the stand-ins derive from it; it never leaves the folder. */
  readonly localSecret: string;
  readonly seeded: boolean;
  readonly markSeeded: () => void;
  readonly release: () => void;
};

/** A sentence for the person at the keyboard; not a bug. */
export class StartRefused extends Error {}

const format = 2;
type State = { readonly format: number; readonly localSecret: string; readonly seeded: boolean };

/**
 * Opens the data folder, making it when it is not there. Throws StartRefused when it cannot be written, is of another
 * format, is damaged, or is in use by a stack that is still running.
 */
export function openDataFolder(path: string, fresh: boolean): DataFolder {
  if (fresh && existsSync(path)) {
    refuseWhenInUse(join(path, "lock"), path);
    if (!existsSync(join(path, "state.json"))) {
      throw new StartRefused(
        `${path} is not a data folder of this product, so --fresh will not delete it. Choose another with --data.`,
      );
    }
    attempt(path, () => rmSync(path, { recursive: true }));
  }
  attempt(path, () => mkdirSync(path, { recursive: true, mode: 0o700 }));
  const stateFile = join(path, "state.json");
  const state = existsSync(stateFile)
    ? readState(stateFile, path)
    : { format, localSecret: randomBytes(32).toString("hex"), seeded: false };
  const lockFile = join(path, "lock");
  refuseWhenInUse(lockFile, path);
  attempt(path, () => {
    const lock = openSync(lockFile, "w", 0o600);
    writeSync(lock, String(process.pid));
    closeSync(lock);
    writeState(stateFile, state);
  });
  return {
    path,
    localSecret: state.localSecret,
    seeded: state.seeded,
    markSeeded: () => writeState(stateFile, { ...state, seeded: true }),
    release: () => {
      if (existsSync(lockFile)) unlinkSync(lockFile);
    },
  };
}

const writeState = (file: string, state: State) =>
  writeFileSync(file, JSON.stringify(state), { mode: 0o600 });

function readState(file: string, path: string): State {
  const advice = `Restore it from a copy, or begin again with: npm start -- --fresh`;
  try {
    const state = JSON.parse(readFileSync(file, "utf8")) as Partial<State>;
    if (typeof state.localSecret === "string" && typeof state.format === "number") {
      if (state.format !== format) {
        throw new StartRefused(
          `The data folder ${path} is of format ${state.format}; this version reads format ${format}. ${advice}`,
        );
      }
      return { format, localSecret: state.localSecret, seeded: state.seeded === true };
    }
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    if ((error as NodeJS.ErrnoException).code === "EACCES") throw denied(path);
  }
  throw new StartRefused(`The data folder ${path} is damaged: state.json cannot be read. ${advice}`);
}

function refuseWhenInUse(lockFile: string, path: string): void {
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, "utf8"));
  if (pid > 0 && pid !== process.pid && isRunning(pid)) {
    throw new StartRefused(
      `The data folder ${path} is in use by process ${pid}. Stop it, or choose another folder with --data.`,
    );
  }
}

/** Whether a process of this number runs on the machine. */
export function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function attempt(path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") throw denied(path);
    if (code === "ENOSPC") throw new StartRefused(`There is no room left on the disk for ${path}.`);
    if (code === "ENOTDIR" || code === "EEXIST")
      throw new StartRefused(`${path} is not a folder. Choose another with --data.`);
    throw new Error(message, { cause: error });
  }
}

const denied = (path: string) =>
  new StartRefused(
    `No right to write in ${path}. Give yourself that right, or choose another folder with --data.`,
  );
