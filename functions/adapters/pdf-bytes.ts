import { createInflate } from "node:zlib";
import type { RefusalReason } from "../../workflows/contract/papers.ts";

// Everything that can be judged before a PDF engine sees the file. Engines trust counts and nesting; this does not.

/** What one document may cost. */
export const pdfBudget = {
  pages: 2000,
  objects: 300_000,
  nesting: 200,
  inflatedBytes: 512 * 1024 * 1024,
  /** Of these, what may be objects: an engine builds them all while it loads, a picture stays as it is. */
  packedBytes: 64 * 1024 * 1024,
} as const;

type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: RefusalReason };
const refused = (reason: RefusalReason): Verdict => ({ ok: false, reason });

/** Judges the bytes of one file: a whole, unlocked PDF within budget, unchanged since it was signed. */
export async function judgePdfBytes(bytes: Buffer): Promise<Verdict> {
  if (bytes.length === 0) return refused("empty-file");
  if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-") return refused("wrong-type");
  if (bytes.subarray(-1024).lastIndexOf("%%EOF") < 0) return refused("truncated");
  if (hasSecondNature(bytes)) return refused("wrong-type");
  const text = bytes.toString("latin1");
  if (changedAfterSigning(text)) return refused("changed-after-signing");
  const skeleton = skeletonOf(text);
  if (skeleton.encrypted) return refused("encrypted");
  if (skeleton.pages > pdfBudget.pages) return refused("too-many-pages");
  if (skeleton.objects > pdfBudget.objects || skeleton.nesting > pdfBudget.nesting)
    return refused("unreadable");
  return inflatesWithinBudget(bytes, skeleton.streams);
}

/** True when something else than white space follows the last %%EOF, or a ZIP directory ends with the file. */
function hasSecondNature(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf("%%EOF") + 5;
  for (let at = end; at < bytes.length; at += 1)
    if (![0, 9, 10, 12, 13, 32].includes(bytes[at] ?? 0)) return true;
  const directory = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  return (
    directory >= 0 &&
    directory + 22 <= bytes.length &&
    directory + 22 + bytes.readUInt16LE(directory + 20) === bytes.length
  );
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

type Stream = {
  readonly start: number;
  readonly end: number;
  readonly deflated: number;
  /** Whether it holds objects. */
  readonly packed: boolean;
};
type Skeleton = {
  readonly pages: number;
  readonly objects: number;
  readonly nesting: number;
  readonly encrypted: boolean;
  readonly streams: readonly Stream[];
};

// One pass over the tokens that matter; streams and strings are skipped, so that their bytes are never read as syntax.
// No string begins at an escaped parenthesis: a file made of them would be read anew from each, for minutes.
const tokenPattern =
  /(?<!\\)\((?:[^()\\]|\\[^]){0,4096}\)|<<|>>|\[|\]|\bendobj\b|\bobj\b|\bstream(?: ?\r?\n|\r)|\/Type\s*\/Page(?![a-zA-Z])|\/Encrypt\b/g;

/** Counts what an engine would have to build, without building it. */
function skeletonOf(text: string): Skeleton {
  let pages = 0;
  let objects = 0;
  let nesting = 0;
  let depth = 0;
  let encrypted = false;
  let streamsEnd = 0;
  const streams: Stream[] = [];
  const pattern = new RegExp(tokenPattern);
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const token = found[0];
    if (token === "<<" || token === "[") depth += 1;
    else if (token === ">>" || token === "]") depth = Math.max(0, depth - 1);
    else if (token === "obj") {
      objects += 1;
      depth = 0;
    } else if (token === "endobj") depth = 0;
    else if (token.startsWith("stream")) {
      const start = pattern.lastIndex;
      const end = text.indexOf("endstream", start);
      // All that stands since the last stream: where its own object begins could be feigned in a comment.
      const dictionary = namesWrittenOut(text.slice(streamsEnd, found.index));
      const packed = holdsObjects(dictionary);
      const named = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
      // What the dictionary hides may still inflate, so every stream is tried once.
      const deflated = unpacksUncounted(dictionary) ? Infinity : Math.max(1, named);
      streamsEnd = end < 0 ? text.length : end;
      streams.push({ start, end: streamsEnd, deflated, packed });
      pattern.lastIndex = streamsEnd;
    } else if (token.startsWith("/Type")) pages += 1;
    else if (token === "/Encrypt") encrypted = true;
    nesting = Math.max(nesting, depth);
    const counted = Math.max(objects, streams.length);
    if (pages > pdfBudget.pages || counted > pdfBudget.objects || nesting > pdfBudget.nesting) break;
  }
  return { pages, objects: Math.max(objects, streams.length), nesting, encrypted, streams };
}

/** Names with their escapes resolved, NUL as the white space it is: `/Fl#61te` and `/Flate` are one name (ISO 32000-1, 7.3.5). */
const namesWrittenOut = (dictionary: string): string =>
  dictionary
    .replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll("\0", " ");

const holdsObjects = (dictionary: string): boolean => /\/(?:ObjStm|XRef)\b/.test(dictionary);
/** The type is told elsewhere, or behind a comment. No program writes it so; `/Type1` is the name of a kind of font. */
const hidesItsType = (dictionary: string): boolean => /\/Type(?!\w)\s*[%\d]/.test(dictionary);
const hidesItsFilter = (dictionary: string): boolean =>
  /\/Filter\s*(?:\[(?:\s*\/\w+)*\s*)?[%\d]/.test(dictionary);
const notDeflated = /\/(?:LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)\b/;

/** An engine unpacks objects while it loads; packed in another way than by deflating they would not be counted here. */
const unpacksUncounted = (dictionary: string): boolean =>
  hidesItsType(dictionary) ||
  (holdsObjects(dictionary) && (hidesItsFilter(dictionary) || notDeflated.test(dictionary)));

/** Inflates every stream without keeping it, until the budget of the document or of its objects is spent. */
async function inflatesWithinBudget(bytes: Buffer, streams: readonly Stream[]): Promise<Verdict> {
  let left: number = pdfBudget.inflatedBytes;
  let leftForObjects: number = pdfBudget.packedBytes;
  for (const stream of streams) {
    if (stream.deflated > 2) return refused("unreadable");
    const most = stream.packed ? Math.min(left, leftForObjects) : left;
    const length = await inflatedLength(bytes.subarray(stream.start, stream.end), stream.deflated, most);
    left -= length;
    if (stream.packed) leftForObjects -= length;
    if (length > most) return refused("unreadable");
  }
  return { ok: true };
}

/** Bytes a stream inflates to, counted up to just past `most`; what does not inflate counts as far as it went. */
function inflatedLength(data: Buffer, times: number, most: number): Promise<number> {
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
