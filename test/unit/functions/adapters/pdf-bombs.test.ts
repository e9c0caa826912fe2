import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { pdfBudget } from "../../../../functions/adapters/pdf-bytes.ts";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import { uploadLimitBytes } from "../../../../workflows/contract/papers.ts";
import { handMadePdf, onePage, streamObject } from "../../../support/pdf-files.ts";

const plain = streamObject(Buffer.from("q Q"));
/** The reason for which a file is refused, and that it was found out without unpacking it: the memory of one paper at most. */
async function refusalOf(bytes: Buffer): Promise<string> {
  const before = process.memoryUsage().rss;
  const taken = await takePdf(bytes, uploadLimitBytes);
  expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 * 1024);
  return taken.ok ? taken.kept : taken.reason;
}
const catalog = "<</Type/Catalog/Pages 2 0 R>>";
const leaf = "<</Type/Page/MediaBox[0 0 9 9]>>";

describe("a bomb made of deflated bytes (AB-061)", { timeout: 60_000 }, () => {
  const twoGigabytes = () => {
    const piece = deflateSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });
    return Array.from({ length: 33 }, () => streamObject(piece, 0, "/Filter/FlateDecode"));
  };

  it("is refused when many streams together unpack to two gigabytes", async () => {
    expect(await refusalOf(onePage(plain, { extra: twoGigabytes() }))).toBe("over-budget");
  });

  it("is refused when streams of objects hold streams of objects", async () => {
    // Each unpacks to another's dictionary; an engine that follows /Extends would go round.
    const inner = deflateSync(Buffer.from(`9 0 ${"<</A[".repeat(400)}${"]>>".repeat(400)}`));
    const nest = (extends_: number) =>
      streamObject(inner, 0, `/Type/ObjStm/N 1/First 4/Extends ${extends_} 0 R/Filter/FlateDecode`);
    expect(await refusalOf(onePage(plain, { extra: [nest(6), nest(5)] }))).not.toBe("cleaned");
    const many = deflateSync(Buffer.alloc(pdfBudget.packedBytes / 4, "1 0 "), { level: 1 });
    const packed = streamObject(many, 0, "/Type/ObjStm/N 0/First 0/Filter/FlateDecode");
    expect(await refusalOf(onePage(plain, { extra: Array.from({ length: 5 }, () => packed) }))).toBe(
      "over-budget",
    );
  });

  it("is refused when a stream of objects says it holds more than there can be", async () => {
    const packed = streamObject(
      deflateSync(Buffer.from("1 0 ".repeat(400_000))),
      0,
      "/Type/ObjStm/N 400000/First 1600000/Filter/FlateDecode",
    );
    expect(["unreadable", "over-budget"]).toContain(await refusalOf(onePage(plain, { extra: [packed] })));
  });
});

