import type { Store } from "dynalite/db/index.js";

import type { Committer } from "./committer.ts";
import type { KeyLocks } from "./key-locks.ts";
import type { SettingsBook } from "./table-settings.ts";

/** What every operation on the tables works with; `now` is in epoch milliseconds. */
export type TableContext = {
  readonly store: Store;
  readonly settings: SettingsBook;
  readonly locks: KeyLocks;
  readonly committer: Committer;
  readonly now: () => number;
};
