import { constants, createInflate, inflateSync } from "node:zlib";
import { limits } from "../../workflows/contract/limits.ts";
import type { RefusalReason } from "../../workflows/contract/papers.ts";
import { skeletonOf } from "./pdf-skeleton.ts";
import type { Stream } from "./pdf-skeleton.ts";

// Everything that can be judged before a PDF engine sees the file. Engines trust counts and nesting; this does not.

/** What one document may cost. */
export const pdfBudget = {
  pages: limits.pagesOfRecord,
  objects: 300_000,
  nesting: 200,
  inflatedBytes: 512 * 1024 * 1024,
  /** Of these, what may be objects: an engine builds them all while it loads, a picture stays as it is. */
  packedBytes: 64 * 1024 * 1024,
  /** Of one picture: a sheet of two square metres scanned with 300 dots to the inch has 280 million. */
  pixels: 300_000_000,
  /** Of one side of a page in points (ISO 32000-1, annex C.2). */
  side: 14_400,
} as const;

type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: RefusalReason };
const refused = (reason: RefusalReason): Verdict => ({ ok: false, reason });

// The test file of the European Institute for Computer Antivirus Research, in two halves: a scanner would take this one for it.
const eicar = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
  "latin1",
);

/**
 * Judges the bytes of one file: a whole, unlocked PDF within budget, unchanged since it was signed. What its streams inflate to
 * is counted for all of them, or only for those that an engine unpacks while it loads.
 */
export async function judgePdfBytes(
  bytes: Buffer,
  counted: "all" | "packed-objects" = "all",
): Promise<Verdict> {
  if (bytes.length === 0) return refused("empty-file");
  if (bytes.includes(eicar)) return refused("test-virus");
  if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-") return refused("wrong-type");
  if (bytes.subarray(-1024).lastIndexOf("%%EOF") < 0) return refused("truncated");
  if (hasSecondNature(bytes)) return refused("wrong-type");
  const text = bytes.toString("latin1");
  const skeleton = skeletonOf(text, pdfBudget);
  if (skeleton.ambiguous) return refused("unreadable");
  if (skeleton.encrypted) return refused("encrypted");
  if (skeleton.pages > pdfBudget.pages) return refused("too-many-pages");
  if (skeleton.objects > pdfBudget.objects || skeleton.nesting > pdfBudget.nesting)
    return refused("over-budget");
  const streams = counted === "all" ? skeleton.streams : skeleton.streams.filter(({ packed }) => packed);
  if (skeleton.streams.some(({ deflated }) => deflated > 2)) return refused("unreadable");
  // Asked last: some callers let this one reason pass, and nothing else with it.
  const within = await inflatesWithinBudget(bytes, streams);
  return within.ok && changedAfterSigning(text) ? refused("changed-after-signing") : within;
}

/** True when something else than white space follows the last %%EOF, or whoever unpacks archives would find one. */
function hasSecondNature(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf("%%EOF") + 5;
  for (let at = end; at < bytes.length; at += 1)
    if (![0, 9, 10, 12, 13, 32].includes(bytes[at] ?? 0)) return true;
  return endsAsArchive(bytes);
}

const archiveEnd = Buffer.from([0x50, 0x4b, 5, 6]);
/** Where programs look for the end of an archive's directory: its 22 bytes and the longest comment. */
const archiveTail = 22 + 0xffff;

/** Whether the tail holds the end of a ZIP directory, whatever its comment says of its length: programs do not ask. */
function endsAsArchive(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - archiveTail);
  for (let at = bytes.indexOf(archiveEnd, from); at >= 0; at = bytes.indexOf(archiveEnd, at + 1)) {
    if (at + 22 > bytes.length) return false;
    const onOneDisk = bytes.readUInt32LE(at + 4) === 0;
    if (onOneDisk && bytes.readUInt16LE(at + 8) === bytes.readUInt16LE(at + 10)) return true;
  }
  return false;
}

/** True when the file goes on after what its last signature covers. An unsigned file was never changed after signing. */
export function changedAfterSigning(text: string): boolean {
  const covered = [
    ...text.matchAll(/\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/g),
  ].map(([, , , start, length]) => Number(start) + Number(length));
  if (covered.length === 0) return false;
  const end = covered.reduce((most, one) => Math.max(most, one));
  return text.slice(end).trim() !== "";
}

/** Inflates every stream without keeping it, until the budget of the document or of its objects is spent. */
async function inflatesWithinBudget(bytes: Buffer, streams: readonly Stream[]): Promise<Verdict> {
  let left: number = pdfBudget.inflatedBytes;
  let leftForObjects: number = pdfBudget.packedBytes;
  for (const stream of streams) {
    const most = stream.packed ? Math.min(left, leftForObjects) : left;
    const length = await inflatedLength(bytes.subarray(stream.start, stream.end), stream.deflated, most);
    left -= length;
    if (stream.packed) leftForObjects -= length;
    if (length > most) return refused("over-budget");
  }
  return { ok: true };
}

/** Bytes a stream inflates to, counted up to just past `most`; what does not inflate counts as far as it went. */
async function inflatedLength(data: Buffer, times: number, most: number): Promise<number> {
  const quick = times === 1 && most <= pdfBudget.packedBytes ? quickLength(data, most) : undefined;
  return quick ?? slowLength(data, times, most);
}

/** The same at once, of what may be held; undefined of what does not inflate. */
function quickLength(data: Buffer, most: number): number | undefined {
  try {
    return inflateSync(data, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }).length;
  } catch (error) {
    return error instanceof RangeError ? most + 1 : undefined;
  }
}

function slowLength(data: Buffer, times: number, most: number): Promise<number> {
  return new Promise((resolve) => {
    const stages = Array.from({ length: times }, () => createInflate());
    const [first, last] = [stages[0], stages.at(-1)];
    if (!first || !last) {
      resolve(0);
      return;
    }
    let length = 0;
    const finish = () => {
      for (const stage of stages) stage.destroy();
      resolve(length);
    };
    for (const stage of stages) stage.once("error", finish);
    if (first !== last) first.pipe(last);
    last.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > most) finish();
    });
    last.once("end", finish);
    first.end(data);
  });
}
