/** An operand of a content stream, by where it is written; `value` of a number or a name (without its slash). */
export type Operand =
  | { readonly kind: "number"; readonly value: number; readonly start: number; readonly end: number }
  | { readonly kind: "name"; readonly value: string; readonly start: number; readonly end: number }
  | { readonly kind: "string" | "dictionary" | "word"; readonly start: number; readonly end: number }
  | {
      readonly kind: "array";
      readonly items: readonly Operand[];
      readonly start: number;
      readonly end: number;
    };
/** One operator with its operands; an inline picture is one operation, `BI`, whose text is all of it. */
export type Operation = {
  readonly operator: string;
  readonly operands: readonly Operand[];
  readonly start: number;
  readonly end: number;
};

/** What one stream may hold: beyond it nobody wrote a page. */
const most = { operations: 2_000_000, depth: 32 } as const;

const [blank, delimiter] = [new Uint8Array(256), new Uint8Array(256)];
for (const code of [0, 9, 10, 12, 13, 32]) blank[code] = 1;
for (const sign of "()<>[]{}/%") delimiter[sign.charCodeAt(0)] = 1;

/** The operations of a content stream (ISO 32000-1, 7.8.2). Throws where it is no content stream or larger than any page. */
export function operationsOf(text: string): readonly Operation[] {
  const operations: Operation[] = [];
  let operands: Operand[] = [];
  let at = skipped(text, 0);
  let start = at;
  while (at < text.length) {
    const token = tokenAt(text, at, 0);
    at = token.end;
    if (token.kind !== "word") operands.push(token);
    else {
      const operator = text.slice(token.start, token.end);
      if (operator === "BI") at = inlineEnd(text, at, inlinePictureAt(text, at));
      operations.push({ operator, operands, start, end: at });
      if (operations.length > most.operations) throw new RangeError("a page has too many operations");
      operands = [];
      start = skipped(text, at);
    }
    at = skipped(text, at);
  }
  return operations;
}

/** Behind white space and comments. */
function skipped(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 37) while (at < text.length && ![10, 13].includes(text.charCodeAt(at))) at += 1;
    else if (blank[code] === 1) at += 1;
    else return at;
  }
}

function tokenAt(text: string, start: number, depth: number): Operand {
  if (depth > most.depth) throw new RangeError("a page nests too deeply");
  const code = text.charCodeAt(start);
  if (code === 40) return { kind: "string", start, end: stringEnd(text, start) };
  if (code === 47) {
    const end = wordEnd(text, start + 1);
    return { kind: "name", value: nameOf(text.slice(start + 1, end)), start, end };
  }
  if (code === 60 && text.charCodeAt(start + 1) !== 60) {
    const end = text.indexOf(">", start);
    if (end < 0) throw new SyntaxError("a string of a page does not end");
    return { kind: "string", start, end: end + 1 };
  }
  if (code === 60) return { kind: "dictionary", start, end: until(text, start + 2, ">>", depth).end };
  if (code === 91) {
    const { items, end } = until(text, start + 1, "]", depth);
    return { kind: "array", items, start, end };
  }
  // A bracket that closes nothing is skipped, as viewers do.
  if (delimiter[code] === 1) return { kind: "word", start, end: start + 1 };
  const end = wordEnd(text, start);
  const value = numberIn(text, start, end);
  return value === undefined ? { kind: "word", start, end } : { kind: "number", value, start, end };
}

function until(text: string, from: number, close: string, depth: number) {
  const items: Operand[] = [];
  let at = skipped(text, from);
  while (!text.startsWith(close, at)) {
    if (at >= text.length) throw new SyntaxError("a list of a page does not end");
    const item = tokenAt(text, at, depth + 1);
    items.push(item);
    at = skipped(text, item.end);
  }
  return { items, end: at + close.length };
}

function stringEnd(text: string, start: number): number {
  let open = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 40) open += 1;
    else if (code === 41) {
      open -= 1;
      if (open === 0) return at + 1;
    }
  }
  throw new SyntaxError("a string of a page does not end");
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (blank[code] === 1 || delimiter[code] === 1) break;
    at += 1;
  }
  return at;
}

