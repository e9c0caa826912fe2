import { mkdir } from "node:fs/promises";

import { ClassicLevel } from "classic-level";

/** One change to a set of records. */
export type RecordChange<Value> =
  | { readonly type: "put"; readonly key: string; readonly value: Value }
  | { readonly type: "del"; readonly key: string };

/** Records on disk under string keys, for a service that keeps them in memory too. */
export type Records<Value> = {
  /** Everything that is there, in the order of the keys. */
  load(): Promise<ReadonlyMap<string, Value>>;
  /** Applies all changes or none; when it returns they survive a kill of the process. */
  apply(changes: readonly RecordChange<Value>[]): Promise<void>;
  close(): Promise<void>;
};

/** Opens the records in a folder; rejects if another process has them open. */
export async function openRecords<Value>(dir: string): Promise<Records<Value>> {
  await mkdir(dir, { recursive: true });
  const db = new ClassicLevel<string, Value>(dir, { keyEncoding: "utf8", valueEncoding: "json" });
  await db.open();
  return {
    async load() {
      const found = new Map<string, Value>();
      for await (const [key, value] of db.iterator()) found.set(key, value);
      return found;
    },
    apply: (changes) => db.batch([...changes]),
    close: () => db.close(),
  };
}
