import { canonicalJson } from "../adapters/digests.ts";
import { merkleRoot } from "../adapters/merkle.ts";

/** The digest of one look, as it stands beside it in the ledger: 64 hexadecimal digits. */
export type LookHash = string;

/** How far the chain of one request had come when it was sealed: its newest event then. */
export type ChainHead = { readonly requestId: string; readonly version: number; readonly headHash: string };

/** A span of time from an instant to another, the second one not in it. */
export type Span = { readonly from: string; readonly to: string };

type Counted = { readonly count: number; readonly root: string };
/**
 * What is signed: which practice, which span of time, and the Merkle root over the heads of the chains that moved in it. Of
 * the heads nothing else is signed, so that one of them can be shown with its path and without the others. In format 3 the
 * same of the looks of that span, in a tree of their own.
 */
export type Statement = Span & { readonly practiceId: string } & Counted &
  ({ readonly format: 2 } | { readonly format: 3; readonly looks: Counted });

/** A seal as it is stored. The signature is ECDSA on P-256 over the SHA-256 of the statement's canonical JSON. */
export type SealedWindow = {
  readonly statement: Statement;
  readonly heads: readonly ChainHead[];
  /** Of the looks the digests alone, in the order in which they were recorded. */
  readonly looks: readonly LookHash[];
  readonly algorithm: "ECDSA_SHA_256";
  readonly keyId: string;
  /** Base64. */
  readonly signature: string;
};

/** One leaf of the tree. */
export const leafOf = ({ requestId, version, headHash }: ChainHead): string =>
  canonicalJson({ requestId, version, headHash });

/** A leaf of the looks' tree: no head is ever the same text. */
export const lookLeafOf = (look: LookHash): string => canonicalJson({ look });

const inOrder = (heads: readonly ChainHead[]): readonly ChainHead[] =>
  heads.toSorted((a, b) => (a.requestId < b.requestId ? -1 : 1));

/** What is to be signed for one span of one practice, and the heads in the order of their leaves. */
export function statementOf(
  practiceId: string,
  { from, to }: Span,
  moved: readonly ChainHead[],
  looks: readonly LookHash[] = [],
): { readonly statement: Statement; readonly heads: readonly ChainHead[] } {
  const heads = inOrder(moved);
  const root = merkleRoot(heads.map(leafOf));
  const looked = { count: looks.length, root: merkleRoot(looks.map(lookLeafOf)) };
  return { statement: { format: 3, practiceId, from, to, count: heads.length, root, looks: looked }, heads };
}
