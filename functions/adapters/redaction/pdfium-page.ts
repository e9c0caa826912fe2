import type { PageBox } from "../../../workflows/contract/redaction.ts";
import type { PageWord } from "../../../workflows/production/redaction/page-words.ts";
import type { Pdfium } from "../pdfium.ts";

/** A page of an open document, as it is shown: upright, cropped, with what its annotations show drawn into it. */
export type ShownPage = {
  readonly width: number;
  readonly height: number;
  /** The words of its text, whoever may see them. */
  readonly words: readonly PageWord[];
  /** Whether any of its text is drawn without ink, as the layer of a scan is. */
  readonly hasInkless: boolean;
  /** Whether a picture covers more of it than a letterhead does: it may say something, too. */
  readonly hasPicture: boolean;
  /** Whether text and lines are all there is on it, none in a colour; those of patterns and of letters that are drawings are not asked. */
  readonly isColourless: () => boolean;
  /** Draws a part of it, so many dots to the point, from a place on; `stretch` makes it narrower. */
  readonly draw: (part: DrawnPart) => Pixels;
};
export type DrawnPart = {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly dotsPerPoint: number;
  readonly stretch?: number;
  /** Bytes of a picture that nobody needs any more: written over where they are as many. */
  readonly over?: Uint8Array | undefined;
  /** One byte a pixel: of a page without colours the same picture. */
  readonly grey?: boolean;
};
/** Row by row from the top, four bytes a pixel as the engine writes them (blue, green, red, nothing), or one of grey. */
export type Pixels = { readonly columns: number; readonly rows: number; readonly bytes: Uint8Array };

const withAnnotations = 1;
const asDisplayed = 0;

/** Runs some work with a document open in the engine. Undefined when the engine cannot read it. */
export async function withDocument<T>(
  engine: Pdfium,
  bytes: Uint8Array,
  work: (document: number) => Promise<T>,
): Promise<T | undefined> {
  const kept = engine.keep(bytes);
  const document = engine.FPDF_LoadMemDocument(kept, bytes.length, "");
  try {
    return document === 0 ? undefined : await work(document);
  } finally {
    if (document !== 0) engine.FPDF_CloseDocument(document);
    engine.release(kept);
  }
}

/** Runs some work with one page, counted from 1. Undefined when the document has no such page. */
export async function withPage<T>(
  engine: Pdfium,
  document: number,
  number: number,
  work: (page: ShownPage) => Promise<T> | T,
): Promise<T | undefined> {
  if (number < 1 || number > engine.FPDF_GetPageCount(document)) return undefined;
  const first = engine.FPDF_LoadPage(document, number - 1);
  if (first === 0) return undefined;
  // What annotations and fields show becomes part of the page, so that it is read and drawn like the rest.
  engine.FPDFPage_Flatten(first, asDisplayed);
  engine.FPDF_ClosePage(first);
  const page = engine.FPDF_LoadPage(document, number - 1);
  if (page === 0) return undefined;
  try {
    return await work(shownPage(engine, page));
  } finally {
    engine.FPDF_ClosePage(page);
  }
}

function shownPage(engine: Pdfium, page: number): ShownPage {
  const width = engine.FPDF_GetPageWidthF(page);
  const height = engine.FPDF_GetPageHeightF(page);
  const text = wordsOf(engine, page);
  const hasPicture = coveredByPictures(engine, page) > aLetterhead * width * height;
  return {
    width,
    height,
    ...text,
    hasPicture,
    isColourless: () => isColourless(engine, page),
    draw: (part) => draw(engine, page, { width, height }, part),
  };
}

function draw(
  engine: Pdfium,
  page: number,
  { width, height }: { readonly width: number; readonly height: number },
  { left, top, columns, rows, dotsPerPoint, stretch = 1, over, grey }: DrawnPart,
): Pixels {
  // The engine places the page by whole points first.
  const across = (dotsPerPoint * stretch * width) / Math.max(1, Math.trunc(width));
  const down = (dotsPerPoint * height) / Math.max(1, Math.trunc(height));
  const matrix = [across, 0, 0, down, -left * dotsPerPoint * stretch, -top * dotsPerPoint];
  const bytes = engine.onPaper(
    columns,
    rows,
    (bitmap) =>
      engine.lend(40, (at) => {
        const view = new DataView(engine.heap().buffer, at, 40);
        for (const [n, number] of matrix.entries()) view.setFloat32(n * 4, number, true);
        // Left, top, right, bottom, as the engine's rectangles go.
        for (const [n, edge] of [0, 0, columns, rows].entries()) view.setFloat32(24 + n * 4, edge, true);
        engine.FPDF_RenderPageBitmapWithMatrix(bitmap, page, at, at + 24, withAnnotations);
      }),
    { over, grey },
  );
  return { columns, rows, bytes };
}

