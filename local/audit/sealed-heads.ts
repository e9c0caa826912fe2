import type { ChainHead } from "../../functions/seal-audit/sealed-window.ts";

type Sealed = { readonly version: number; readonly headHash: string };

/** Every head that some seal names, by request, the lowest version first; and up to when each practice is sealed. */
export type SealedHeads = {
  readonly add: (heads: readonly ChainHead[], practiceId: string, to: string) => void;
  /** Takes the heads of a request: what is left when all requests were seen, no chain was there for. */
  readonly take: (requestId: string) => readonly Sealed[];
  readonly left: () => ReadonlyMap<string, readonly Sealed[]>;
  readonly sealedUpTo: (practiceId: string) => string;
};

const digestBytes = 32;
const none = 0xffff_ffff;

/**
 * A history has more heads than requests, and all of them are held at once: so each is 44 bytes in three plain rows of
 * memory, chained to the one before of its request, and not an object with a text in it.
 */
export function sealedHeads(): SealedHeads {
  const newest = new Map<string, number>();
  const upTo = new Map<string, string>();
  let count = 0;
  let digests = Buffer.alloc(1024 * digestBytes);
  let versions = new Float64Array(1024);
  let earlier = new Uint32Array(1024);
  const grow = () => {
    const [wider, more, before] = [
      Buffer.alloc(digests.length * 2),
      new Float64Array(versions.length * 2),
      new Uint32Array(earlier.length * 2),
    ];
    digests.copy(wider);
    more.set(versions);
    before.set(earlier);
    [digests, versions, earlier] = [wider, more, before];
  };
  const of = (last: number): readonly Sealed[] => {
    const found: Sealed[] = [];
    for (let at = last; at !== none; at = earlier[at] ?? none)
      found.push({
        version: versions[at] ?? 0,
        headHash: digests.toString("hex", at * digestBytes, (at + 1) * digestBytes),
      });
    // Of one version in two seals the earlier seal comes first.
    return found.reverse().toSorted((a, b) => a.version - b.version);
  };
  return {
    add: (heads, practiceId, to) => {
      for (const { requestId, version, headHash } of heads) {
        if (count === versions.length) grow();
        digests.write(headHash, count * digestBytes, "hex");
        versions[count] = version;
        earlier[count] = newest.get(requestId) ?? none;
        newest.set(requestId, count);
        count += 1;
      }
      if (to > (upTo.get(practiceId) ?? "")) upTo.set(practiceId, to);
    },
    take: (requestId) => {
      const heads = of(newest.get(requestId) ?? none);
      newest.delete(requestId);
      return heads;
    },
    left: () => new Map([...newest].map(([requestId, last]) => [requestId, of(last)])),
    sealedUpTo: (practiceId) => upTo.get(practiceId) ?? "",
  };
}
