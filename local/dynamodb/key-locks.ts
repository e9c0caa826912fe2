/** Gives callers exclusive use of a set of keys, in the order in which they asked. */
export type KeyLocks = {
  withKeys<Result>(keys: readonly string[], work: () => Promise<Result>): Promise<Result>;
};

/**
 * Creates locks that cannot deadlock: a caller joins the queues of all its keys in one synchronous step, so that
 * whoever asked first is first in every queue they share.
 */
export function createKeyLocks(): KeyLocks {
  const tails = new Map<string, Promise<void>>();
  return {
    async withKeys(keys, work) {
      const earlier = keys.map((key) => tails.get(key) ?? Promise.resolve());
      const turn = Promise.withResolvers<void>();
      for (const key of keys) tails.set(key, turn.promise);
      try {
        await Promise.all(earlier);
        return await work();
      } finally {
        turn.resolve();
        for (const key of keys) if (tails.get(key) === turn.promise) tails.delete(key);
      }
    },
  };
}