/** Turns boxes of the page's own space into boxes of the page as it is shown. */
function turning(engine: Pdfium, page: number): (box: PageBox) => PageBox {
  const [left = 0, top = 0, right = 0, bottom = 0] = engine.lend(16, (at) => {
    engine.FPDF_GetPageBoundingBox(page, at);
    return engine.floats(at, 4);
  });
  const turn = engine.FPDFPage_GetRotation(page);
  // A box of the page's own space comes with its edges by name: its top is the larger number.
  return (box) => {
    switch (turn) {
      case 1:
        return {
          left: box.bottom - bottom,
          right: box.top - bottom,
          top: box.left - left,
          bottom: box.right - left,
        };
      case 2:
        return {
          left: right - box.right,
          right: right - box.left,
          top: box.bottom - bottom,
          bottom: box.top - bottom,
        };
      case 3:
        return {
          left: top - box.top,
          right: top - box.bottom,
          top: right - box.right,
          bottom: right - box.left,
        };
      default:
        return {
          left: box.left - left,
          right: box.right - left,
          top: top - box.top,
          bottom: top - box.bottom,
        };
    }
  };
}

const aLetterhead = 0.05;
const [textObject, pathObject, pictureObject, formObject] = [1, 2, 3, 5];

function isColourless(engine: Pdfium, page: number): boolean {
  const count = engine.FPDFPage_CountObjects(page);
  return engine.lend(16, (at) => {
    const isGrey = (has: boolean) => {
      const [red, green, blue] = engine.integers(at, 3);
      return !has || (red === green && green === blue);
    };
    for (let n = 0; n < count; n += 1) {
      const object = engine.FPDFPage_GetObject(page, n);
      if (![textObject, pathObject].includes(engine.FPDFPageObj_GetType(object))) return false;
      if (!isGrey(engine.FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12))) return false;
      if (!isGrey(engine.FPDFPageObj_GetStrokeColor(object, at, at + 4, at + 8, at + 12))) return false;
    }
    return true;
  });
}

/** How much of a page pictures cover, in square points; a form counts as a picture when it holds one. */
function coveredByPictures(engine: Pdfium, page: number): number {
  const count = engine.FPDFPage_CountObjects(page);
  let covered = 0;
  for (let at = 0; at < count; at += 1) {
    const object = engine.FPDFPage_GetObject(page, at);
    if (!holdsPicture(engine, object, 0)) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = engine.lend(16, (address) => {
      engine.FPDFPageObj_GetBounds(object, address, address + 4, address + 8, address + 12);
      return engine.floats(address, 4);
    });
    covered += Math.abs(right - left) * Math.abs(top - bottom);
  }
  return covered;
}

function holdsPicture(engine: Pdfium, object: number, depth: number): boolean {
  const type = engine.FPDFPageObj_GetType(object);
  if (type !== formObject || depth > 3) return type === pictureObject;
  const count = engine.FPDFFormObj_CountObjects(object);
  return Array.from({ length: count }, (_, at) => engine.FPDFFormObj_GetObject(object, at)).some((inner) =>
    holdsPicture(engine, inner, depth + 1),
  );
}

type Letter = {
  readonly text: string;
  readonly ink: PageBox;
  readonly room: PageBox;
  /** Where its writing begins. */
  readonly from: number;
  readonly upright: boolean;
};
const invisible = 3;
/** Bytes in which the engine says of one letter where it is. */
const aboutALetter = 88;

