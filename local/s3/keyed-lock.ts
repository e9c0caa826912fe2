/** Runs one change at a time for each name, in the order asked for; a failed change does not hold up the next. */
export type KeyedLock = <T>(name: string, change: () => Promise<T>) => Promise<T>;

/** A lock whose names nobody holds yet. It does not nest: a change must not ask for its own name again. */
export const createKeyedLock = (): KeyedLock => {
  const queues = new Map<string, Promise<unknown>>();
  return async (name, change) => {
    const mine = (queues.get(name) ?? Promise.resolve()).then(change, change);
    queues.set(name, mine);
    try {
      return await mine;
    } finally {
      if (queues.get(name) === mine) queues.delete(name);
    }
  };
};
