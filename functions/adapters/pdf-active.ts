import { PDFArray, PDFDict, PDFName, PDFStream } from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";
import { activeContentSchema } from "../../workflows/contract/papers.ts";
import type { ActiveContent } from "../../workflows/contract/papers.ts";
import { ruledDictionaries } from "./pdf-objects.ts";

/** One place where something acts: the dictionary, and its key; without a key the whole dictionary does. */
export type ActivePlace = {
  readonly kind: ActiveContent;
  readonly dictionary: PDFDict;
  readonly key: PDFName | undefined;
};

// The types of actions that do more than turn to another page of the same file (ISO 32000-2, 12.6.4).
const byAction: Readonly<Record<string, ActiveContent>> = {
  JavaScript: "javascript",
  Launch: "launch-action",
  SubmitForm: "submit-form",
  ImportData: "submit-form",
  URI: "external-link",
  GoToR: "external-link",
  GoToE: "external-link",
  Rendition: "rich-media",
  RichMediaExecute: "rich-media",
  GoTo3DView: "rich-media",
  Movie: "rich-media",
  Sound: "rich-media",
};
const byKey: Readonly<Record<string, ActiveContent>> = {
  JS: "javascript",
  JavaScript: "javascript",
  EmbeddedFiles: "embedded-file",
  EF: "embedded-file",
  XFA: "xfa-form",
  AA: "open-action",
  RichMediaContent: "rich-media",
  Renditions: "rich-media",
};
const bySubtype: Readonly<Record<string, ActiveContent>> = {
  RichMedia: "rich-media",
  Screen: "rich-media",
  Movie: "rich-media",
  Sound: "rich-media",
  "3D": "rich-media",
  FileAttachment: "embedded-file",
};
/** Keys of a stream that say its bytes lie in another file, or what else to draw in its place. */
const elsewhere = ["F", "OPI", "Ref"].map((key) => PDFName.of(key));
/** Where an action stands, whatever type it says it has; an outline's /Next is no action and has no type. */
const actionKeys = new Set(["A", "PA", "OpenAction", "Next"]);
/** Actions that only turn the pages of this file. */
const turnsPages = new Set(["GoTo", "Named"]);
const turns = new Set(["NextPage", "PrevPage", "FirstPage", "LastPage"]);

/** Everything in some objects that acts when it is opened or clicked, or lies hidden as a file of its own. */
export function activePlaces(objects: readonly PDFObject[]): readonly ActivePlace[] {
  const places: ActivePlace[] = [];
  for (const dictionary of ruledDictionaries(objects)) {
    for (const [key, value] of dictionary.entries()) {
      const name = key.decodeText();
      const acting = actionKeys.has(name) ? actionIn(dictionary.lookup(key)) : undefined;
      const here = byKey[name] ?? (acting && name === "OpenAction" ? "open-action" : acting);
      if (here) places.push({ kind: here, dictionary, key });
      const whole = value instanceof PDFName ? wholeKind(name, value.decodeText()) : undefined;
      if (whole) places.push({ kind: whole, dictionary, key: undefined });
    }
  }
  for (const object of objects)
    if (object instanceof PDFStream)
      for (const key of elsewhere)
        if (object.dict.has(key)) places.push({ kind: "external-link", dictionary: object.dict, key });
  return places;
}

/** The kinds of active content in some objects, each once, in the order of the list. */
export function activeContentOf(objects: readonly PDFObject[]): readonly ActiveContent[] {
  const found = new Set(activePlaces(objects).map(({ kind }) => kind));
  return activeContentSchema.options.filter((kind) => found.has(kind));
}

function wholeKind(key: string, word: string): ActiveContent | undefined {
  if (key === "S") return byAction[word];
  if (key === "Subtype") return bySubtype[word];
  return key === "Type" && word === "EmbeddedFile" ? "embedded-file" : undefined;
}

/** What stands where an action stands, unless it only turns pages: a list of them acts as soon as one of them does. */
function actionIn(value: PDFObject | undefined): ActiveContent | undefined {
  if (value instanceof PDFArray) {
    for (let at = 0; at < value.size(); at += 1) {
      const item = value.lookup(at);
      const found = item instanceof PDFDict ? actionIn(item) : undefined;
      if (found) return found;
    }
    return undefined;
  }
  if (!(value instanceof PDFDict)) return undefined;
  const type = value.lookup(PDFName.of("S"));
  if (!(type instanceof PDFName)) return undefined;
  const word = type.decodeText();
  if (byAction[word]) return byAction[word];
  if (!turnsPages.has(word)) return "open-action";
  const named = value.lookup(PDFName.of("N"));
  const turn = word === "GoTo" || (named instanceof PDFName && turns.has(named.decodeText()));
  return turn ? undefined : "open-action";
}
