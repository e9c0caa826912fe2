import { packingOf } from "./pdf-filters.ts";

/** A stream by where its bytes lie, how often they may have been deflated, and whether they are objects. */
export type Stream = {
  readonly start: number;
  readonly end: number;
  readonly deflated: number;
  readonly packed: boolean;
};

/** What an engine would have to build. */
type Skeleton = {
  readonly pages: number;
  readonly objects: number;
  readonly nesting: number;
  readonly encrypted: boolean;
  /** Two readers would not see the same objects in it. */
  readonly ambiguous: boolean;
  readonly streams: readonly Stream[];
};
type Budget = { readonly pages: number; readonly objects: number; readonly nesting: number };

// White space, a comment, a hexadecimal string, brackets, a name, or a run of other characters (ISO 32000-1, 7.2).
// Strings in parentheses nest and are walked through by hand.
const tokenPattern =
  /[\0\t\n\f\r ]+|%[^\r\n]*|<<|>>|<[^<>]*>|[<>[\]{}()]|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const insideString = /[()]|\\[^]/g;

// An engine that stumbles looks for the next object wherever it may stand, in a string or a comment too.
const objectInString = /[\d\s\0]obj(?![a-z])|endobj|endstream/;
const objectInComment = /\d\s+\d+\s*obj/;
const isBlank = /^[\0\t\n\f\r ]/;
const isHexadecimal = /^<[\da-fA-F\s\0]*>$/;
const lineEnd = / ?\r?\n|\r|/y;

/** Counts what an engine would have to build, without building it: one pass, as an engine reads. */
export function skeletonOf(text: string, budget: Budget): Skeleton {
  const found = { pages: 0, objects: 0, nesting: 0, encrypted: false, ambiguous: false };
  const streams: Stream[] = [];
  const pattern = new RegExp(tokenPattern);
  let depth = 0;
  let previous = "";
  let streamsEnd = 0;
  for (let at = 0; at < text.length;) {
    pattern.lastIndex = at;
    const token = pattern.exec(text)?.[0] ?? "";
    const from = at;
    at += token.length;
    const [first] = token;
    if (first === "%" || isBlank.test(token)) {
      found.ambiguous ||= objectInComment.test(token);
      continue;
    }
    if (first === "(") {
      at = stringEnd(text, from);
      found.ambiguous ||= at < 0 || objectInString.test(text.slice(from, at));
    } else if (token === "<<" || first === "[") depth += 1;
    else if (token === ">>" || first === "]") depth = Math.max(0, depth - 1);
    else if (first === "<") found.ambiguous ||= !isHexadecimal.test(token);
    else if (token === "/Page" && previous === "/Type") found.pages += 1;
    else if (token === "/Encrypt") found.encrypted = true;
    else if (/^\d*obj/.test(token)) {
      found.objects += 1;
      depth = 0;
    } else if (token.startsWith("endobj")) depth = 0;
    else if (token.startsWith("stream") && previous === ">>") {
      const stream = streamAt(text, from, text.slice(streamsEnd, from));
      streams.push(stream);
      streamsEnd = stream.end;
      at = stream.end;
    }
    previous = token;
    found.nesting = Math.max(found.nesting, depth);
    found.objects = Math.max(found.objects, streams.length);
    if (found.ambiguous || found.pages > budget.pages) break;
    if (found.objects > budget.objects || found.nesting > budget.nesting) break;
  }
  return { ...found, streams };
}

/** Just past the parenthesis that closes a string; parentheses within one nest. Negative where nothing closes it. */
function stringEnd(text: string, from: number): number {
  const pattern = new RegExp(insideString);
  pattern.lastIndex = from;
  let open = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    if (found[0] === "(") open += 1;
    else if (found[0] === ")") open -= 1;
    if (open === 0) return pattern.lastIndex;
  }
  return -1;
}

/** The stream whose keyword stands here; `before` is all that stands since the last one: where its own object begins could be feigned. */
function streamAt(text: string, keyword: number, before: string): Stream {
  const pattern = new RegExp(lineEnd);
  pattern.lastIndex = keyword + "stream".length;
  const start = pattern.lastIndex + (pattern.exec(text)?.[0].length ?? 0);
  const end = text.indexOf("endstream", start);
  return { start, end: end < 0 ? text.length : end, ...packingOf(before) };
}
