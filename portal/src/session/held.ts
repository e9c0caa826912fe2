/**
 * A value kept for this browser tab: tokens and ids only, never a name or a clinical word. Survives a reload, ends with
 * the tab, and tells its listeners when it changes.
 */
export type Held<Value> = {
  readonly get: () => Value | undefined;
  readonly set: (value: Value | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

type TextStore = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
};

/** Keeps one value under `key` in `store`; `check` refuses what an older version of the page may have left there. */
export function hold<Value>(
  store: TextStore,
  key: string,
  check: (value: unknown) => value is Value,
): Held<Value> {
  const listeners = new Set<() => void>();
  const read = (): Value | undefined => {
    const text = store.getItem(key);
    if (text === null) return undefined;
    try {
      const value: unknown = JSON.parse(text);
      return check(value) ? value : undefined;
    } catch {
      return undefined;
    }
  };
  let current = read();
  return {
    get: () => current,
    set: (value) => {
      current = value;
      if (value === undefined) store.removeItem(key);
      else store.setItem(key, JSON.stringify(value));
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether a value is an object whose named fields are all texts. */
export function hasTexts<Key extends string>(
  value: unknown,
  keys: readonly Key[],
): value is Record<Key, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    keys.every((key) => typeof (value as Record<string, unknown>)[key] === "string")
  );
}
