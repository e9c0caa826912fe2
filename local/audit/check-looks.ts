import { hash } from "node:crypto";
import * as z from "zod";
import type { LookHash, Statement } from "../../functions/seal-audit/sealed-window.ts";
import type { Fault, FaultKind } from "./faults.ts";

// A look's line holds its digest and, after one space, the very bytes the digest was made of, as an event's line does.

/** What was read of looks: how many, and how many of them no seal covers. */
export type LookTally = { readonly looks: number; readonly looksUnsealed: number };
export type LookCheck = {
  /** Takes the looks that one seal names, in their order; seals may come in any order. */
  readonly seal: (statement: Statement, looks: readonly LookHash[]) => void;
  readonly line: (line: Buffer) => void;
  /** Says what is wrong at the end: looks that were sealed and are not there. */
  readonly end: () => LookTally;
};

const lineSchema = z.looseObject({ at: z.iso.datetime(), practiceId: z.string() });
const [hexDigits, digestBytes, space] = [64, 32, 0x20];

type OfPractice = {
  readonly digests: Buffer;
  readonly count: number;
  readonly upTo: string;
  /** Sealed looks that others came before, by their place. */
  readonly passed: Set<number>;
  next: number;
};

/**
 * Checks the looks of an export line by line against those that were sealed: each has the digest it carries, and of each
 * practice they are all there, in the order in which they were sealed, with nothing between them.
 */
export function checkLooks(tell: (fault: Fault) => void): LookCheck {
  const windows = new Map<
    string,
    { readonly from: string; readonly to: string; readonly digests: Buffer }[]
  >();
  const practices = new Map<string, OfPractice>();
  let [looks, looksUnsealed] = [0, 0];
  const wrong = (kind: FaultKind, words: string, look = looks) => tell({ kind, look, words });

  const expected = (practiceId: string): OfPractice => {
    const known = practices.get(practiceId);
    if (known) return known;
    const own = (windows.get(practiceId) ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const digests = Buffer.concat(own.map((window) => window.digests));
    const upTo = own.reduce((most, { to }) => (to > most ? to : most), "");
    const made = { digests, count: digests.length / digestBytes, upTo, passed: new Set<number>(), next: 0 };
    practices.set(practiceId, made);
    return made;
  };
  const line = (text: Buffer) => {
    const read = lookIn(text);
    if (!read) wrong("unreadable", `look ${looks} is not in the format`);
    else {
      const of = expected(read.practiceId);
      const at = placeOf(of.digests, read.digest, of.next);
      if (!read.holds) wrong("edited", `look ${looks} is not the text that its digest was made of`);
      if (at !== undefined && at >= of.next) {
        for (let skipped = of.next; skipped < at; skipped += 1) of.passed.add(skipped);
        of.next = at + 1;
      } else if (at !== undefined) {
        // Either it comes after one that was sealed behind it, or it was there already.
        of.passed.delete(at);
        wrong("out-of-order", `look ${looks} comes behind one that was sealed after it`);
      } else if (read.at < of.upTo) {
        if (read.holds)
          wrong("unsealed", `look ${looks} is dated in a time that is sealed, and no seal covers it`);
      } else looksUnsealed += 1;
    }
    looks += 1;
  };
  return {
    seal: ({ practiceId, from, to }, named) => {
      const digests = Buffer.from(named.join(""), "hex");
      const own = windows.get(practiceId);
      if (own) own.push({ from, to, digests });
      else windows.set(practiceId, [{ from, to, digests }]);
    },
    line,
    end: () => {
      for (const practiceId of windows.keys()) {
        const { passed, next, count } = expected(practiceId);
        for (const place of passed)
          wrong("missing", `the look that was sealed as number ${place + 1} of ${practiceId} is not there`);
        if (next < count)
          wrong("truncated", `the looks end with number ${next} of ${practiceId}, and ${count} were sealed`);
      }
      return { looks, looksUnsealed };
    },
  };
}

/** Where a digest stands among those that were sealed, looked for from a place on and then before it. */
function placeOf(digests: Buffer, digest: Buffer, from: number): number | undefined {
  for (const begin of [from * digestBytes, 0])
    for (let at = digests.indexOf(digest, begin); at >= 0; at = digests.indexOf(digest, at + 1))
      if (at % digestBytes === 0) return at / digestBytes;
  return undefined;
}

type ReadLine = {
  readonly digest: Buffer;
  readonly holds: boolean;
  readonly practiceId: string;
  readonly at: string;
};
function lookIn(line: Buffer): ReadLine | undefined {
  const named = line.toString("latin1", 0, hexDigits);
  if (line[hexDigits] !== space || !/^[0-9a-f]{64}$/.test(named)) return undefined;
  const body = line.subarray(hexDigits + 1);
  try {
    const { at, practiceId } = lineSchema.parse(JSON.parse(body.toString("utf8")));
    return {
      digest: Buffer.from(named, "hex"),
      holds: hash("sha256", body, "hex") === named,
      practiceId,
      at,
    };
  } catch {
    return undefined;
  }
}
