import { PDFArray, PDFHexString, PDFName, PDFRawStream, PDFString } from "@cantoo/pdf-lib";
import type { PDFDict, PDFObject } from "@cantoo/pdf-lib";
import type { RedactionKind } from "../../../workflows/contract/redaction-kinds.ts";
import { dictionariesIn, nameIn } from "./file-objects.ts";
import type { Unpack } from "./stream-bytes.ts";

/** A text that stands beside the pages: what it is, and of how many words it takes to say more than they do. */
export type Beside = {
  readonly kind: RedactionKind;
  readonly text: string;
  readonly from: 1 | 2;
  /** Of what is titled or described in words of its own, names alone count. */
  readonly names?: true;
};

/** The text of a string object; nothing where it is none. */
export const stringOf = (value: PDFObject | undefined): string | undefined => {
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return undefined;
  try {
    return value.decodeText();
  } catch {
    // Half a UTF-16 letter: as bytes then.
    return Buffer.from(value.asBytes()).toString("latin1");
  }
};

// Keys of the document information whose values programs write by themselves.
const ofPrograms =
  /^(?:Author|Creator|Producer|CreationDate|ModDate|Trapped|SourceModified|Company|PTEX\..*|GTS_.*|PXC.*|AAPL:.*)$/;
// What describes a figure or the place that a link goes to is in other words than the page.
const described = new Set(["Figure", "Formula", "Form", "Link", "Art", "Table"]);

/** Every text beside the pages in one object: bookmarks, values, annotations, replacement texts. */
export function textsBeside(object: PDFObject, unpack: Unpack): readonly Beside[] {
  const found: Beside[] = [];
  for (const dictionary of dictionariesIn(object)) found.push(...textsIn(dictionary, unpack));
  return found;
}

function textsIn(dictionary: PDFDict, unpack: Unpack): readonly Beside[] {
  const text = (key: string) => textOf(dictionary.lookup(PDFName.of(key)), unpack);
  const all = (kind: RedactionKind, keys: readonly string[]): readonly Beside[] =>
    keys.flatMap((key) => text(key).map((one) => ({ kind, text: one, from: 1 as const })));
  const named = (kind: RedactionKind, from: 1 | 2, key: string): readonly Beside[] =>
    text(key).map((one) => ({ kind, text: one, from, names: true }));
  const has = (key: string) => dictionary.has(PDFName.of(key));
  const isStructure = has("S") && has("P");
  const alternate = described.has(nameIn(dictionary, "S") ?? "")
    ? named("actual-text", 2, "Alt")
    : all("actual-text", ["Alt"]);
  return [
    ...all("actual-text", ["ActualText"]),
    ...(isStructure ? [...alternate, ...named("actual-text", 2, "E")] : []),
    ...(has("Subtype") && has("Rect") ? all("annotation-text", ["Contents", "RC", "OverlayText"]) : []),
    ...(has("FT") || nameIn(dictionary, "Subtype") === "Widget" ? all("form-value", ["V", "DV", "RV"]) : []),
    ...(has("Title") && has("Parent") && !has("S") ? named("bookmark", 1, "Title") : []),
    ...text("JS").flatMap((one) => namesInScript(one)),
  ];
}

const quoted = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;
/** What a script quotes; its own words are a language. */
const namesInScript = (script: string): readonly Beside[] => {
  const text = (script.match(quoted) ?? []).join(" ");
  return text === "" ? [] : [{ kind: "script", text, from: 2, names: true }];
};

/** Strings, lists of strings, and streams of text. */
function textOf(value: PDFObject | undefined, unpack: Unpack): readonly string[] {
  if (value instanceof PDFArray)
    return value.asArray().flatMap((_, at) => textOf(value.lookup(at), () => undefined));
  if (value instanceof PDFRawStream) {
    const bytes = unpack(value);
    return bytes ? [withoutTags(bytes.toString("utf8"))] : [];
  }
  const text = stringOf(value);
  return text === undefined ? [] : [withoutTags(text)];
}

/** Text without the tags and entities of XML. */
export const withoutTags = (text: string): string =>
  text.replaceAll(/<[^<>]*>/g, " ").replaceAll(/&(?:#\d+|#x[\da-f]+|[a-z]+);/gi, " ");

/** What the document information says, without what programs write into it. */
export function informationIn(dictionary: PDFDict): readonly Beside[] {
  return dictionary.entries().flatMap(([key, value]): readonly Beside[] => {
    const name = key.decodeText();
    const text = stringOf(dictionary.context.lookup(value));
    if (text === undefined || ofPrograms.test(name)) return [];
    return [{ kind: "metadata", text, from: 2, ...(name === "Title" ? { names: true } : {}) }];
  });
}

// In XMP: what programs write by themselves, and how the packet is made (ISO 16684-1).
const xmpOfPrograms =
  /^(?:xmp|xmpMM|xmpRights|xmpTPg|xap|xapMM|xapRights|stEvt|stRef|stFnt|pdfaid|pdfaExtension|pdfaSchema|pdfaProperty|pdfxid|pdfx|photoshop|illustrator|tiff|exif|rdf|x|pdfuaid|prism|crs|xmpDM|xmpG|xmpidq|desc|stMfs|pdfaType|pdfaField):/;
const xmpElement = /<([\w-]+:[\w-]+)(?:\s[^<>]*)?>((?:(?!<\/\1>)[^])*)<\/\1>/g;
const xmpAttribute = /\s([\w-]+:[\w-]+)\s*=\s*"([^"]*)"/g;
const dublinCoreOfPrograms = new Set([
  "dc:format",
  "dc:creator",
  "dc:language",
  "dc:date",
  "dc:type",
  "dc:identifier",
  "dc:publisher",
  "dc:rights",
  "pdf:Producer",
  "pdf:PDFVersion",
  "pdf:Trapped",
]);

/** What an XMP packet says, without what programs write into it. */
export function metadataIn(packet: string): readonly Beside[] {
  const found: Beside[] = [];
  const say = (name: string, text: string) => {
    if (xmpOfPrograms.test(name) || name.startsWith("xmlns:") || dublinCoreOfPrograms.has(name)) return;
    const plain = withoutTags(text).trim();
    if (plain !== "")
      found.push({ kind: "metadata", text: plain, from: 2, ...(name === "dc:title" ? { names: true } : {}) });
  };
  const descriptions = packet.slice(packet.indexOf("<rdf:RDF"));
  const inside = descriptions.replaceAll(/<\/?(?:rdf:RDF|rdf:Description)\b[^<>]*>/g, (tag) => {
    for (const [, name = "", value = ""] of tag.matchAll(xmpAttribute)) say(name, value);
    return " ";
  });
  for (const [, name = "", content = ""] of inside.matchAll(xmpElement)) say(name, content);
  return found;
}
