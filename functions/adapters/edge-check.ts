import { createHash, timingSafeEqual } from "node:crypto";

/** The header in which the distribution shows its key to the API; a viewer's own of this name never arrives. */
export const edgeKeyHeader = "x-origin-verify";

/** Whether a call came through the distribution, and so past the firewall. Throws when no key can be read. */
export type EdgeCheck = (shown: string | undefined) => Promise<boolean>;
/** The key of this name; undefined when there is none. */
export type ReadKey = (name: string) => Promise<string | undefined>;

/**
 * Compares what a call shows with the keys of these names: the newest, and while keys are changed the one before. A key never
 * changes under its name, so each copy of a function reads them once. A key that cannot be read bars nobody who shows another:
 * the oldest is closed to the functions a deployment before they stop asking for it.
 */
export function edgeCheck(readKey: ReadKey, names: string): EdgeCheck {
  let known: readonly Buffer[] | undefined;
  const read = async (): Promise<readonly Buffer[]> => {
    const found = await Promise.allSettled(names.split(" ").map(readKey));
    const digests = found.flatMap((key) =>
      key.status === "fulfilled" && key.value !== undefined ? [digestOf(key.value)] : [],
    );
    if (digests.length === 0) throw new Error("none of the keys of the distribution could be read");
    // What could not be read this time is asked for again with the next call.
    if (found.every(({ status }) => status === "fulfilled")) known = digests;
    return digests;
  };
  return async (shown) => {
    if (shown === undefined) return false;
    const keys = known ?? (await read());
    const given = digestOf(shown);
    // Each is compared, in constant time: how long it takes says nothing of any of them.
    return keys.map((key) => timingSafeEqual(key, given)).includes(true);
  };
}

const digestOf = (text: string): Buffer => createHash("sha256").update(text).digest();
