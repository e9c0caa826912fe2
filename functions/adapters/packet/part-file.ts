import { createHash } from "node:crypto";
import type { SetAsideReason } from "../../../workflows/contract/rebuilt.ts";
import type { LeftBehind } from "./checked-part.ts";
import type { Part } from "./part.ts";

/** A document as it is joined. */
export type KeptPart = {
  readonly part: Part;
  /** Why its own pages are not in it, where they are not. */
  readonly setAside: SetAsideReason | null;
  /** What the check found in it: a file with any of it must not leave. */
  readonly leftBehind: readonly LeftBehind[];
  /** The words of its pages, as a file for tools that search. */
  readonly text: string;
};

const head = 4;
/** What stands before the bytes of a part. */
type Head = Omit<KeptPart, "part"> & { readonly part: Omit<Part, "bytes">; readonly sha256: string };

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A part as a file, to be joined later. */
export function partFile({ part: { bytes, ...part }, ...told }: KeptPart): Buffer {
  const first: Head = { part, ...told, sha256: digestOf(bytes) };
  const words = Buffer.from(JSON.stringify(first));
  const length = Buffer.alloc(head);
  length.writeUInt32BE(words.length);
  return Buffer.concat([length, words, bytes]);
}

/** Reads such a file; undefined where it is not whole. */
export function partIn(file: Buffer): KeptPart | undefined {
  try {
    const end = head + file.readUInt32BE(0);
    const { part, sha256, ...told } = JSON.parse(file.toString("utf8", head, end)) as Head;
    const bytes = file.subarray(end);
    return digestOf(bytes) === sha256 ? { part: { ...part, bytes }, ...told } : undefined;
  } catch {
    return undefined;
  }
}
