import { describe, expect, it } from "vitest";
import { redact } from "../../../../../functions/adapters/redaction/pdf-redact.ts";
import { helvetica, saying, withFont } from "../../../../corpus/case.ts";
import { packetOf } from "../../../../support/packets.ts";
import { handMadePdf, streamObject } from "../../../../support/pdf-files.ts";
import { boxAround, pageOf, textOf } from "../../../../support/redaction.ts";

// What a production shows of a marked record outside of the marks: redacted first, rebuilt then.

const stamp = (words: string) =>
  streamObject(
    Buffer.from(`BT /F1 30 Tf 5 5 Td (${words}) Tj ET`),
    1,
    `/Type/XObject/Subtype/Form/BBox[0 0 200 50]${withFont}`,
  );
/** Two pages, the word to go on the first; an annotation on one of them. */
const twoPages = (
  annotated: 1 | 2,
  annotation: string,
  extra: readonly (string | Buffer)[] = [],
  catalog = "",
) => {
  const page = (number: number) =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${number + 4} 0 R${withFont}${number === annotated ? "/Annots[7 0 R]" : ""}>>`;
  return handMadePdf([
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
    page(1),
    page(2),
    streamObject(Buffer.from(saying("SECRET stays"))),
    streamObject(Buffer.from(saying("SECOND"))),
    `<</Type/Annot/Rect[100 100 300 150]/F 4${annotation}>>`,
    ...extra,
  ]);
};

async function produced(bytes: Buffer): Promise<Buffer> {
  const redaction = await redact(bytes, [await boxAround(bytes, "SECRET")]);
  if (!redaction.ok) throw new Error(redaction.reason);
  return (await packetOf([{ bytes: redaction.bytes, pages: 2 }])).file;
}

/** Pixels of any colour in the rectangle of the annotation, with its edges. */
async function inkIn(file: Buffer, number: number): Promise<number> {
  const { picture } = await pageOf(file, number);
  const { bytes, columns } = picture;
  let count = 0;
  for (let row = 638 * 2; row < 696 * 2; row += 1)
    for (let column = 95 * 2; column < 305 * 2; column += 1) {
      const at = (row * columns + column) * 4;
      if (Math.min(bytes[at] ?? 255, bytes[at + 1] ?? 255, bytes[at + 2] ?? 255) < 200) count += 1;
    }
  return count;
}

const field = "/Subtype/Widget/FT/Tx/T(N)/V(VALUE)/DA(/F1 30 Tf 0 g)";
const fields = `/AcroForm<</Fields[7 0 R]/NeedAppearances true/DR<</Font<</F1 ${helvetica}>>>>/DA(/F1 30 Tf 0 g)>>`;

describe.each([1, 2] as const)("a production of a marked record, on page %i", (page) => {
  it("shows what a stamp shows", async () => {
    const bytes = twoPages(page, "/Subtype/Stamp/AP<</N 8 0 R>>", [stamp("STAMPED")]);
    expect(await inkIn(await produced(bytes), page)).toBeGreaterThan(500);
  });

  it("shows what viewers draw by themselves", async () => {
    const bytes = twoPages(page, "/Subtype/Square/C[1 0 0]");
    expect(await inkIn(await produced(bytes), page)).toBeGreaterThan(500);
  });

  it("shows the value of a field that the viewer is to draw", async () => {
    expect(await inkIn(await produced(twoPages(page, field, [], fields)), page)).toBeGreaterThan(500);
  });

  it("does not show what stands in a hidden layer", async () => {
    const bytes = twoPages(
      page,
      "/Subtype/Stamp/OC 9 0 R/AP<</N 8 0 R>>",
      [stamp("HIDDEN"), "<</Type/OCG/Name(layer)>>"],
      "/OCProperties<</OCGs[9 0 R]/D<</OFF[9 0 R]>>>>",
    );
    expect(await inkIn(await produced(bytes), page)).toBe(0);
  });
});

describe("a page that stands twice", () => {
  it("goes by the marks of each of its places", async () => {
    const bytes = handMadePdf([
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>",
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R${withFont}>>`,
      streamObject(Buffer.from(`${saying("ONE stays")} ${saying("OTHER stays", 72, 500)}`)),
    ]);
    const boxes = [await boxAround(bytes, "ONE"), { ...(await boxAround(bytes, "OTHER")), page: 2 }];
    const redaction = await redact(bytes, boxes);
    if (!redaction.ok) throw new Error(redaction.reason);
    expect(await textOf(redaction.bytes, 1)).toBe("OP Other person stays OTHER stays");
    expect(await textOf(redaction.bytes, 2)).toBe("ONE stays OP Other person stays");
  });
});

describe("a marked record", () => {
  const box = { page: 1, box: { left: 1, top: 1, right: 9, bottom: 9 }, reason: "privilege" } as const;
  const withPicture = (pixels: string, mediaBox = "0 0 612 792") =>
    handMadePdf([
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      `<</Type/Page/Parent 2 0 R/MediaBox[${mediaBox}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>`,
      streamObject(Buffer.from("q 100 0 0 100 72 600 cm /P Do Q")),
      streamObject(
        Buffer.alloc(100),
        1,
        `/Type/XObject/Subtype/Image${pixels}/BitsPerComponent 8/ColorSpace/DeviceGray`,
      ),
    ]);

  it("is not opened by the engine of pictures where one of its own is larger than the intake takes (AB-066)", async () => {
    expect(await redact(withPicture("/Width 10/Height 10"), [box])).toMatchObject({ ok: true });
    expect(await redact(withPicture("/Width 20000/Height 15001"), [box])).toEqual({
      ok: false,
      reason: "unreadable",
    });
  });

  it("is not where a page has a longer side than a page may have", async () => {
    expect(await redact(withPicture("/Width 10/Height 10", "0 0 14401 9"), [box])).toEqual({
      ok: false,
      reason: "unreadable",
    });
  });
});
