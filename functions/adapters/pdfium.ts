import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { init } from "@embedpdf/pdfium";
import type { Methods } from "@embedpdf/pdfium";

// PDFium, compiled to WebAssembly (ADR 36). A file can make it abort, loop or eat its memory: whoever opens it does so in a
// thread that may die, and counts beforehand what a file inflates to (pdf-bytes.ts).

type LetterQuestion =
  | "FPDFText_GetUnicode"
  | "FPDFText_IsGenerated"
  | "FPDFText_GetTextObject"
  | "FPDFText_GetFontSize"
  | "FPDFText_GetCharBox"
  | "FPDFText_GetLooseCharBox"
  | "FPDFText_GetMatrix"
  | "FPDFText_GetCharOrigin"
  | "FPDFTextObj_GetTextRenderMode";
/** Where in its memory the engine's calls write next: the same before a call and after it. */
type StackQuestion = "emscripten_stack_get_current";

/** The engine's functions under their C names, and the ways across the border of the memory that it lives in. */
export type Pdfium = Methods & {
  /** What is asked of each letter of a page, without the library's way round, which takes ten times as long. */
  readonly direct: Readonly<
    Record<LetterQuestion | StackQuestion, (...numbers: readonly number[]) => number>
  >;
  /** The engine's memory as it is now: it moves when it grows, so a view is not kept over a call. */
  readonly heap: () => Uint8Array;
  /** Runs some work with so many bytes of the engine's memory, zeroed, and gives them back. */
  readonly lend: <T>(bytes: number, work: (address: number) => T) => T;
  /** Numbers that the engine wrote at an address. */
  readonly doubles: (address: number, count: number) => readonly number[];
  readonly floats: (address: number, count: number) => readonly number[];
  readonly integers: (address: number, count: number) => readonly number[];
  /** Copies bytes into the engine, where they stay until `release`: a document is read from them as long as it is open. */
  readonly keep: (bytes: Uint8Array) => number;
  readonly release: (address: number) => void;
  /** A copy of bytes in the engine, written over another of that length where one is given. */
  readonly copied: (address: number, length: number, over?: Uint8Array) => Uint8Array;
  /**
   * Runs some work with a white picture, and answers with its bytes row by row: four a pixel (blue, green, red, nothing), or one
   * of grey. The engine would take its memory, empty it and whiten it byte by byte, which takes longer than to draw a page.
   */
  readonly onPaper: (
    columns: number,
    rows: number,
    work: (bitmap: number) => void,
    how?: { readonly over?: Uint8Array | undefined; readonly grey?: boolean | undefined },
  ) => Uint8Array;
};

/** FPDFBitmap_Gray and FPDFBitmap_BGRx. */
const [oneByte, fourBytesWithoutOpacity] = [1, 3];

/** Megabytes that an engine may grow to, unless told otherwise; a page is drawn in a few of them. */
const mostMb = 512;
const blockBytes = 65_536;

type Memory = { readonly buffer: ArrayBuffer; grow: (blocks: number) => number };
type Instance = { readonly exports: { readonly memory?: Memory } };
/** As far as it is used here: the types of this part of the language come with those of a browser alone. */
const { WebAssembly: wasm } = globalThis as unknown as {
  readonly WebAssembly: {
    compile(code: Uint8Array): Promise<object>;
    instantiate(code: object, imports: object): Promise<Instance>;
  };
};

const { resolve } = createRequire(import.meta.url);
let compiling: Promise<object> | undefined;
/** The engine's code, compiled once in a thread. It stands beside a bundle as a package (infra/bundle.ts). */
const compiled = () =>
  (compiling ??= readFile(resolve("@embedpdf/pdfium/pdfium.wasm")).then((code) => wasm.compile(code)));

/**
 * A new engine, which knows nothing of any other. After a call of it threw, it is of no more use: open another. Throws when
 * the engine cannot be loaded, which no file can bring about.
 */
export async function openPdfium(
  limits: { readonly memoryMb: number } = { memoryMb: mostMb },
): Promise<Pdfium> {
  const code = await compiled();
  const say = () => undefined;
  const overrides = {
    // What it would say of a file is not heard.
    print: say,
    printErr: say,
    instantiateWasm: (imports: object, receive: (instance: Instance) => void) => {
      void started(code, imports, limits.memoryMb).then(receive);
      return {};
    },
  };
  // The library's own types name Emscripten's, which are not installed.
  const { pdfium, ...methods } = await init(overrides as object);
  const module = pdfium as unknown as { readonly HEAPU8: Uint8Array };
  const { malloc, free } = pdfium.wasmExports;
  methods.PDFiumExt_Init();

  const heap = () => module.HEAPU8;
  const room = (bytes: number) => {
    const address = malloc(bytes);
    if (address === 0) throw new RangeError("the engine's memory is full");
    return address;
  };
  const read = (
    address: number,
    count: number,
    width: 4 | 8,
    one: (view: DataView, at: number) => number,
  ) => {
    const view = new DataView(heap().buffer, address, count * width);
    const numbers: number[] = [];
    for (let n = 0; n < count; n += 1) numbers.push(one(view, n * width));
    return numbers;
  };
  const copied: Pdfium["copied"] = (address, length, over) => {
    if (over?.length !== length) return heap().slice(address, address + length);
    over.set(heap().subarray(address, address + length));
    return over;
  };
  return {
    ...methods,
    direct: pdfium.wasmExports as unknown as Pdfium["direct"],
    heap,
    lend: (bytes, work) => {
      const address = room(bytes);
      heap().fill(0, address, address + bytes);
      try {
        return work(address);
      } finally {
        free(address);
      }
    },
    doubles: (address, count) => read(address, count, 8, (view, at) => view.getFloat64(at, true)),
    floats: (address, count) => read(address, count, 4, (view, at) => view.getFloat32(at, true)),
    integers: (address, count) => read(address, count, 4, (view, at) => view.getInt32(at, true)),
    keep: (bytes) => {
      const address = room(Math.max(1, bytes.length));
      heap().set(bytes, address);
      return address;
    },
    release: free,
    copied,
    onPaper: (columns, rows, work, { over, grey = false } = {}) => {
      const [bytes, format] = grey ? [1, oneByte] : [4, fourBytesWithoutOpacity];
      const length = columns * rows * bytes;
      const address = room(length);
      heap().fill(255, address, address + length);
      const bitmap = methods.FPDFBitmap_CreateEx(columns, rows, format, address, columns * bytes);
      try {
        if (bitmap === 0) throw new RangeError("the engine has no room for a picture of this size");
        work(bitmap);
        return copied(address, length, over);
      } finally {
        if (bitmap !== 0) methods.FPDFBitmap_Destroy(bitmap);
        free(address);
      }
    },
  };
}

async function started(code: object, imports: object, memoryMb: number): Promise<Instance> {
  const instance = await wasm.instantiate(code, imports);
  limitMemory(instance.exports.memory, memoryMb);
  return instance;
}

/** The engine asks for memory at one place: beyond the limit it hears that there is none. */
function limitMemory(memory: Memory | undefined, mostMegabytes: number): void {
  if (!memory) throw new TypeError("the engine has no memory of its own");
  const most = mostMegabytes * 1024 * 1024;
  const grow = memory.grow.bind(memory);
  memory.grow = (blocks) => {
    if (memory.buffer.byteLength + blocks * blockBytes > most)
      throw new RangeError("over the engine's memory");
    return grow(blocks);
  };
}