const numeric = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:-\d*)?$/;
function numberIn(text: string, start: number, end: number): number | undefined {
  const code = text.charCodeAt(start);
  if ((code < 48 || code > 57) && code !== 45 && code !== 43 && code !== 46) return undefined;
  const word = text.slice(start, end);
  if (!numeric.test(word)) return /^[-+.\d]+$/.test(word) ? 0 : undefined;
  const value = Number.parseFloat(word);
  return Number.isFinite(value) ? value : 0;
}

const nameOf = (written: string): string =>
  written.includes("#")
    ? written.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : written;

// What follows a picture is operators again: printable signs (ISO 32000-1, 8.9.7, names no length).
const endOfInline = /[\0\t\n\f\r ]EI(?=$|[\0\t\n\f\r ])/g;
const afterwards = /^[\t\n\f\r\x20-\x7e]*$/;

/** What a picture within a page says of itself, and where its bytes begin: behind `ID` and one blank. */
export type InlinePicture = {
  readonly entries: readonly (readonly [key: string, value: Operand])[];
  readonly identifier: number;
  readonly data: number;
};

/** Reads what stands between `BI`, which ends at `from`, and `ID`. Throws where it is nothing of the kind. */
export function inlinePictureAt(text: string, from: number): InlinePicture {
  const entries: (readonly [string, Operand])[] = [];
  for (let at = skipped(text, from); at < text.length;) {
    const key = tokenAt(text, at, 0);
    if (key.kind === "word" && text.slice(key.start, key.end) === "ID")
      return { entries, identifier: key.start, data: key.end + 1 };
    const value = tokenAt(text, skipped(text, key.end), 0);
    if (key.kind !== "name") break;
    entries.push([key.value, value]);
    at = skipped(text, value.end);
  }
  throw new SyntaxError("a picture within a page has no bytes");
}

/** Where the bytes of a picture end, as far as it says so itself. */
function dataEnd(text: string, { entries, data }: InlinePicture): number | undefined {
  const found = (...keys: readonly string[]) => entries.find(([key]) => keys.includes(key))?.[1];
  const packing = found("F", "Filter");
  const filter = packing?.kind === "array" ? packing.items[0] : packing;
  const close = filter?.kind === "name" ? closing[filter.value] : undefined;
  if (close !== undefined) {
    const at = text.indexOf(close, data);
    return at < 0 ? undefined : at + close.length;
  }
  if (filter !== undefined) return undefined;
  const number = (...keys: readonly string[]) => {
    const value = found(...keys);
    return value?.kind === "number" ? value.value : undefined;
  };
  const mask = found("IM", "ImageMask");
  const isMask = mask !== undefined && text.slice(mask.start, mask.end) === "true";
  const space = found("CS", "ColorSpace");
  const name = space?.kind === "array" ? space.items[0] : space;
  const parts = isMask ? 1 : name?.kind === "name" ? colours[name.value] : undefined;
  const [width, height] = [number("W", "Width"), number("H", "Height")];
  const bits = isMask ? 1 : number("BPC", "BitsPerComponent");
  if (parts === undefined || width === undefined || height === undefined || bits === undefined)
    return undefined;
  return data + height * Math.ceil((width * bits * parts) / 8);
}

const closing: Readonly<Record<string, string>> = {
  AHx: ">",
  ASCIIHexDecode: ">",
  A85: "~>",
  ASCII85Decode: "~>",
};
const colours: Readonly<Record<string, number>> = {
  G: 1,
  DeviceGray: 1,
  I: 1,
  Indexed: 1,
  RGB: 3,
  DeviceRGB: 3,
  CMYK: 4,
  DeviceCMYK: 4,
};

function inlineEnd(text: string, from: number, picture: InlinePicture): number {
  const told = dataEnd(text, picture);
  const end = told === undefined ? undefined : skipped(text, told);
  if (end !== undefined && /^EI(?![^\0\t\n\f\r ()<>[\]{}/%])/.test(text.slice(end, end + 3))) return end + 2;
  const pattern = new RegExp(endOfInline);
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const end = found.index + 3;
    if (afterwards.test(text.slice(end, end + 24))) return end;
  }
  throw new SyntaxError("a picture within a page does not end");
}
