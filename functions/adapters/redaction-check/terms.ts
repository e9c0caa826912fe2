import { PDFHexString, PDFName, PDFRawStream, PDFString } from "@cantoo/pdf-lib";
import { found } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import { squeezed } from "../../../workflows/production/redaction-check/says-more.ts";
import { drawnWords } from "../pdf-text.ts";
import { fontResources, isDrawing } from "./drawn-content.ts";
import { dictionariesIn } from "./file-objects.ts";
import type { FileObjects } from "./file-objects.ts";
import type { Unpack } from "./stream-bytes.ts";
import { stringOf } from "./strings-beside.ts";

/** Shorter terms are found everywhere. */
const shortest = 3;

/** Terms as they are looked for; those too short to look for are left out. */
export const soughtTerms = (terms: readonly string[]): readonly string[] => [
  ...new Set(terms.map(squeezed).filter((term) => term.length >= shortest)),
];

/** Terms on pages: `texts` are all the words of each, seen or not. */
export const termsOnPages = (
  texts: readonly string[],
  terms: readonly string[],
): readonly RedactionFinding[] =>
  texts.flatMap((text, at) => {
    const page = squeezed(text);
    return terms.filter((term) => page.includes(term)).map((term) => said(term, "on a page", at + 1));
  });

/** Terms in the strings, names, streams and drawing instructions of every object, in use or not. */
export function termsInObjects(
  { definitions }: FileObjects,
  unpack: Unpack,
  terms: readonly string[],
): readonly RedactionFinding[] {
  if (terms.length === 0) return [];
  const resources = fontResources(definitions);
  const hits = new Map<string, string>();
  const look = (text: string, where: string) => {
    const small = squeezed(text);
    for (const term of terms) if (small.includes(term) && !hits.has(term)) hits.set(term, where);
  };
  for (const { object } of definitions) {
    const text = stringOf(object);
    if (text !== undefined) look(text, "in a string");
    for (const dictionary of dictionariesIn(object))
      for (const [key, value] of dictionary.entries()) {
        look(key.decodeText(), "in a name");
        if (value instanceof PDFName) look(value.decodeText(), "in a name");
        for (const one of stringsOf(value)) look(one, "in a string");
      }
    if (!(object instanceof PDFRawStream)) continue;
    const bytes = unpack(object) ?? Buffer.from(object.contents);
    for (const one of readings(bytes)) look(one, "in a stream");
    if (isDrawing(object)) {
      const drawn = bytes.toString("latin1");
      for (const one of resources) look(drawnWords(drawn, one).words, "in drawing instructions");
    }
  }
  return [...hits].map(([term, where]) => said(term, where, null));
}

const said = (term: string, where: string, page: number | null): RedactionFinding => ({
  ...found("term", term, page),
  says: `A redacted term is still in the file: ${where}.`,
});

const writtenRun = /[\t\n\r\u0020-\u007e]{6,}/g;

/** Bytes as the encodings read them that PDF and XML know; of what is no text, the runs that could be some. */
function readings(bytes: Buffer): readonly string[] {
  const counted = bytes.subarray(0, 4096);
  const zeros = counted.filter((byte) => byte === 0).length;
  if (zeros > counted.length * 0.3)
    return [
      bytes.toString("utf16le"),
      Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString("utf16le"),
    ];
  const written = counted.filter((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13).length;
  const latin = bytes.toString("latin1");
  if (written > counted.length * 0.95) return [latin, bytes.toString("utf8")];
  return latin.match(writtenRun) ?? [];
}

function* stringsOf(value: unknown): Generator<string> {
  if (value instanceof PDFString || value instanceof PDFHexString) {
    const text = stringOf(value);
    if (text !== undefined) yield text;
  } else if (typeof value === "object" && value !== null && "asArray" in value) {
    const list = (value as { asArray(): readonly unknown[] }).asArray();
    for (const one of list) yield* stringsOf(one);
  }
}
