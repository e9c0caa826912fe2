import type { BatchOperation, Item, Store, SubDb } from "dynalite/db/index.js";

import { RefusedCall } from "../protocol/refused-call.ts";
import { itemBytes, largestItemBytes } from "./item-size.ts";

/** What one request did to one item; `before` or `after` is undefined where the item was or is absent. */
export type ItemChange = {
  readonly tableName: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
};

/** A store that answers reads from disk and keeps writes back, so that a request is committed whole or not at all. */
export type PendingWrites = {
  readonly store: Store;
  readonly operations: BatchOperation[];
  readonly changes: ItemChange[];
  /** The items that conditions were evaluated against, by their place on disk. */
  readonly seen: Map<string, Item | undefined>;
};

/** Wraps the store so that dynalite's actions collect their writes, index entries included, instead of applying them. */
export function collectWrites(store: Store): PendingWrites {
  const operations: BatchOperation[] = [];
  const changes: ItemChange[] = [];
  const seen = new Map<string, Item | undefined>();

  // The key prefixes are dynalite's own (db/index.js, getSubDb); the contract suite would fail on any other.
  const collecting = (
    prefix: string,
    real: SubDb,
    onWrite: (key: string, value: Item | undefined) => void,
  ): SubDb => ({
    get: (key, callback) =>
      real.get(key, (error, value) => {
        if (!error) seen.set(prefix + key, value as Item | undefined);
        callback(error, value);
      }),
    put(key, value, callback) {
      // Copied, since dynalite goes on using the object for its answer.
      const copy: Item = JSON.parse(JSON.stringify(value));
      if (itemBytes(copy) > largestItemBytes) {
        callback(new RefusedCall("ValidationException", "Item size has exceeded the maximum allowed size"));
        return;
      }
      operations.push({ type: "put", key: prefix + key, value: copy });
      onWrite(key, copy);
      callback(null);
    },
    del(key, callback) {
      operations.push({ type: "del", key: prefix + key });
      onWrite(key, undefined);
      callback(null);
    },
    // The request already holds its keys (key-locks.ts).
    lock: (_key, run) => run((callback) => callback),
  });

  return {
    operations,
    changes,
    seen,
    store: {
      ...store,
      getItemDb: (tableName) =>
        collecting(itemPrefix(tableName), store.getItemDb(tableName), (key, after) =>
          changes.push({ tableName, before: seen.get(itemPrefix(tableName) + key), after }),
        ),
      getIndexDb: (type, tableName, indexName) =>
        collecting(
          indexPrefix(type, tableName, indexName),
          store.getIndexDb(type, tableName, indexName),
          () => {},
        ),
    },
  };
}

/** Where dynalite keeps a table's items. */
export function itemPrefix(tableName: string): string {
  return `item-${tableName}~`;
}

/** Where dynalite keeps the entries of a secondary index; `type` is local or global. */
export function indexPrefix(type: string, tableName: string, indexName: string): string {
  return `index-${type.toLowerCase()}~${tableName}~${indexName}~`;
}
