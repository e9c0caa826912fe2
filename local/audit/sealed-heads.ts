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

export function sealedHeads(): SealedHeads {
  const byRequest = new Map<string, Sealed[]>();
  const upTo = new Map<string, string>();
  return {
    add: (heads, practiceId, to) => {
      for (const { requestId, version, headHash } of heads) {
        const known = byRequest.get(requestId);
        if (known) known.push({ version, headHash });
        else byRequest.set(requestId, [{ version, headHash }]);
      }
      if (to > (upTo.get(practiceId) ?? "")) upTo.set(practiceId, to);
    },
    take: (requestId) => {
      const heads = byRequest.get(requestId) ?? [];
      byRequest.delete(requestId);
      return heads.toSorted((a, b) => a.version - b.version);
    },
    left: () => byRequest,
    sealedUpTo: (practiceId) => upTo.get(practiceId) ?? "",
  };
}
