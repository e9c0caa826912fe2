/** What can be wrong with a history, in one word each. */
export type FaultKind =
  /** The text of an event is not the one its hash was made of. */
  | "edited"
  /** A number of the chain is left out. */
  | "missing"
  /** A number of the chain comes where another is due: inserted, repeated, or in another order. */
  | "out-of-order"
  /** An event points back to another one than stands before it. */
  | "unlinked"
  /** The chain ends before the event that was sealed. */
  | "truncated"
  /** The chain has another event where one was sealed: there are two histories, or the hashes were made anew. */
  | "forked"
  /** An event of a time that is sealed, and under no seal. */
  | "unsealed"
  /** A line or a seal that is not in the format. */
  | "unreadable"
  /** A seal that the key did not sign, or not these words. */
  | "bad-signature"
  /** A seal whose heads are not those it speaks of. */
  | "bad-root"
  /** A span of time without a seal. */
  | "missing-seal";

/** One thing that is wrong, and where: `index` counts the events of the export from 0. */
export type Fault = {
  readonly kind: FaultKind;
  readonly index?: number;
  readonly requestId?: string;
  readonly seq?: number;
  readonly seal?: string;
  /** Counts the looks of the export from 0. */
  readonly look?: number;
  readonly words: string;
};

/** So many are told; what is broken in more places than that is broken. */
export const mostFaults = 100;
