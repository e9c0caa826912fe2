import {
  decodePDFRawStream,
  PDFArray,
  PDFContentStream,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";
import type { PDFContext, PDFObject, PDFPage } from "@cantoo/pdf-lib";

/** Content that cannot be unpacked, so that nobody can say what it draws with. */
export class ContentUnreadable extends Error {
  override readonly name = "ContentUnreadable";
}

const kinds = ["Font", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading", "Properties"].map((kind) =>
  PDFName.of(kind),
);
const resourcesKey = PDFName.of("Resources");

/**
 * Leaves a page only those resources that it draws with. Pages often share one list: what only another page draws would stay
 * in the file because of it. Its content is not touched. Throws ContentUnreadable.
 */
export function ownResources(page: PDFPage): void {
  const { context } = page.doc;
  const inherited = page.node.Resources();
  const names = namesIn(contentsOf(context, page.node.get(PDFName.of("Contents"))));
  const done = new Set<PDFDict>();
  page.node.set(resourcesKey, inherited ? pruned(context, inherited, names, done) : context.obj({}));
}

function contentsOf(context: PDFContext, contents: PDFObject | undefined): readonly PDFStream[] {
  const object = contents && context.lookup(contents);
  if (object instanceof PDFStream) return [object];
  return object instanceof PDFArray ? object.asArray().flatMap((one) => contentsOf(context, one)) : [];
}

/** Every name in some content; one inside a string or a picture is a name too many, which does no harm. */
function namesIn(streams: readonly PDFStream[]): Set<string> {
  const names = new Set<string>();
  for (const stream of streams) {
    const text = Buffer.from(unpacked(stream)).toString("latin1");
    for (const [, name = ""] of text.matchAll(/\/([^\s\0()<>[\]{}/%]*)/g))
      names.add(PDFName.of(name).decodeText());
  }
  return names;
}

function unpacked(stream: PDFStream): Uint8Array {
  // What was drawn into a page a moment ago gives its bytes deflated otherwise, in which no name is found.
  if (stream instanceof PDFContentStream) return stream.getUnencodedContents();
  try {
    return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents();
  } catch {
    throw new ContentUnreadable("a page draws with content that cannot be unpacked");
  }
}

/** What draws with a list of resources of its own: a form or pattern, a font whose letters are drawn. */
type Drawing = { readonly holder: PDFDict; readonly streams: readonly PDFStream[] };

/** A list with only the entries of these names, and of those that forms without a list of their own draw with. */
function pruned(context: PDFContext, resources: PDFDict, names: Set<string>, done: Set<PDFDict>): PDFDict {
  for (let known = -1; known !== names.size;) {
    known = names.size;
    for (const { holder, streams } of drawnBy(context, resources, names))
      if (!(holder.lookup(resourcesKey) instanceof PDFDict))
        for (const name of namesIn(streams)) names.add(name);
  }
  const kept = context.obj({});
  for (const [key, value] of resources.entries()) {
    const list = context.lookup(value);
    if (!kinds.includes(key) || !(list instanceof PDFDict)) continue;
    const entries = context.obj({});
    for (const [name, entry] of list.entries()) if (names.has(name.decodeText())) entries.set(name, entry);
    if (entries.keys().length > 0) kept.set(key, entries);
  }
  for (const { holder, streams } of drawnBy(context, kept, names)) {
    const own = holder.lookup(resourcesKey);
    if (!(own instanceof PDFDict) || done.has(holder)) continue;
    done.add(holder);
    holder.set(resourcesKey, pruned(context, own, namesIn(streams), done));
  }
  return kept;
}

function drawnBy(context: PDFContext, resources: PDFDict, names: ReadonlySet<string>): readonly Drawing[] {
  return kinds.flatMap((kind) => {
    const list = resources.lookup(kind);
    if (!(list instanceof PDFDict)) return [];
    return list
      .entries()
      .flatMap(([name, value]) => (names.has(name.decodeText()) ? drawingsIn(context, value, 0) : []));
  });
}

const form = PDFName.of("Form");
/** From a graphics state over its mask to the mask's form. */
const deepest = 3;

function drawingsIn(context: PDFContext, value: PDFObject, depth: number): readonly Drawing[] {
  const object = value instanceof PDFRef ? context.lookup(value) : value;
  if (object instanceof PDFStream) {
    const isDrawn =
      object.dict.lookup(PDFName.of("Subtype")) === form || object.dict.has(PDFName.of("PatternType"));
    return isDrawn ? [{ holder: object.dict, streams: [object] }] : [];
  }
  if (!(object instanceof PDFDict) || depth === deepest) return [];
  const letters = object.lookup(PDFName.of("CharProcs"));
  if (letters instanceof PDFDict) {
    const streams = letters.values().map((letter) => context.lookup(letter));
    return [{ holder: object, streams: streams.filter((one) => one instanceof PDFStream) }];
  }
  return ["SMask", "G"].flatMap((key) => {
    const inner = object.get(PDFName.of(key));
    return inner ? drawingsIn(context, inner, depth + 1) : [];
  });
}
