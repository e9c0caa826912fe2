import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../disk/write-atomically.ts";
import { EMPTY_STATE, type KmsState, kmsState } from "./key-state.ts";

/** The state of a KMS: read at once, changed one change at a time, each on disk before it counts. */
export type StateStore = {
  readonly read: () => KmsState;
  /** Applies a change; what `change` throws leaves everything as it was and is passed on. */
  readonly update: <T>(
    change: (state: KmsState) => { readonly state: KmsState; readonly result: T },
  ) => Promise<T>;
  /** Resolves when no change is under way. */
  readonly settled: () => Promise<void>;
};

/** Opens the state under `dir`; throws when the file there is not a KMS state, because guessing would lose keys. */
export async function openStateStore(dir: string): Promise<StateStore> {
  // The file holds key material: readable by its owner alone.
  const path = join(dir, "kms.json");
  let current = await load(path);
  let last: Promise<unknown> = Promise.resolve();

  const update: StateStore["update"] = (change) => {
    const changed = last.then(async () => {
      const { state, result } = change(current);
      if (state !== current) await writeAtomically(path, JSON.stringify(state), 0o600);
      current = state;
      return result;
    });
    last = changed.catch(() => undefined);
    return changed;
  };
  return { read: () => current, update, settled: async () => void (await last) };
}

async function load(path: string): Promise<KmsState> {
  try {
    return kmsState.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return EMPTY_STATE;
    throw new Error(`${path} is not the state of a local KMS`, { cause: error });
  }
}
