import { PDFArray, PDFDict, PDFName, PDFParser, PDFRef, PDFStream } from "@cantoo/pdf-lib";
import type { PDFContext, PDFDocument, PDFObject } from "@cantoo/pdf-lib";

/** One definition of an object, and the number that it is known by. */
export type DefinedObject = { readonly ref: PDFRef; readonly object: PDFObject };

/** Reads on where the engine's own table keeps the last definition only. */
class DefinitionsParser extends PDFParser {
  readonly defined: DefinedObject[] = [];

  constructor(bytes: Uint8Array) {
    super(bytes);
    const keep = this.context.assign.bind(this.context);
    this.context.assign = (ref, object) => {
      this.defined.push({ ref, object });
      keep(ref, object);
    };
  }
}

/** Every definition in a file, from its first byte to its last, and the objects as they stand in the end. */
export async function definitionsIn(
  bytes: Uint8Array,
): Promise<{ readonly context: PDFContext; readonly defined: readonly DefinedObject[] }> {
  const parser = new DefinitionsParser(bytes);
  const context = await parser.parseDocument();
  return { context, defined: parser.defined };
}

/** Every object a file defines, one that a later definition hides too: a viewer that goes by an earlier table shows it. */
export const definedObjects = async (bytes: Uint8Array): Promise<readonly PDFObject[]> =>
  (await definitionsIn(bytes)).defined.map(({ object }) => object);

/** The objects that stand in a document as the engine reads it. */
export const standingObjects = (document: PDFDocument): readonly PDFObject[] =>
  document.context.enumerateIndirectObjects().map(([, object]) => object);

// The keys of these dictionaries are names of the author's choice: a font may be called "AA".
const namingKeys = [
  "CharProcs",
  "ColorSpace",
  "Colorants",
  "ExtGState",
  "Font",
  "Pattern",
  "Properties",
  "Shading",
  "XObject",
].map((key) => PDFName.of(key));

const isDictionary = (object: PDFObject | undefined): object is PDFDict => object instanceof PDFDict;

/**
 * Every dictionary in some objects whose keys mean what the standard says, those within others included, reachable or not:
 * what a viewer might find by another table of contents counts too.
 */
export function ruledDictionaries(objects: readonly PDFObject[]): readonly PDFDict[] {
  const all = everyDictionary(objects);
  const naming = new Set(
    all.flatMap((dictionary) => namingKeys.map((key) => dictionary.lookup(key)).filter(isDictionary)),
  );
  return all.filter((dictionary) => !naming.has(dictionary));
}

function everyDictionary(objects: readonly PDFObject[]): readonly PDFDict[] {
  const seen = new Set<PDFObject>();
  const found: PDFDict[] = [];
  const open = [...objects];
  for (let object = open.pop(); object; object = open.pop()) {
    if (object instanceof PDFRef || seen.has(object)) continue;
    seen.add(object);
    if (object instanceof PDFArray) open.push(...object.asArray());
    const dictionary = object instanceof PDFStream ? object.dict : object;
    if (!isDictionary(dictionary)) continue;
    found.push(dictionary);
    open.push(...dictionary.values());
  }
  return found;
}
