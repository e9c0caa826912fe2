import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { inclusionPath, merkleRoot, rootFromPath } from "../../../../functions/adapters/merkle.ts";

const leaves = (count: number) => Array.from({ length: count }, (_empty, n) => `leaf ${n}`);
const sha256 = (...parts: readonly (string | Buffer)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

describe("the Merkle tree of RFC 9162", () => {
  it("has the hash of nothing as the root over nothing, and hashes leaves and nodes apart", () => {
    expect(merkleRoot([])).toBe(sha256().toString("hex"));
    expect(merkleRoot(["a"])).toBe(sha256("\0", "a").toString("hex"));
    const [a, b, c] = ["a", "b", "c"].map((leaf) => sha256("\0", leaf)) as [Buffer, Buffer, Buffer];
    expect(merkleRoot(["a", "b"])).toBe(sha256("\u0001", a, b).toString("hex"));
    // Three leaves are split after the second.
    expect(merkleRoot(["a", "b", "c"])).toBe(sha256("\u0001", sha256("\u0001", a, b), c).toString("hex"));
  });

  it("leads from every leaf of every size to the root, and from no other leaf, place or size", () => {
    for (let count = 1; count <= 33; count += 1) {
      const all = leaves(count);
      const root = merkleRoot(all);
      for (const [index, leaf] of all.entries()) {
        const path = inclusionPath(all, index);
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
        expect(rootFromPath(leaf, { index, count }, path)).toBe(root);
        expect(rootFromPath("another", { index, count }, path)).not.toBe(root);
        expect(rootFromPath(leaf, { index, count }, [...path, root])).toBeUndefined();
      }
    }
  });

  it("leads nowhere from another place, or by a path that is too short", () => {
    for (let count = 2; count <= 33; count += 1)
      for (const [index, leaf] of leaves(count).entries()) {
        const path = inclusionPath(leaves(count), index);
        const root = merkleRoot(leaves(count));
        expect(rootFromPath(leaf, { index: (index + 1) % count, count }, path)).not.toBe(root);
        expect(rootFromPath(leaf, { index, count }, path.slice(1))).not.toBe(root);
      }
  });

  it("has no path for a leaf that is not there", () => {
    for (const index of [-1, 3, 0.5]) expect(() => inclusionPath(leaves(3), index)).toThrow(RangeError);
    for (const index of [-1, 3, 0.5]) expect(rootFromPath("leaf 0", { index, count: 3 }, [])).toBeUndefined();
  });
});
