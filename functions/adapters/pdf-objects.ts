import { PDFArray, PDFDict, PDFName, PDFRef, PDFStream } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFObject } from "@cantoo/pdf-lib";

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
 * Every dictionary of a document whose keys mean what the standard says, those within others included, reachable or not:
 * what a viewer might find by another table of contents counts too.
 */
export function ruledDictionaries(document: PDFDocument): readonly PDFDict[] {
  const all = everyDictionary(document);
  const naming = new Set(
    all.flatMap((dictionary) => namingKeys.map((key) => dictionary.lookup(key)).filter(isDictionary)),
  );
  return all.filter((dictionary) => !naming.has(dictionary));
}

function everyDictionary(document: PDFDocument): readonly PDFDict[] {
  const seen = new Set<PDFObject>();
  const found: PDFDict[] = [];
  const open: PDFObject[] = document.context.enumerateIndirectObjects().map(([, object]) => object);
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
