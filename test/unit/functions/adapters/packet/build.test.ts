import { PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { packetOf } from "../../../../support/packets.ts";
import { onePage, pagesSaying, streamObject } from "../../../../support/pdf-files.ts";
import { everythingIn, hexOf } from "../../../../support/pdf-insides.ts";

describe("a production", () => {
  it("holds every page once, in order, each with the next number", async () => {
    const documents = [
      { bytes: await pagesSaying(["first", "second"]), pages: 2 },
      { bytes: await pagesSaying(["third"]), pages: 1 },
    ];
    const built = (await packetOf(documents)).file;
    const pages = (await PDFDocument.load(built)).getPages();
    expect(pages).toHaveLength(3);
    const everything = await everythingIn(built);
    for (const text of ["first", "second", "third", "DUC000001", "DUC000002", "DUC000003"])
      expect(everything).toContain(hexOf(text));
    expect(everything).not.toContain(hexOf("DUC000004"));
    expect(Buffer.from(built).toString("latin1").match(/%%EOF/g)).toHaveLength(1);
  });

  it("is the same bytes when it is built again", async () => {
    const documents = [{ bytes: await pagesSaying(["first", "second"]), pages: 2 }];
    const once = Buffer.from((await packetOf(documents)).file);
    expect(once.equals(Buffer.from((await packetOf(documents)).file))).toBe(true);
  });

  it("brings along nothing that acts or hides, and nothing of another page", async () => {
    const hostile = onePage(
      streamObject(Buffer.from("BT /F1 12 Tf 9 9 Td (kept) Tj /AA 12 Tf (too) Tj ET")),
      {
        catalog:
          "/OpenAction<</S/JavaScript/JS(CANARYOPEN)>>/Names<</JavaScript<</Names[(CANARYNAMES) 5 0 R]>>>>",
        page: "/AA<</O 5 0 R>>/Metadata 6 0 R/PieceInfo<</X<</Private(CANARYPIECE)>>>>/Thumb 6 0 R/Annots[7 0 R 8 0 R]/Resources<</Font<</F1 9 0 R/AA 9 0 R>>>>",
        extra: [
          "<</S/JavaScript/JS(CANARYSCRIPT)>>",
          streamObject(Buffer.from("CANARYXMP"), 1, "/Type/Metadata/Subtype/XML"),
          "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://CANARYLINK.example)>>>>",
          "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(CANARYNOTE)/Popup 7 0 R>>",
          "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ],
      },
    );
    const built = (await packetOf([{ bytes: hostile, pages: 1 }])).file;
    const everything = await everythingIn(built);
    expect(everything).not.toContain("CANARY");
    expect(everything).toContain("(kept)");
    const [page] = (await PDFDocument.load(built)).getPages();
    const fonts = page?.node.Resources()?.lookup(PDFName.of("Font"), PDFDict);
    expect(fonts?.has(PDFName.of("AA"))).toBe(true);
  });

  it("keeps what an annotation shows, drawn into the page", async () => {
    const stamped = onePage(streamObject(Buffer.from("q Q")), {
      page: "/Annots[5 0 R]",
      extra: [
        "<</Type/Annot/Subtype/Stamp/Rect[100 100 200 150]/F 4/AP<</N 6 0 R>>>>",
        streamObject(
          Buffer.from("BT /F1 12 Tf 5 5 Td (SHOWN IN A FIELD) Tj ET"),
          0,
          "/Type/XObject/Subtype/Form/BBox[0 0 50 50]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
        ),
      ],
    });
    const everything = await everythingIn((await packetOf([{ bytes: stamped, pages: 1 }])).file);
    expect(everything).toContain("SHOWN IN A FIELD");
    expect(everything).toMatch(/2 0 0 1 100 100 cm/);
    expect(everything).not.toContain("/Annots");
  });

  it("does not draw what an annotation hides", async () => {
    const hidden = onePage(streamObject(Buffer.from("q Q")), {
      page: "/Annots[5 0 R]",
      extra: [
        "<</Type/Annot/Subtype/Stamp/Rect[100 100 200 150]/F 2/AP<</N 6 0 R>>>>",
        streamObject(Buffer.from("BT (NEVER SHOWN) Tj ET"), 0, "/Type/XObject/Subtype/Form/BBox[0 0 50 50]"),
      ],
    });
    expect(await everythingIn((await packetOf([{ bytes: hidden, pages: 1 }])).file)).not.toContain(
      "NEVER SHOWN",
    );
  });

  it.each([
    [0, { x: 0, y: -20, width: 612, height: 812 }],
    [90, { x: 0, y: 0, width: 632, height: 792 }],
    [180, { x: 0, y: 0, width: 612, height: 812 }],
    [270, { x: -20, y: 0, width: 632, height: 792 }],
  ])(
    "numbers a page turned by %i degrees in a band at its shown foot, clear of its content",
    async (turn, box) => {
      const built = (await packetOf([{ bytes: await pagesSaying(["words"], turn), pages: 1 }])).file;
      const [page] = (await PDFDocument.load(built)).getPages();
      expect(page?.getMediaBox()).toEqual(box);
      expect(page?.getCropBox()).toEqual(box);
      expect(page?.getRotation().angle).toBe(turn);
      const [cos, sin] = [
        Math.round(Math.cos((turn * Math.PI) / 180)),
        Math.round(Math.sin((turn * Math.PI) / 180)),
      ];
      const text = (await everythingIn(built)).match(
        /([-\d.e]+) ([-\d.e]+) ([-\d.e]+) ([-\d.e]+) ([-\d.e]+) ([-\d.e]+) Tm\s*<4455433030303030(?:31)>/,
      );
      const [a, b, , , x, y] = (text ?? []).slice(1).map(Number);
      expect([Math.round(a ?? 9) - cos, Math.round(b ?? 9) - sin]).toEqual([0, 0]);
      const inBand = { 0: (y ?? 0) < 0, 90: (x ?? 0) > 612, 180: (y ?? 0) > 792, 270: (x ?? 0) < 0 }[turn];
      expect(inBand).toBe(true);
    },
  );

  it("stamps within the crop box and keeps hidden what lies outside", async () => {
    const cropped = onePage(streamObject(Buffer.from("q Q")), { page: "/CropBox[100 100 400 500]" });
    const [page] = (await PDFDocument.load((await packetOf([{ bytes: cropped, pages: 1 }])).file)).getPages();
    expect(page?.getCropBox()).toEqual({ x: 100, y: 80, width: 300, height: 420 });
    expect(page?.getMediaBox()).toEqual({ x: 100, y: 80, width: 300, height: 420 });
  });

  it("goes on without a document that cannot be read, with pages that say so under its numbers", async () => {
    const { documents, file } = await packetOf([
      { bytes: await pagesSaying(["first"]), pages: 1 },
      { bytes: await pagesSaying(["another", "count"]), pages: 3 },
      { bytes: Buffer.from("hello"), pages: 1 },
      { bytes: await pagesSaying(["last"]), pages: 1 },
    ]);
    expect(documents.map(({ setAside }) => setAside)).toEqual([
      null,
      "page-count-differs",
      "wrong-type",
      null,
    ]);
    const everything = await everythingIn(file);
    expect((await PDFDocument.load(file)).getPageCount()).toBe(6);
    for (const text of [
      "first",
      "last",
      "DUC000006",
      "Page 3 of 3 of the document numbered DUC000002 to DUC000004.",
    ])
      expect(everything).toContain(hexOf(text));
    expect(everything).not.toContain(hexOf("another"));
  });

  it("gives numbers to pages that stay out, too, so that the gap is seen", async () => {
    const bytes = await pagesSaying(["one", "two", "three"]);
    const { file, pages } = await packetOf([{ bytes, pages: 3, withheld: [2] }]);
    const everything = await everythingIn(file);
    expect(pages).toBe(2);
    expect(everything).toContain(hexOf("DUC000003"));
    for (const gone of ["two", "DUC000002"]) expect(everything).not.toContain(hexOf(gone));
  });
});