describe("a bomb made of structure (AB-062 to AB-065)", { timeout: 60_000 }, () => {
  it("is refused when the page tree is a chain of a hundred thousand", async () => {
    const depth = 100_000;
    const chain = Array.from({ length: depth }, (_, at) => `<</Type/Pages/Kids[${at + 3} 0 R]/Count 1>>`);
    expect(await refusalOf(handMadePdf([catalog, ...chain, leaf]))).toBe("unreadable");
  });

  it("is refused when one branch stands in the tree again and again, so that pages multiply", async () => {
    const levels = Array.from(
      { length: 40 },
      (_, at) => `<</Type/Pages/Kids[${at + 3} 0 R ${at + 3} 0 R]/Count 1>>`,
    );
    expect(await refusalOf(handMadePdf([catalog, ...levels, leaf]))).toBe("unreadable");
  });

  it("is refused when the tree, or a thing reached from it, leads back into itself", async () => {
    expect(await refusalOf(handMadePdf([catalog, "<</Type/Pages/Kids[2 0 R]/Count 1>>"]))).toBe("unreadable");
    const upwards = "<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]>>";
    expect(await refusalOf(handMadePdf([catalog, "<</Type/Pages/Kids[3 0 R]/Count 1>>", upwards]))).toBe(
      "unreadable",
    );
  });

  it("is read without going round when names, outlines, forms and lengths lead back into themselves", async () => {
    const round = onePage(plain, {
      catalog: "/Names 5 0 R/Outlines 6 0 R/AcroForm 7 0 R",
      page: "/Resources<</XObject<</X 8 0 R>>>>",
      extra: [
        "<</Dests<</Kids[5 0 R]>>/JavaScript 5 0 R>>",
        "<</First 6 0 R/Last 6 0 R/Next 6 0 R/A 6 0 R>>",
        "<</Fields[7 0 R]/Kids[7 0 R]/Parent 7 0 R>>",
        streamObject(
          Buffer.from("/X Do"),
          0,
          "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 8 0 R>>>>",
        ),
        streamObject(Buffer.from("x")).toString("latin1").replace("/Length 1", "/Length 9 0 R"),
      ],
    });
    expect(await refusalOf(round)).toBe("cleaned");
  });

  it("is read by its leaves when it says that it has a million pages", async () => {
    const lying = handMadePdf([catalog, "<</Type/Pages/Kids[3 0 R]/Count 1000000>>", leaf]);
    expect(await takePdf(lying, uploadLimitBytes)).toEqual({ ok: true, pages: 1, kept: "as-it-came" });
  });

  it("is refused when dictionaries lie in one another a hundred thousand deep", async () => {
    const deep = onePage(plain, { page: `/X ${"<</A".repeat(100_000)} 1${">>".repeat(100_000)}` });
    expect(await refusalOf(deep)).toBe("over-budget");
  });
});

describe("a bomb made of pixels (AB-066)", () => {
  const image = (dictionary: string, bytes: Buffer = Buffer.alloc(0)) =>
    onePage(plain, { extra: [streamObject(bytes, 0, `/Type/XObject/Subtype/Image${dictionary}`)] });
  const jpeg = (width: number, height: number) => {
    const frame = Buffer.from([
      0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0, 0, 0, 0, 1, 0, 0, 0, 0xff, 0xda,
    ]);
    frame.writeUInt16BE(height, 13);
    frame.writeUInt16BE(width, 15);
    return frame;
  };
  const jpeg2000 = (width: number, height: number) => {
    const size = Buffer.alloc(40);
    Buffer.from([0xff, 0x4f, 0xff, 0x51, 0, 41]).copy(size);
    size.writeUInt32BE(width, 8);
    size.writeUInt32BE(height, 12);
    return size;
  };
  const jbig2 = (width: number, height: number) => {
    const page = Buffer.alloc(30);
    page[4] = 48;
    page.writeUInt32BE(width, 11);
    page.writeUInt32BE(height, 15);
    return page;
  };

  it("is refused when a picture says it has more than three hundred million", async () => {
    expect(await refusalOf(image("/Width 65535/Height 65535"))).toBe("over-budget");
    expect(await refusalOf(image("/Width 5100/Height 6600"))).toBe("as-it-came");
  });

  it.each([
    ["JPEG", "/DCTDecode", jpeg],
    ["JPEG 2000", "/JPXDecode", jpeg2000],
    ["JBIG2", "/JBIG2Decode", jbig2],
  ])("is refused when only the bytes of a %s say so", async (_what, filter, bytes) => {
    const said = `/Width 10/Height 10/Filter${filter}`;
    expect(await refusalOf(image(said, bytes(65_000, 65_000)))).toBe("over-budget");
    expect(await refusalOf(image(said.replace(filter, `[${filter}]`), bytes(65_000, 65_000)))).toBe(
      "over-budget",
    );
    expect(await refusalOf(image(said, bytes(5_100, 6_600)))).toBe("as-it-came");
  });

  it("is refused when a page is larger than a page may be, by its box or by its unit", async () => {
    const box = (side: string, more = "") => onePage(plain, { page: `/CropBox[0 0 ${side} 9]${more}` });
    expect(await refusalOf(box("14400000"))).toBe("over-budget");
    expect(await refusalOf(box("14400", "/UserUnit 2"))).toBe("over-budget");
    expect(await refusalOf(box("14400"))).toBe("as-it-came");
  });
});
