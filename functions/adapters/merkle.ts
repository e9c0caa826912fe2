import { hash } from "node:crypto";

// A Merkle tree as RFC 9162 (2.1) has it: leaves and inner nodes are hashed apart, so that neither passes for the other, and
// a tree whose number of leaves is no power of two is split at the largest one below.

type Digest = Buffer;
const [leafPrefix, nodePrefix] = [Buffer.of(0), Buffer.of(1)];
const sha256 = (...parts: readonly Uint8Array[]): Digest => hash("sha256", Buffer.concat(parts), "buffer");

const leafHash = (leaf: string): Digest => sha256(leafPrefix, Buffer.from(leaf));
const nodeHash = (left: Digest, right: Digest): Digest => sha256(nodePrefix, left, right);
/** The largest power of two below the count. */
const splitOf = (count: number): number => 2 ** (Math.ceil(Math.log2(count)) - 1);

function rootOver(hashes: readonly Digest[]): Digest {
  const [only] = hashes;
  if (only === undefined) return sha256();
  if (hashes.length === 1) return only;
  const split = splitOf(hashes.length);
  return nodeHash(rootOver(hashes.slice(0, split)), rootOver(hashes.slice(split)));
}

/** The root over leaves in their order, as 64 hexadecimal digits; over none, the hash of nothing. Holds no leaf but one. */
export function merkleRoot(leaves: Iterable<string>): string {
  // The roots of full trees, the largest first: one for each 1 in the count so far, written in base two.
  const trees: Digest[] = [];
  let count = 0;
  for (const leaf of leaves) {
    count += 1;
    let root = leafHash(leaf);
    for (let rest = count; rest % 2 === 0; rest /= 2) root = nodeHash(trees.pop() ?? root, root);
    trees.push(root);
  }
  return trees.length === 0 ? sha256().toString("hex") : trees.reduceRight(rightToLeft).toString("hex");
}
const rightToLeft = (right: Digest, left: Digest): Digest => nodeHash(left, right);

/** The hashes beside the way from one leaf up to the root, the lowest first. Throws RangeError where there is no such leaf. */
export function inclusionPath(leaves: readonly string[], index: number): readonly string[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError(`expected a leaf from 0 to ${leaves.length - 1}, got ${index}`);
  const path = (hashes: readonly Digest[], at: number): readonly Digest[] => {
    if (hashes.length === 1) return [];
    const split = splitOf(hashes.length);
    const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
    return at < split ? [...path(left, at), rootOver(right)] : [...path(right, at - split), rootOver(left)];
  };
  return path(leaves.map(leafHash), index).map((hash) => hash.toString("hex"));
}

/**
 * The root that a leaf and its path lead to in a tree of so many leaves; undefined when the path has not the length that
 * the place of the leaf asks for.
 */
export function rootFromPath(
  leaf: string,
  place: { readonly index: number; readonly count: number },
  path: readonly string[],
): string | undefined {
  const climb = (index: number, count: number, left: readonly string[]): Digest | undefined => {
    if (count === 1) return left.length === 0 ? leafHash(leaf) : undefined;
    const beside = left.at(-1);
    if (beside === undefined) return undefined;
    const split = splitOf(count);
    const [rest, other] = [left.slice(0, -1), Buffer.from(beside, "hex")];
    if (index < split) {
      const below = climb(index, split, rest);
      return below && nodeHash(below, other);
    }
    const below = climb(index - split, count - split, rest);
    return below && nodeHash(other, below);
  };
  const { index, count } = place;
  if (!Number.isInteger(index) || index < 0 || index >= count) return undefined;
  return climb(index, count, path)?.toString("hex");
}
