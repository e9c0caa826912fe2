import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, PDFStream } from "@cantoo/pdf-lib";
import type { PDFContext, PDFObject } from "@cantoo/pdf-lib";
import { activePlaces } from "./pdf-active.ts";
import type { ActivePlace } from "./pdf-active.ts";
import { ruledDictionaries, standingObjects } from "./pdf-objects.ts";

/** A file written anew without what acted in it; `signed` when it bore a signature, which no longer holds and was taken off. */
export type Cleaned = { readonly bytes: Buffer; readonly signed: boolean };

/**
 * Writes a PDF anew without anything that acts. Pages, their order and what they show stay; earlier revisions, and what
 * nothing refers to any more, are gone. The same input gives the same bytes. Throws what the engine throws.
 */
export async function withoutActiveContent(bytes: Buffer): Promise<Cleaned> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = standingObjects(document);
  const places = activePlaces(objects);
  disarm(places);
  const whole = new Set(places.filter(({ key }) => key === undefined).map(({ dictionary }) => dictionary));
  for (const dictionary of ruledDictionaries(objects)) release(dictionary, whole);
  const signed = unsign(objects);
  sweep(document.context);
  const written = await document.save({
    useObjectStreams: true,
    updateFieldAppearances: false,
    addDefaultPage: false,
  });
  return { bytes: Buffer.from(written), signed };
}

// What an annotation keeps that played or carried something: where it stands and what it looks like.
const looks = new Set(["Type", "Rect", "AP", "AS", "F", "P", "NM", "Contents", "Border", "C"]);
const [subtype, appearance] = [PDFName.of("Subtype"), PDFName.of("AP")];

function disarm(places: readonly ActivePlace[]): void {
  for (const { dictionary, key } of places) {
    const rectangle = dictionary.has(PDFName.of("Rect"));
    const kept = (name: string) => key === undefined && rectangle && looks.has(name);
    if (key) dictionary.delete(key);
    else for (const [name] of dictionary.entries()) if (!kept(name.decodeText())) dictionary.delete(name);
    // With the look it had, or as a note that can be read; never with a look that a viewer makes up for it.
    if (key === undefined && rectangle)
      dictionary.set(subtype, PDFName.of(dictionary.has(appearance) ? "Stamp" : "Text"));
  }
}

/** Takes off what leads to a dictionary that was emptied, so that no viewer finds an action without a type. */
function release(dictionary: PDFDict, emptied: ReadonlySet<PDFDict>): void {
  for (const [key] of dictionary.entries()) {
    const value = dictionary.lookup(key);
    if (value instanceof PDFDict && emptied.has(value) && value.keys().length === 0) dictionary.delete(key);
  }
}

/** Takes off signatures: their bytes speak of a file that this one is not any more. What they showed on the page stays. */
function unsign(objects: readonly PDFObject[]): boolean {
  const [range, value] = [PDFName.of("ByteRange"), PDFName.of("V")];
  const dictionaries = ruledDictionaries(objects);
  const signatures = new Set(dictionaries.filter((dictionary) => dictionary.has(range)));
  if (signatures.size === 0) return false;
  for (const dictionary of dictionaries) {
    const held = dictionary.lookup(value);
    if (held instanceof PDFDict && signatures.has(held)) dictionary.delete(value);
    for (const key of ["Perms", "SigFlags", "DSS"]) dictionary.delete(PDFName.of(key));
  }
  for (const signature of signatures) for (const key of signature.keys()) signature.delete(key);
  return true;
}

/** Drops every object that nothing leads to from the catalog or the document information. */
export function sweep(context: PDFContext): void {
  const reached = new Set<PDFObject>();
  const { Root, Info, ID } = context.trailerInfo;
  const open: (PDFObject | undefined)[] = [Root, Info, ID];
  while (open.length > 0) {
    const next = open.pop();
    if (next === undefined || reached.has(next)) continue;
    reached.add(next);
    if (next instanceof PDFRef) open.push(context.lookup(next));
    else if (next instanceof PDFArray) open.push(...next.asArray());
    else if (next instanceof PDFStream) open.push(next.dict);
    else if (next instanceof PDFDict) open.push(...next.values());
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
}
