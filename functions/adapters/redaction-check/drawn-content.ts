import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import type { PDFContext, PDFObject } from "@cantoo/pdf-lib";
import { found } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionKind } from "../../../workflows/contract/redaction-kinds.ts";
import { tellingWords, unseenWords } from "../../../workflows/production/redaction-check/says-more.ts";
import { drawnWords } from "../pdf-text.ts";
import type { PagesSeen } from "./check-objects.ts";
import { dictionariesIn, nameIn } from "./file-objects.ts";
import type { Definition, FileObjects } from "./file-objects.ts";
import type { Unpack } from "./stream-bytes.ts";

/** Drawing instructions that set text (ISO 32000-1, 9.4). */
const setsText = /\bBT\b[^]*?(?:\bT[jJ]|['"])/;
/** Pictures smaller than this are bullets and lines. */
const leastPixels = 400;

/**
 * Pages, drawing instructions and pictures that no page shows: of an earlier version, out of reach, or named in a page's
 * resources and never drawn.
 */
export function drawnContent(
  file: FileObjects,
  unpack: Unpack,
  pages: PagesSeen,
): readonly RedactionFinding[] {
  const { context, definitions } = file;
  const streams = definitions.filter(({ object }) => object instanceof PDFRawStream);
  const contents = new Map<PDFObject, string>();
  for (const { object } of streams) {
    const text = isDrawing(object) ? unpack(object)?.toString("latin1") : undefined;
    if (text !== undefined) contents.set(object, text);
  }
  const resources = fontResources(definitions);
  const shownPictures = new Set(
    definitions.flatMap(({ object, state }) =>
      state === "in-use" && isPicture(object) ? digest(object) : [],
    ),
  );
  const undrawn = undrawnObjects(context, definitions, contents);
  return definitions.flatMap(({ ref, object, state }): readonly RedactionFinding[] => {
    const drawn = state === "in-use" && !undrawn.has(ref);
    if (drawn) return [];
    const kind: RedactionKind = state === "superseded" ? "earlier-revision" : "unreached-content";
    if (object instanceof PDFDict && state === "unreached" && nameIn(object, "Type") === "Page")
      return hasContent(object) ? [found("hidden-page", "")] : [];
    if (isPicture(object))
      return shownPictures.has(digest(object)) && state !== "in-use" ? [] : [found(kind, "")];
    const content = contents.get(object);
    if (content === undefined || !setsText.test(content)) return [];
    const texts = resources.map((one) => drawnWords(content, one));
    const read = texts.find(({ words }) => words !== "") ?? { words: "", whole: false };
    const unseen = texts.map(({ words }) => tellingWords(unseenWords(words, pages.everything)));
    const [least] = unseen.toSorted((one, other) => one.length - other.length);
    // What is not read may say anything.
    if (!read.whole && read.words === "") return [found(kind, "")];
    return least && least.length > 0 ? [found(kind, least.join(" "))] : [];
  });
}

const hasContent = (page: PDFDict) => page.has(PDFName.of("Contents"));

const drawingTypes = new Set([undefined, "XObject", "Pattern"]);
export const isDrawing = (object: PDFObject): object is PDFRawStream => {
  if (!(object instanceof PDFRawStream) || !drawingTypes.has(nameIn(object.dict, "Type"))) return false;
  const subtype = nameIn(object.dict, "Subtype");
  return subtype === undefined || subtype === "Form";
};

function isPicture(object: PDFObject): object is PDFRawStream {
  if (!(object instanceof PDFRawStream) || nameIn(object.dict, "Subtype") !== "Image") return false;
  const number = (key: string) => {
    const value = object.dict.lookup(PDFName.of(key));
    return value instanceof PDFNumber ? value.asNumber() : 0;
  };
  return number("Width") * number("Height") >= leastPixels;
}

const digest = ({ contents }: PDFRawStream): string => `${contents.length} ${sum(contents)}`;
/** Tells streams of one length apart, no more. */
function sum(bytes: Uint8Array): number {
  let total = 0;
  for (const byte of bytes) total = (total * 31 + byte) | 0;
  return total;
}

/** Every set of resources that names fonts, each once, as many as are worth trying. */
export function fontResources(definitions: readonly Definition[]): readonly (PDFDict | undefined)[] {
  const found = new Map<PDFObject, PDFDict>();
  for (const { object } of definitions) {
    const dictionary = object instanceof PDFRawStream ? object.dict : object;
    if (!(dictionary instanceof PDFDict)) continue;
    const resources = dictionary.lookup(PDFName.of("Resources"));
    const fonts = resources instanceof PDFDict ? resources.lookup(PDFName.of("Font")) : undefined;
    if (resources instanceof PDFDict && fonts) found.set(fonts, resources);
  }
  return found.size === 0 ? [undefined] : [...found.values()].slice(0, 12);
}

/** The pictures and forms that resources name, and no drawing instruction of the file does under any of their names. */
function undrawnObjects(
  context: PDFContext,
  definitions: readonly Definition[],
  contents: ReadonlyMap<PDFObject, string>,
): ReadonlySet<PDFRef> {
  // What could not be unpacked may draw anything.
  if (definitions.some(({ object }) => isDrawing(object) && !contents.has(object))) return new Set();
  const drawn = new Set<string>();
  for (const content of contents.values())
    for (const [, name = ""] of content.matchAll(/\/([^\s()<>[\]{}/%]+)\s+Do\b/g)) drawn.add(name);
  const names = new Map<PDFRef, string[]>();
  const elsewhere = new Set<PDFObject>();
  const dictionaries = definitions.flatMap(({ object }) => [...dictionariesIn(object)]);
  const lists = new Set<PDFObject>();
  for (const dictionary of dictionaries) {
    const list = dictionary.lookup(PDFName.of("XObject"));
    if (!(list instanceof PDFDict) || lists.has(list)) continue;
    lists.add(list);
    for (const [key, value] of list.entries())
      if (value instanceof PDFRef) names.set(value, [...(names.get(value) ?? []), key.decodeText()]);
  }
  for (const dictionary of dictionaries)
    if (!lists.has(dictionary))
      for (const value of dictionary.values()) for (const one of referencesIn(value)) elsewhere.add(one);
  const undrawn = [...names].filter(
    ([ref, called]) => !elsewhere.has(ref) && !called.some((name) => drawn.has(name)),
  );
  return new Set(undrawn.filter(([ref]) => context.lookup(ref) !== undefined).map(([ref]) => ref));
}

/** References in a value, or in a list; what stands in dictionaries is looked at for itself. */
function* referencesIn(value: PDFObject): Generator<PDFRef> {
  if (value instanceof PDFRef) yield value;
  else if (value instanceof PDFArray) for (const one of value.asArray()) yield* referencesIn(one);
}