function wordsOf(
  engine: Pdfium,
  page: number,
): { readonly words: readonly PageWord[]; readonly hasInkless: boolean } {
  const text = engine.FPDFText_LoadPage(page);
  if (text === 0) return { words: [], hasInkless: false };
  const { direct } = engine;
  const words: PageWord[] = [];
  const objects = new Set<number>();
  let open: Letter[] = [];
  const close = () => {
    if (open.length > 0) words.push(joined(open));
    open = [];
  };
  try {
    const count = engine.FPDFText_CountChars(text);
    engine.lend(aboutALetter, (address) => {
      const letterAt = lettersOf(engine, page, text, address);
      for (let at = 0; at < count; at += 1) {
        const code = direct.FPDFText_GetUnicode(text, at) >>> 0;
        const character = String.fromCodePoint(code > 0x10ffff || code === 0 ? 0xfffd : code);
        if (direct.FPDFText_IsGenerated(text, at) === 1 || blank.test(character)) {
          close();
          continue;
        }
        const letter = letterAt(at, character);
        const last = open.at(-1);
        if (last && apart(last, letter)) close();
        open.push(letter);
        objects.add(direct.FPDFText_GetTextObject(text, at));
      }
    });
    close();
    const hasInkless = [...objects].some(
      (of) => of !== 0 && direct.FPDFTextObj_GetTextRenderMode(of) === invisible,
    );
    return { words, hasInkless };
  } finally {
    engine.FPDFText_ClosePage(text);
  }
}

const blank = /\s/u;

/** Tells of the letters of a page, through some of the engine's memory. */
function lettersOf(
  engine: Pdfium,
  page: number,
  text: number,
  address: number,
): (at: number, character: string) => Letter {
  const { direct } = engine;
  const shown = turning(engine, page);
  const turn = engine.FPDFPage_GetRotation(page);
  let view = new DataView(engine.heap().buffer);
  return (at, character) => {
    // Of what the engine cannot tell it writes nothing.
    engine.heap().fill(0, address, address + aboutALetter);
    direct.FPDFText_GetCharBox(text, at, address, address + 8, address + 16, address + 24);
    direct.FPDFText_GetLooseCharBox(text, at, address + 32);
    direct.FPDFText_GetMatrix(text, at, address + 48);
    direct.FPDFText_GetCharOrigin(text, at, address + 72, address + 80);
    // The memory moves when it grows.
    if (view.buffer !== engine.heap().buffer) view = new DataView(engine.heap().buffer);
    const double = (place: number) => view.getFloat64(address + place, true);
    const single = (place: number) => view.getFloat32(address + place, true);
    const ink = shown({ left: double(0), right: double(8), bottom: double(16), top: double(24) });
    const loose = shown({ left: single(32), top: single(36), right: single(40), bottom: single(44) });
    const { left: from } = shown({
      left: double(72),
      right: double(72),
      bottom: double(80),
      top: double(80),
    });
    const upright = isUpright(single(48), single(52), turn);
    return { text: character, ink, room: hull(loose, ink), from, upright };
  };
}

/** Whether text that runs in a direction of the page's own space runs from left to right when the page is shown. */
function isUpright(across: number, up: number, turn: number): boolean {
  const [x, y] = [
    [across, up],
    [up, -across],
    [-across, -up],
    [-up, across],
  ][turn % 4] ?? [across, up];
  return (x ?? 0) > 0 && Math.abs(y ?? 0) < 0.05 * (x ?? 0);
}

const hull = (one: PageBox, other: PageBox): PageBox => ({
  left: Math.min(one.left, other.left),
  top: Math.min(one.top, other.top),
  right: Math.max(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
});

/** Letters that follow each other in the text, but not on the page. */
const apart = (one: Letter, other: Letter): boolean =>
  one.upright !== other.upright ||
  (one.upright &&
    (other.room.left - one.room.right > 0.5 * (one.room.bottom - one.room.top) ||
      other.room.top > one.room.bottom ||
      other.room.bottom < one.room.top));

function joined(letters: readonly Letter[]): PageWord {
  const room = letters.map((letter) => letter.room).reduce(hull);
  const [first] = letters;
  const upright = letters.every((letter) => letter.upright);
  return {
    text: letters.map(({ text }) => text).join(""),
    ink: letters.map(({ ink }) => ink).reduce(hull),
    room: upright && first ? measured(room, first.from) : room,
    upright,
  };
}

/** Room across, counted in steps from where the first letter begins: the same word has the same wherever it stands. */
function measured({ left, right, top, bottom }: PageBox, from: number): PageBox {
  const step = 0.05;
  // A hair less than a step is no step.
  const steps = (length: number) => Math.ceil(length / step - 0.02) * step;
  const begins = from - Math.max(0, steps(from - left));
  return { left: begins, right: begins + steps(right - begins), top, bottom };
}
