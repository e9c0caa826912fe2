import { PDFDocument } from "@cantoo/pdf-lib";
import { makePart } from "../../functions/adapters/packet/make-part.ts";
import { picturesOf } from "../../functions/adapters/packet/picture-of.ts";
import type { Picture, Pictures } from "../../functions/adapters/packet/picture-of.ts";
import { readPdf } from "../../functions/adapters/pdf-reading.ts";
import { ruledDictionaries, standingObjects } from "../../functions/adapters/pdf-objects.ts";
import type { Delivered, TortureCase } from "../corpus/case.ts";
import { packetOf } from "./packets.ts";
import { everythingIn } from "./pdf-insides.ts";
import { textPlaces } from "../../local/packet/text-places.ts";

/** Keys that no object of a production has. */
const never = new Set(
  "A AA AF ActualText Alt Alternates AcroForm Annots B Dests E EF EmbeddedFiles JS JavaScript LastModified Metadata MetaData NeedsRendering Names OC OCGs OCProperties OPI OpenAction Outlines PA PageLabels PieceInfo Popup Properties RC Ref StructParent StructParents StructTreeRoot Thumb Threads URI XFA".split(
    " ",
  ),
);
/** The share of pixels that may differ outside the number, and by how much of 255; less where nothing may change at all. */
const tolerated = { some: { share: 0.005, by: 24 }, none: { share: 0.0001, by: 8 } } as const;
type Tolerated = (typeof tolerated)[keyof typeof tolerated];

/** What a file of the corpus became that was not expected of it, in words; empty where all is as it should be. */
export async function tortured({ bytes: made, pages, expected }: TortureCase): Promise<readonly string[]> {
  const bytes = made();
  const order = { pages, firstObject: 5, prefix: "DUC", firstNumber: 1, withheld: [], setAnew: [] };
  const part = await makePart(bytes, order);
  if (expected.becomes === "set-aside")
    return "refused" in part
      ? expected.as.includes(part.refused)
        ? []
        : [`it was set aside as ${part.refused}`]
      : ["it was delivered"];
  if ("refused" in part) return [`it was set aside as ${part.refused}`];
  const { file } = await packetOf([{ bytes, pages }]);
  const missing = (expected.leftOut ?? []).filter((kind) => !part.leftOut.includes(kind));
  return [
    ...missing.map((kind) => `it is not told that ${kind} was left out`),
    ...(await wrongInside(file, expected, pages)),
    ...(await wrongNumbers(file, pages)),
    ...(expected.look === "another"
      ? []
      : await wrongLook(bytes, file, pages, expected.look === "same" ? tolerated.none : tolerated.some)),
  ];
}

async function wrongInside(file: Buffer, { gone = [], kept = [] }: Delivered, pages: number) {
  const reading = await readPdf(file);
  const document = await PDFDocument.load(file, { updateMetadata: false });
  const keys = ruledDictionaries(standingObjects(document)).flatMap((one) =>
    one.keys().map((key) => key.decodeText()),
  );
  const everything = await everythingIn(file);
  return [
    ...(reading.ok && reading.pages === pages && reading.activeContent.length === 0
      ? []
      : ["it does not read well"]),
    ...keys.filter((key) => never.has(key)).map((key) => `a key ${key} is in it`),
    ...gone.filter((words) => everything.includes(words)).map((words) => `${words} is in it`),
    ...kept.filter((words) => !everything.includes(words)).map((words) => `${words} is not drawn`),
    ...(file.toString("latin1").split("%%EOF").length === 2 ? [] : ["it has more than one end"]),
  ];
}

/** The number of each page: there, upright, within the page. */
async function wrongNumbers(file: Buffer, pages: number): Promise<readonly string[]> {
  const found = await textPlaces(file);
  return Array.from({ length: pages }, (_, at) => {
    const number = `DUC00000${at + 1}`;
    const page = found[at];
    const place = page?.words.find(({ text }) => text === number);
    if (!page || !place) return [`${number} is not read`];
    const inside =
      place.left >= 0 && place.bottom >= 0 && place.right <= page.width && place.top <= page.height;
    const level = place.right - place.left > place.top - place.bottom;
    return inside && level ? [] : [`${number} does not stand upright within the page`];
  }).flat();
}

/** Every page as it was, but for the band of its number: that lies below, or at the right, of what was there. */
async function wrongLook(
  before: Buffer,
  after: Buffer,
  pages: number,
  may: Tolerated,
): Promise<readonly string[]> {
  const one = await picturesOf(before);
  const other = await picturesOf(after);
  try {
    return Array.from({ length: pages }, (_, at) => {
      const share = apart(one, other, at, may);
      return share <= may.share ? [] : [`${(share * 100).toFixed(2)} % of page ${at + 1} looks another way`];
    }).flat();
  } finally {
    one.close();
    other.close();
  }
}

function apart(one: Pictures, other: Pictures, page: number, may: Tolerated): number {
  const [before, after] = [one.of(page, 1), other.of(page, 1)];
  return differing(before, after, may);
}

function differing(before: Picture, after: Picture, { by }: Tolerated): number {
  if (after.width < before.width || after.height < before.height) return 1;
  let count = 0;
  for (let y = 0; y < before.height; y += 1)
    for (let x = 0; x < before.width; x += 1) {
      const [at, to] = [(y * before.width + x) * 4, (y * after.width + x) * 4];
      const most = Math.max(
        ...[0, 1, 2].map((n) => Math.abs((before.pixels[at + n] ?? 0) - (after.pixels[to + n] ?? 0))),
      );
      if (most > by) count += 1;
    }
  return count / (before.width * before.height);
}
