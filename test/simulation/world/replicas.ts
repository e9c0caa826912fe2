import type { Row } from "./dynamodb.ts";

/** One state of a row since a moment; of one that was not there, or was deleted, nothing. */
type Version = { readonly since: number; readonly row: Row | undefined };
export type Reads = {
  readonly now: () => number;
  /** How long a replica may not have heard of a write, in milliseconds. */
  readonly windowMs: number;
  /** Which of so many versions a read that may be old shows: 0 is the newest. */
  readonly shows: (versions: number) => number;
};

/**
 * What the replicas of the table may still show: every version that a row had within the window, deleted ones too. A read that
 * may be old meets one of them, row by row; one that is consistent never asks here.
 */
export function replicas({ now, windowMs, shows }: Reads) {
  // By partition, so that a query meets what was deleted of it a moment ago. Of each row the oldest version first.
  const known = new Map<string, Map<string, readonly Version[]>>();
  const within = (versions: readonly Version[]): readonly Version[] => {
    const from = now() - windowMs;
    const first = versions.findLastIndex(({ since }) => since <= from);
    return versions.slice(Math.max(first, 0));
  };
  return {
    wrote: (pk: string, key: string, before: Row | undefined, row: Row | undefined): void => {
      const partition = known.get(pk) ?? new Map<string, readonly Version[]>();
      known.set(pk, partition);
      const versions = partition.get(key) ?? [{ since: Number.NEGATIVE_INFINITY, row: before }];
      partition.set(key, within([...versions, { since: now(), row }]));
    },
    /** The row as one read finds it; `newest` is how it was written last. */
    found: (pk: string, key: string, newest: Row | undefined): Row | undefined => {
      const versions = within(known.get(pk)?.get(key) ?? []);
      if (versions.length < 2) return newest;
      return versions.at(-1 - shows(versions.length))?.row;
    },
    /** The rows of a partition that were deleted, of which a query may still show one. */
    deletedOf: (pk: string): readonly string[] =>
      [...(known.get(pk) ?? [])].flatMap(([key, versions]) => (versions.at(-1)?.row ? [] : key)),
    /** Every replica has heard of everything. */
    settle: (): void => known.clear(),
  };
}
export type Replicas = ReturnType<typeof replicas>;
