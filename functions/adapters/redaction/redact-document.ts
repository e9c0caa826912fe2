import { deflateSync } from "node:zlib";
import { PDFDict, PDFName, PDFNumber, StandardFonts } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFFont, PDFPage, PDFRef } from "@cantoo/pdf-lib";
import { labelSizeIn } from "../../../workflows/production/redaction/set-anew.ts";
import { sweep } from "../pdf-clean.ts";
import { flattenAnnotations } from "../pdf-flatten.ts";
import { fontsFor } from "../pdf-fonts.ts";
import { ownResources } from "../pdf-resources.ts";
import type { RedactedPage, RedactedPiece } from "./redact-page.ts";
import { restructure } from "./redact-structure.ts";

const named = (names: readonly string[]) => new Set(names.map((name) => PDFName.of(name)));
// Bookmarks, named places, forms, attachments and what the file says of itself name what its pages say.
const ofCatalog = named(["Type", "Version", "Pages", "StructTreeRoot", "MarkInfo", "Lang", "OCProperties"]);
const ofPage = named([
  "Type",
  "Parent",
  "MediaBox",
  "CropBox",
  "Rotate",
  "UserUnit",
  "Resources",
  "Contents",
  "Group",
  "StructParents",
  "Tabs",
]);
const ofRedactedPage = named(["Type", "Parent", "UserUnit"]);

/**
 * Writes a document anew with some pages, by their numbers from 1, in place of those it had. The content of the others stays
 * byte for byte; nothing stays that only the replaced ones needed. Throws what the engine throws, and ContentUnreadable.
 */
export async function withPages(
  source: PDFDocument,
  redacted: ReadonlyMap<number, RedactedPage>,
): Promise<Uint8Array> {
  const { context, catalog } = source;
  const pages = source.getPages();
  const isReplaced = (_: unknown, at: number) => redacted.has(at + 1);
  for (const [at, page] of pages.entries()) {
    if (redacted.has(at + 1)) continue;
    flattenAnnotations(page);
    keepInherited(page);
  }
  await source.flush();
  const numbers = restructure(
    source,
    pages.filter(isReplaced).map(({ ref }) => ref),
  );
  for (const page of pages.filter((_, at) => !redacted.has(at + 1))) {
    ownResources(page);
    keepOnly(page.node, ofPage);
  }
  keepOnly(catalog, ofCatalog);
  const typeOfLayer = await layerFonts(source, redacted);
  for (const [number, content] of redacted) {
    const page = pages[number - 1];
    if (page) replace(page, content, typeOfLayer, numbers.get(page.ref));
  }
  // A list of resources in the page tree would be every page's.
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.lookup(PDFName.of("Type")) === PDFName.of("Pages"))
      object.delete(PDFName.of("Resources"));
  delete context.trailerInfo.Info;
  delete context.trailerInfo.ID;
  await source.flush();
  sweep(context);
  return source.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}

function keepOnly(dictionary: PDFDict, keys: ReadonlySet<PDFName>): void {
  for (const key of dictionary.keys()) if (!keys.has(key)) dictionary.delete(key);
}

/** Writes into a page what it has from the tree above it. */
function keepInherited({ node }: PDFPage): void {
  for (const key of ["MediaBox", "CropBox", "Rotate"].map((name) => PDFName.of(name))) {
    const value = node.getInheritableAttribute(key);
    if (value) node.set(key, value);
  }
}

/** A font, and what it has letters for. */
type LayerFont = { readonly font: PDFFont; readonly letters: ReadonlySet<number> };
type LayerFonts = { readonly words: LayerFont; readonly labels: LayerFont };
const layerFont = (font: PDFFont): LayerFont => ({ font, letters: new Set(font.getCharacterSet()) });

async function layerFonts(
  document: PDFDocument,
  redacted: ReadonlyMap<number, RedactedPage>,
): Promise<LayerFonts> {
  const words = [...redacted.values()].flatMap(({ pieces }) => pieces.map(({ text }) => text));
  return {
    words: layerFont((await fontsFor(document, words.join(" "))).plain),
    labels: layerFont(await document.embedFont(StandardFonts.Helvetica)),
  };
}

