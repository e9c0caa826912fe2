import { openPdfium } from "./pdfium.ts";
import type { Pdfium } from "./pdfium.ts";

/** An engine, and its memory as it was before it was given anything. */
type Kept = { readonly engine: Pdfium; readonly begun: Uint8Array; readonly stack: number };

/** An engine that grew larger than this is not kept: emptying so much takes longer than a new one. */
const mostKept = 128 * 1024 * 1024;

let idle: Kept | undefined;

/**
 * Runs some work with an engine that knows nothing of any document, as a new one does not: it is a new one, or one whose memory
 * was set back byte for byte. A new one for each document takes longer than to draw a page. Where the work throws, the engine
 * is thrown away. Whatever is open in it is gone afterwards. Throws what the work throws.
 */
export async function withPdfium<T>(work: (engine: Pdfium) => Promise<T>): Promise<T> {
  const kept = idle ?? (await fresh());
  idle = undefined;
  const done = await work(kept.engine);
  if (setBack(kept)) idle = kept;
  return done;
}

async function fresh(): Promise<Kept> {
  const engine = await openPdfium();
  const heap = engine.heap();
  let end = heap.length;
  while (end > 0 && heap[end - 1] === 0) end -= 1;
  return { engine, begun: heap.slice(0, end), stack: stackOf(engine) };
}

/** Besides its memory an engine has the place in it where its calls write (the other globals of its code are set once). */
function setBack({ engine, begun, stack }: Kept): boolean {
  const heap = engine.heap();
  if (heap.length > mostKept || stackOf(engine) !== stack) return false;
  heap.set(begun);
  heap.fill(0, begun.length);
  return true;
}

const stackOf = ({ direct }: Pdfium): number => direct.emscripten_stack_get_current();
