import { PDFDict, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";
import { found } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionKind } from "../../../workflows/contract/redaction-kinds.ts";
import {
  namesAmong,
  saysMore,
  tellingWords,
  unseenWords,
} from "../../../workflows/production/redaction-check/says-more.ts";
import type { Vocabulary } from "../../../workflows/production/redaction-check/says-more.ts";
import { drawnContent } from "./drawn-content.ts";
import { dictionariesIn, nameIn } from "./file-objects.ts";
import type { Definition, FileObjects } from "./file-objects.ts";
import type { Unpack } from "./stream-bytes.ts";
import { informationIn, metadataIn, stringOf, textsBeside, withoutTags } from "./strings-beside.ts";
import type { Beside } from "./strings-beside.ts";

/** What is known of the pages when the objects are looked at. */
export type PagesSeen = {
  /** The words that a reader sees on them. */
  readonly legible: Vocabulary;
  /** All of their words: what is hidden among them was found there. */
  readonly everything: Vocabulary;
  /** Whether there are pages whose words nobody can read by machine: then what stands beside them cannot be compared. */
  readonly pictured: boolean;
};

/** Whatever the objects of a file say beyond its pages, reachable or not, and what else is kept in it. */
export function checkObjects(
  file: FileObjects,
  unpack: Unpack,
  pages: PagesSeen,
): readonly RedactionFinding[] {
  return [
    ...textsBesidePages(file, unpack, pages),
    ...attachments(file),
    ...drawnContent(file, unpack, pages),
  ];
}

function textsBesidePages(
  { context, definitions }: FileObjects,
  unpack: Unpack,
  { legible, pictured }: PagesSeen,
): readonly RedactionFinding[] {
  const pieceInfo = privateObjects(definitions);
  const besides = definitions.flatMap((definition) =>
    besideIn(
      definition,
      context.lookup(context.trailerInfo.Info) === definition.object,
      pieceInfo,
      unpack,
    ).map((beside) => ({ ...beside, state: definition.state })),
  );
  const findings = besides.flatMap(({ kind, text, from, names, state }): readonly RedactionFinding[] => {
    // Beside a scan that nobody has read there is nothing to compare a title with.
    if (pictured && (kind === "bookmark" || kind === "metadata")) return [];
    const unseen = tellingWords(unseenWords(text, legible));
    const telling = names ? namesAmong(unseen, text) : unseen;
    if (!saysMore(text, telling, from)) return [];
    return [found(stateKind(kind, state), telling.join(" "))];
  });
  return eachOnce(findings);
}

const stateKind = (kind: RedactionKind, state: Definition["state"]): RedactionKind =>
  state === "superseded" ? "earlier-revision" : kind;

function besideIn(
  { object }: Definition,
  isInformation: boolean,
  pieceInfo: ReadonlySet<PDFObject>,
  unpack: Unpack,
): readonly Beside[] {
  if (object instanceof PDFRawStream && nameIn(object.dict, "Type") === "Metadata")
    return metadataIn(unpack(object)?.toString("utf8") ?? "");
  const isOldInformation = object instanceof PDFDict && object.has(PDFName.of("Producer"));
  if (object instanceof PDFDict && (isInformation || isOldInformation)) return informationIn(object);
  const inPrivate = pieceInfo.has(object);
  if (inPrivate) return privateTexts(object, unpack);
  return textsBeside(object, unpack);
}

/** The objects that programs keep for themselves under /PieceInfo (ISO 32000-1, 14.5). */
function privateObjects(definitions: readonly Definition[]): ReadonlySet<PDFObject> {
  const found = new Set<PDFObject>();
  for (const { object } of definitions)
    for (const dictionary of dictionariesIn(object)) {
      const piece = dictionary.lookup(PDFName.of("PieceInfo"));
      if (!(piece instanceof PDFDict)) continue;
      const open: PDFObject[] = [piece];
      for (let next = open.pop(); next; next = open.pop()) {
        if (found.has(next)) continue;
        found.add(next);
        const within = next instanceof PDFRawStream ? next.dict : next;
        if (within instanceof PDFDict) open.push(...within.keys().flatMap((key) => within.lookup(key) ?? []));
      }
    }
  return found;
}

const proseWord = /^[\p{L}\p{M}]{2,}$/u;
/** What share of its words is made of letters, in a text that somebody wrote; what programs pack for themselves is not. */
const prose = 0.6;

function privateTexts(object: PDFObject, unpack: Unpack): readonly Beside[] {
  const raw =
    object instanceof PDFRawStream ? (unpack(object)?.toString("latin1") ?? "") : stringsIn(object).join(" ");
  const text = withoutTags(raw);
  const words = text.split(/[\s.,;:()]+/).filter((word) => word !== "");
  const written = words.filter((word) => proseWord.test(word)).length;
  return words.length === 0 || written < words.length * prose
    ? []
    : [{ kind: "private-data", text, from: 2 }];
}

const stringsIn = (object: PDFObject): readonly string[] => {
  const strings: string[] = [];
  for (const dictionary of dictionariesIn(object))
    for (const value of dictionary.values()) {
      const text = stringOf(value);
      if (text !== undefined) strings.push(text);
    }
  return strings;
};

const embeds = (dictionary: PDFDict) =>
  dictionary.has(PDFName.of("EF")) || nameIn(dictionary, "Type") === "EmbeddedFile";

function attachments({ definitions }: FileObjects): readonly RedactionFinding[] {
  const files = definitions.filter(({ object }) => [...dictionariesIn(object)].some(embeds));
  return files.length === 0 ? [] : [found("attachment", "")];
}

/** The same text may stand in several places of one kind. */
function eachOnce(findings: readonly RedactionFinding[]): readonly RedactionFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ kind, text }) => {
    const key = `${kind} ${text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
