import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";

/** The words of one page, line by line as they are drawn; `whole` is false where it may say more than can be read. */
export type PageText = { readonly words: string; readonly whole: boolean };
type Drawn = PageText & { readonly picture: boolean };

// Beside this many letters a picture is a letterhead or a signature; on an emptier page it is the page.
const aPageOfWords = 200;

// A page of words is far smaller; what is larger is drawn, not written.
const largestContent = 8 * 1024 * 1024;
const deepestForm = 8;

/** The words of every page, as far as its fonts say what their codes mean (ISO 32000-1, 9.10). Throws what the engine throws. */
export async function pageTexts(bytes: Uint8Array): Promise<readonly PageText[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().map(({ node }) => {
    const contents = node.lookup(PDFName.of("Contents"));
    const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
    const drawn = streams.map((one) => contentOf(one && document.context.lookup(one))).join("\n");
    const { words, whole, picture } = reading(drawn, node.Resources(), 0);
    return { words, whole: whole && (!picture || words.length >= aPageOfWords) };
  });
}

/** The words of drawing instructions that stand alone, with the fonts that these resources name. */
export const drawnWords = (drawn: string, resources: PDFDict | undefined): PageText =>
  reading(drawn, resources, deepestForm);

function contentOf(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) return "";
  const bytes = decodePDFRawStream(stream).decode();
  return bytes.length > largestContent ? "" : Buffer.from(bytes).toString("latin1");
}

// A string, a hexadecimal string, a name, a number, brackets of a list, or an operator (ISO 32000-1, 7.2 and 9.4).
const tokens =
  /\((?:[^()\\]|\\[^]|\((?:[^()\\]|\\[^]|\([^()]*\))*\))*\)|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]{}/%]*|[-+]?[\d.]+|[[\]]|[A-Za-z'"*]+/g;
const newLine = new Set(["Td", "TD", "T*", "Tm", "'", '"', "BT"]);
/** In thousandths of the size of the letters: a move this far to the right stands for a space. */
const spaceFrom = -180;

function reading(drawn: string, resources: PDFDict | undefined, depth: number): Drawn {
  const named = (kind: string, name: string) =>
    resources?.lookupMaybe(PDFName.of(kind), PDFDict)?.lookup(PDFName.of(name));
  const parts: string[] = [];
  let [whole, picture] = [true, false];
  let decode: Decode = western;
  let [name, shown] = ["", [] as string[]];
  const say = () => {
    for (const text of shown) {
      const read = text === " " ? " " : decode(text);
      if (read === undefined) whole = false;
      else parts.push(read);
    }
    shown = [];
  };
  for (const [token] of drawn.matchAll(tokens)) {
    const [first] = token;
    if (first === "(" || first === "<") shown.push(token);
    else if (first === "/") name = token.slice(1);
    else if (/^[-+\d.]/.test(token)) {
      if (shown.length > 0 && Number(token) < spaceFrom) shown.push(" ");
    } else if (token === "Tf") decode = decoderOf(named("Font", name));
    else if (token === "Tj" || token === "TJ") say();
    else if (newLine.has(token)) {
      parts.push("\n");
      say();
    } else if (token === "Do") {
      const form = named("XObject", name);
      const isForm =
        form instanceof PDFRawStream && form.dict.lookup(PDFName.of("Subtype")) === PDFName.of("Form");
      if (isForm && depth < deepestForm) {
        const own = form.dict.lookupMaybe(PDFName.of("Resources"), PDFDict) ?? resources;
        const inside = reading(contentOf(form), own, depth + 1);
        parts.push("\n", inside.words);
        whole &&= inside.whole;
        picture ||= inside.picture;
      } else if (isForm) whole = false;
      else picture = true;
    } else if (first !== "[" && first !== "]") shown = [];
  }
  return {
    words: parts
      .join("")
      .replaceAll(/[ \t]+/g, " ")
      .replaceAll(/\s*\n\s*/g, "\n")
      .trim(),
    whole,
    picture,
  };
}

type Decode = (string: string) => string | undefined;

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
/** The bytes of a string as it is written. */
function bytesOf(string: string): Buffer {
  if (string.startsWith("<")) return Buffer.from(string.slice(1, -1).replaceAll(/\s/g, ""), "hex");
  const plain = string
    .slice(1, -1)
    .replaceAll(/\\(?:([0-7]{1,3})|(\r?\n)|([^]))/g, (_, octal?: string, broken?: string, one = "") =>
      octal ? String.fromCharCode(Number.parseInt(octal, 8) & 255) : broken ? "" : (escapes[one] ?? one),
    );
  return Buffer.from(plain, "latin1");
}

const western: Decode = (string) => new TextDecoder("windows-1252").decode(bytesOf(string));
const nothing: Decode = () => undefined;

/** By the font's own map to Unicode; without one a font of single bytes is read as Western, any other not at all. */
function decoderOf(font: PDFObject | undefined): Decode {
  if (!(font instanceof PDFDict)) return western;
  const map = font.lookup(PDFName.of("ToUnicode"));
  const composite = font.lookup(PDFName.of("Subtype")) === PDFName.of("Type0");
  if (!(map instanceof PDFRawStream)) return composite ? nothing : western;
  const letters = lettersOf(contentOf(map));
  const width = composite ? 2 : 1;
  return (string) => {
    const bytes = bytesOf(string);
    let text = "";
    for (let at = 0; at + width <= bytes.length; at += width)
      text += letters.get(bytes.readUIntBE(at, width)) ?? "";
    return text;
  };
}

const utf16 = (hex: string) => new TextDecoder("utf-16be").decode(Buffer.from(hex, "hex"));
const largestRange = 65_536;

/** What the codes of a font mean: its single codes, then its ranges (ISO 32000-1, 9.10.3). */
function lettersOf(map: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, block = ""] of map.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, code = "", letter = ""] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      letters.set(Number.parseInt(code, 16), utf16(letter));
  for (const [, block = ""] of map.matchAll(/beginbfrange([^]*?)endbfrange/g))
    for (const [, from = "", to = "", first, list = ""] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g,
    )) {
      const start = Number.parseInt(from, 16);
      const count = Math.min(Number.parseInt(to, 16) - start + 1, largestRange);
      const each = [...list.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, hex = ""]) => utf16(hex));
      for (let n = 0; n < count; n += 1)
        letters.set(start + n, first === undefined ? (each[n] ?? "") : after(first, n));
    }
  return letters;
}

/** The letter so many places after a first one. */
function after(hex: string, places: number): string {
  const letters = utf16(hex);
  const last = letters.codePointAt(letters.length - 1) ?? 0;
  return letters.slice(0, -1) + String.fromCodePoint(Math.min(last + places, 0x10ffff));
}