/** Empties a page and draws its picture, and over it, without ink, the words that can be seen. */
function replace(
  { doc: { context }, node }: PDFPage,
  { width, height, picture, pieces }: RedactedPage,
  fonts: LayerFonts,
  number: number | undefined,
): void {
  keepOnly(node, ofRedactedPage);
  const text = withoutRepeats(pieces.map((piece) => drawn(piece, height, fonts))).join("\n");
  const written = ["BT", text, "ET"];
  const content = [
    "/Artifact BMC",
    `q ${width} 0 0 ${height} 0 0 cm /P Do Q`,
    "EMC",
    ...(number === undefined ? written : ["/P <</MCID 0>> BDC", ...written, "EMC"]),
  ].join("\n");
  const stream = (bytes: Uint8Array, entries: Parameters<typeof context.stream>[1]): PDFRef =>
    context.register(context.stream(bytes, entries));
  const box = context.obj([0, 0, width, height]);
  node.set(PDFName.of("MediaBox"), box);
  node.set(PDFName.of("CropBox"), box);
  node.set(PDFName.of("Rotate"), PDFNumber.of(0));
  node.set(
    PDFName.of("Resources"),
    context.obj({
      XObject: { P: stream(picture.bytes, picture.entries) },
      Font: { W: fonts.words.font.ref, L: fonts.labels.font.ref },
    }),
  );
  node.set(
    PDFName.of("Contents"),
    stream(deflateSync(Buffer.from(content, "latin1")), { Filter: "FlateDecode" }),
  );
  if (number === undefined) return;
  node.set(PDFName.of("StructParents"), PDFNumber.of(number));
  node.set(PDFName.of("Tabs"), PDFName.of("S"));
}

const withoutInk = "3 Tr 0 0 0 rg";
const inWhite = "0 Tr 1 1 1 rg";
/** Of the height of a line: what lies below the feet of its letters. */
const below = 0.24;

function drawn({ is, text, box }: RedactedPiece, height: number, fonts: LayerFonts): readonly string[] {
  const [{ font, letters }, name] =
    is === "word" ? ([fonts.words, "W"] as const) : ([fonts.labels, "L"] as const);
  const shown = writable(text, letters);
  const [across, down] = [box.right - box.left, box.bottom - box.top];
  if (shown === "") return [];
  const size = is === "word" ? 0.8 * down : Math.min(labelSizeIn(down), down);
  const natural = font.widthOfTextAtSize(shown, size);
  const room = is === "word" ? across : Math.min(natural, across - 1);
  const stretch = Math.max(1, (100 * room) / natural);
  const y = height - (is === "word" ? box.bottom - below * down : labelFoot(box, size));
  const x = is === "word" ? box.left : box.left + Math.max(0.5, Math.min(3, (across - room) / 2));
  return [
    is === "word" ? withoutInk : inWhite,
    `/${name} ${fixed(size)} Tf`,
    `${stretch.toFixed(1)} Tz`,
    `1 0 0 1 ${fixed(x)} ${fixed(y)} Tm ${font.encodeText(`${shown} `).toString()} Tj`,
  ];
}

/** What is as it was for the piece before is not said again: whoever reads a page of words reads half as much. */
function withoutRepeats(pieces: readonly (readonly string[])[]): readonly string[] {
  const said: string[] = [];
  return pieces.flatMap((lines) =>
    lines.filter((line, at) => {
      const isNew = said[at] !== line;
      said[at] = line;
      return isNew;
    }),
  );
}

/** Where a label stands: in the middle of a box of one line, at the head of a higher one. */
const labelFoot = ({ top, bottom }: RedactedPiece["box"], size: number): number =>
  Math.min((top + bottom) / 2, top + 8) + 0.35 * size;

const fixed = (number: number): string => number.toFixed(2);

/** What a font has letters for. */
const writable = (text: string, known: ReadonlySet<number>): string =>
  Array.from(text.normalize("NFC"))
    .filter((letter) => known.has(letter.codePointAt(0) ?? 0))
    .join("");
