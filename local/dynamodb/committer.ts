import type { BatchOperation, LevelDb, TableDefinition } from "dynalite/db/index.js";

import type { ItemChange } from "./pending-writes.ts";
import { type ChangedBy, streamPrefix, streamRecordOf } from "./stream-records.ts";
import type { SettingsBook } from "./table-settings.ts";

/** Everything that one request changes, to be applied whole or not at all. */
type Commit = {
  readonly operations: readonly BatchOperation[];
  readonly changes: readonly ItemChange[];
  readonly tables: ReadonlyMap<string, TableDefinition>;
  readonly by: ChangedBy;
};

/** Applies commits one after the other and gives each change its place in the stream. */
export type Committer = {
  commit(commit: Commit): Promise<void>;
  /** The sequence number of the newest stream record of any table. */
  lastSequence(): string;
};

const sequenceKey = "duces-sequence";
const firstSequence = 10n ** 20n;

/**
 * Opens the committer at the last sequence number on disk.
 *
 * Items, index entries, stream records, the sequence counter and the idempotency token of a request go to disk in ONE
 * LevelDB batch, which LevelDB first appends to its own write-ahead log: after kill -9 a commit is there with its
 * stream records, or it is not there at all. Batches never overlap, so a reader that saw sequence number n has been
 * able to see every number below it. Commits that arrive while a batch is on its way share the next one.
 */
export async function openCommitter(
  db: LevelDb,
  settings: SettingsBook,
  now: () => number,
): Promise<Committer> {
  const stored = await db.get(sequenceKey);
  let sequence = typeof stored === "string" ? BigInt(stored) : firstSequence;
  let committed = sequence;
  let waiting: { readonly commit: Commit; readonly done: PromiseWithResolvers<void> }[] = [];
  let running = false;

  const operationsOf = (commit: Commit): BatchOperation[] => {
    const records: BatchOperation[] = [];
    for (const change of commit.changes) {
      const { stream } = settings.of(change.tableName);
      const table = commit.tables.get(change.tableName);
      if (stream === "none" || !table) continue;
      const number = String(sequence + 1n).padStart(21, "0");
      const record = streamRecordOf(change, table, stream.view, commit.by, number, now());
      if (!record) continue;
      sequence += 1n;
      records.push({
        type: "put",
        key: streamPrefix(change.tableName, stream.label) + number,
        value: record,
      });
    }
    return [...commit.operations, ...records];
  };

  const drain = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const operations = group.flatMap(({ commit }) => operationsOf(commit));
        await db.batch([...operations, { type: "put", key: sequenceKey, value: String(sequence) }]);
        committed = sequence;
        for (const { done } of group) done.resolve();
      } catch (error) {
        for (const { done } of group) done.reject(error);
      }
    }
    running = false;
  };

  return {
    commit(commit) {
      const done = Promise.withResolvers<void>();
      waiting.push({ commit, done });
      if (!running) void drain();
      return done.promise;
    },
    lastSequence: () => String(committed).padStart(21, "0"),
  };
}
