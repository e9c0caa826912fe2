import { inflateSync, constants } from "node:zlib";
import {
  decodePDFRawStream,
  PDFArray,
  PDFContentStream,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFStream,
} from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";
import { heldOperations } from "./held-operations.ts";
import type { Operation } from "./tokens.ts";

/** A content stream as it is read: what it does, and where the names that it uses are found. */
export type Drawing = {
  readonly text: string;
  readonly operations: readonly Operation[];
  readonly resources: PDFDict | undefined;
  readonly resource: (kind: string, name: string) => PDFObject | undefined;
  /** What stands for a name of marked content, as it is referred to. */
  readonly property: (name: string) => PDFObject | undefined;
};

/** Of one content stream; a page of words has some thousand. */
const largest = 64 * 1024 * 1024;

export function drawingOf(text: string, resources: PDFDict | undefined): Drawing {
  const kind = (key: string) => {
    const found = resources?.lookup(PDFName.of(key));
    return found instanceof PDFDict ? found : undefined;
  };
  const operations = heldOperations(text);
  return {
    text,
    get operations() {
      return operations();
    },
    resources,
    resource: (key, name) => kind(key)?.lookup(PDFName.of(name)),
    property: (name) => kind("Properties")?.get(PDFName.of(name)),
  };
}

/** The text of a content stream, or of several that go on where the one before ends. */
export function contentText(contents: PDFObject | undefined): string {
  if (contents instanceof PDFArray)
    return contents
      .asArray()
      .map((_, at) => contentText(contents.lookup(at)))
      .join("\n");
  return contents instanceof PDFStream ? Buffer.from(unpacked(contents)).toString("latin1") : "";
}

/** The bytes of a stream without its filters. Throws RangeError where they are more than any page has. */
export function unpacked(stream: PDFStream): Uint8Array {
  if (stream instanceof PDFContentStream) return stream.getUnencodedContents();
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  const { dict, contents } = stream;
  const times = timesDeflated(dict);
  if (times === 0) return contents;
  let bytes: Uint8Array | undefined = times === undefined ? undefined : inflatedOf(stream);
  for (let n = 1; n < (times ?? 0) && bytes; n += 1) bytes = inflated(bytes);
  const plain = bytes ?? decodePDFRawStream(stream).decode();
  if (plain.length > largest) throw new RangeError("a page is drawn by more than pages are");
  return plain;
}

/** How often a stream is deflated; undefined where it is packed in another way, too. */
function timesDeflated(dict: PDFDict): number | undefined {
  const filter = dict.lookup(PDFName.of("Filter"));
  if (filter === undefined) return 0;
  if (dict.has(PDFName.of("DecodeParms"))) return undefined;
  const names = filter instanceof PDFArray ? filter.asArray().map((_, at) => filter.lookup(at)) : [filter];
  return names.every((one) => one === PDFName.of("FlateDecode")) ? names.length : undefined;
}

/** Deflated once and in no other way. */
export const isDeflated = (dict: PDFDict): boolean => timesDeflated(dict) === 1;

// The types do not know of this option (Node.js, zlib: "info").
const withInfo = { info: true, maxOutputLength: largest } as object;
type Inflated = { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
const whole = new WeakSet<PDFRawStream>();

/** Nothing stands behind what was inflated of it, and it has an end: a stream that goes on has room for what nobody sees. */
export const isWhole = (stream: PDFRawStream): boolean => whole.has(stream);

/** Inflates the bytes of a stream, and notes whether that was all there is. */
function inflatedOf(stream: PDFRawStream): Uint8Array | undefined {
  const { contents } = stream;
  try {
    const { buffer, engine } = inflateSync(contents, withInfo) as unknown as Inflated;
    if (contents.length - engine.bytesWritten <= 2) whole.add(stream);
    return buffer;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return inflated(contents);
  }
}

function inflated(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: largest, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}
