import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, PDFStream } from "@cantoo/pdf-lib";
import type { PDFContext, PDFObject } from "@cantoo/pdf-lib";
import { definitionsIn } from "../pdf-objects.ts";
import type { DefinedObject } from "../pdf-objects.ts";

/** One definition of an object. One that a later definition hides, or that nothing leads to, is in the file all the same. */
export type Definition = {
  readonly ref: PDFRef;
  readonly object: PDFObject;
  readonly state: "in-use" | "unreached" | "superseded";
};

/** Everything that a file defines, read from its first byte to its last, whatever its tables say. */
export type FileObjects = {
  readonly context: PDFContext;
  readonly definitions: readonly Definition[];
  /** Locked with the empty password: earlier definitions cannot be told apart. */
  readonly locked: boolean;
};

/** Throws what the parser throws. */
export async function fileObjects(bytes: Uint8Array): Promise<FileObjects> {
  const { context, defined } = await definitionsIn(bytes);
  const locked = context.lookup(context.trailerInfo.Encrypt) !== undefined;
  if (locked) return unlocked(bytes);
  return { context, definitions: statesOf(context, defined), locked };
}

async function unlocked(bytes: Uint8Array): Promise<FileObjects> {
  const { context } = await PDFDocument.load(bytes, { password: "", updateMetadata: false });
  const defined = context.enumerateIndirectObjects().map(([ref, object]) => ({ ref, object }));
  return { context, definitions: statesOf(context, defined), locked: true };
}

function statesOf(context: PDFContext, defined: readonly DefinedObject[]): readonly Definition[] {
  const { Root, Info, Encrypt, ID } = context.trailerInfo;
  const reached = reachedFrom(context, [Root, Info, Encrypt, ID]);
  return defined.map(({ ref, object }) => {
    const stands = context.lookup(ref) === object;
    return { ref, object, state: !stands ? "superseded" : reached.has(ref) ? "in-use" : "unreached" };
  });
}

/** Every object that one comes to from some others. */
function reachedFrom(context: PDFContext, from: readonly (PDFObject | undefined)[]): ReadonlySet<PDFObject> {
  const seen = new Set<PDFObject>();
  const open = from.filter((one) => one !== undefined);
  for (let object = open.pop(); object; object = open.pop()) {
    if (seen.has(object)) continue;
    seen.add(object);
    const next = object instanceof PDFRef ? context.lookup(object) : undefined;
    if (next) open.push(next);
    const dictionary = object instanceof PDFStream ? object.dict : object;
    if (object instanceof PDFArray) open.push(...object.asArray());
    if (dictionary instanceof PDFDict) open.push(...dictionary.values());
  }
  return seen;
}

/** Every dictionary within an object that does not stand as an object of its own, the object itself included. */
export function* dictionariesIn(object: PDFObject): Generator<PDFDict> {
  const open: PDFObject[] = [object];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next instanceof PDFArray) open.push(...next.asArray());
    const dictionary = next instanceof PDFStream ? next.dict : next;
    if (!(dictionary instanceof PDFDict)) continue;
    yield dictionary;
    open.push(...dictionary.values().filter((value) => !(value instanceof PDFRef)));
  }
}

/** The name that a dictionary gives under a key; nothing where there is none. */
export function nameIn(dictionary: PDFDict, key: string): string | undefined {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}
