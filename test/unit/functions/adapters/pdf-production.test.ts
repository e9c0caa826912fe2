import { inflateSync } from "node:zlib";
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { buildProduction } from "../../../../functions/adapters/pdf-production.ts";
import { setLetter } from "../../../../functions/adapters/pdf-letter.ts";
import { coverLetter } from "../../../../workflows/production/cover-letter.ts";
import { drawnText } from "../../../support/papers.ts";
import { onePage, pagesSaying, streamObject } from "../../../support/pdf-files.ts";

const at = new Date("2026-11-21T12:00:00Z");

/** Everything that any object of a file says, streams inflated: where nothing is found, nothing is. */
async function everythingIn(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => {
      if (!(object instanceof PDFRawStream)) return object.toString();
      const raw = Buffer.from(object.contents);
      const deflated = object.dict.toString().includes("FlateDecode");
      return `${object.dict.toString()} ${(deflated ? inflateSync(raw) : raw).toString("latin1")}`;
    })
    .join("\n");
}
const hexOf = (text: string) => Buffer.from(text, "latin1").toString("hex").toUpperCase();

const numbers = { prefix: "DUC", firstNumber: 1 };

describe("a production", () => {
  it("holds every page once, in order, each with the next number", async () => {
    const documents = [
      { bytes: await pagesSaying(["first", "second"]), pages: 2 },
      { bytes: await pagesSaying(["third"]), pages: 1 },
    ];
    const built = await buildProduction(documents, numbers, at);
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
    const once = Buffer.from(await buildProduction(documents, numbers, at));
    expect(once.equals(Buffer.from(await buildProduction(documents, numbers, at)))).toBe(true);
  });

  it("brings along nothing that acts or hides, and nothing of another page", async () => {
    const hostile = onePage(streamObject(Buffer.from("BT /F1 12 Tf (kept) Tj ET")), {
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
    });
    const built = await buildProduction([{ bytes: hostile, pages: 1 }], numbers, at);
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
          Buffer.from("BT (SHOWN IN A FIELD) Tj ET"),
          0,
          "/Type/XObject/Subtype/Form/BBox[0 0 50 50]",
        ),
      ],
    });
    const everything = await everythingIn(await buildProduction([{ bytes: stamped, pages: 1 }], numbers, at));
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
    expect(
      await everythingIn(await buildProduction([{ bytes: hidden, pages: 1 }], numbers, at)),
    ).not.toContain("NEVER SHOWN");
  });

  it.each([
    [0, { x: 0, y: -20, width: 612, height: 812 }],
    [90, { x: 0, y: 0, width: 632, height: 792 }],
    [180, { x: 0, y: 0, width: 612, height: 812 }],
    [270, { x: -20, y: 0, width: 632, height: 792 }],
  ])(
    "numbers a page turned by %i degrees in a band at its shown foot, clear of its content",
    async (turn, box) => {
      const built = await buildProduction(
        [{ bytes: await pagesSaying(["words"], turn), pages: 1 }],
        numbers,
        at,
      );
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
      expect([Math.round(a ?? 9), Math.round(b ?? 9)]).toEqual([cos, sin]);
      const inBand = { 0: (y ?? 0) < 0, 90: (x ?? 0) > 612, 180: (y ?? 0) > 792, 270: (x ?? 0) < 0 }[turn];
      expect(inBand).toBe(true);
    },
  );

  it("stamps within the crop box and keeps hidden what lies outside", async () => {
    const cropped = onePage(streamObject(Buffer.from("q Q")), { page: "/CropBox[100 100 400 500]" });
    const [page] = (
      await PDFDocument.load(await buildProduction([{ bytes: cropped, pages: 1 }], numbers, at))
    ).getPages();
    expect(page?.getCropBox()).toEqual({ x: 100, y: 80, width: 300, height: 420 });
    expect(page?.getMediaBox()).toEqual({ x: 100, y: 80, width: 300, height: 420 });
  });

  it("is refused when a document has other pages than were counted at import", async () => {
    const bytes = await pagesSaying(["first", "second"]);
    await expect(buildProduction([{ bytes, pages: 3 }], numbers, at)).rejects.toMatchObject({
      name: "ProductionUnsound",
      reason: "page-count-differs",
    });
  });
});

describe("a cover letter", () => {
  it("says what is enclosed and lists what is withheld, over as many pages as it takes", async () => {
    const withheld = Array.from({ length: 120 }, (_, at) => ({
      control: `W${String(at + 1).padStart(4, "0")}`,
      on: "2026-03-04",
      pages: at === 0 ? null : at,
      author: "Miriam Okafor",
      recipient: "none: kept in the practice's record",
      describedAs: "progress note",
      ground: "privilege" as const,
      words: "The psychotherapist-patient privilege is claimed for this communication.",
      citation: "FRE 501",
    }));
    const letter = coverLetter({
      practiceName: "Harbor Light Counseling",
      requester: { name: "Lukas O\u2019Dell" },
      on: "2026-11-21",
      trackingNumber: "26-HLC-12345-A",
      rulesOf: "federal-civil",
      batesFirst: "DUC000001",
      batesLast: "DUC000002",
      pages: 2,
      withheld,
      notProduced: [],
      includesPart2Records: false,
      underProtectiveOrder: true,
    });
    const set = await setLetter(letter, at);
    expect(set.pages).toBeGreaterThan(2);
    const everything = await everythingIn(set.bytes);
    expect(everything).toContain(hexOf("DUC000001"));
    expect(everything).toContain(hexOf("W0120"));
    expect(everything).toContain(hexOf("Author: Miriam Okafor."));
    const text = await drawnText(set.bytes);
    expect(text).toContain("W0001 March 4, 2026, progress note, pages not counted.");
    expect(text).toContain("W0002 March 4, 2026, progress note, 1 page.");
    expect(text).toContain("W0003 March 4, 2026, progress note, 2 pages.");
  });

  const toSomebody = (name: string) =>
    coverLetter({
      practiceName: "Harbor Light Counseling",
      requester: { name },
      on: "2026-11-21",
      trackingNumber: "26-HLC-12345-A",
      rulesOf: "federal-civil",
      batesFirst: "DUC000001",
      batesLast: "DUC000002",
      pages: 2,
      withheld: [],
      notProduced: [],
      includesPart2Records: false,
      underProtectiveOrder: false,
    });

  it.each([
    ["Latin letters of every language", "\u0141ukasz Nguy\u1ec5n-\u0150sz"],
    [
      "Greek",
      "\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2 \u0391\u03bd\u03ac\u03b3\u03bd\u03c9\u03c3\u03c4\u03bf\u03c5",
    ],
    ["Cyrillic", "\u041e\u043b\u0435\u043d\u0430 \u0429\u0435\u0440\u0431\u0430\u043d\u044c"],
  ])("shows names in %s, and is the same bytes when it is set again", async (_which, name) => {
    const { bytes } = await setLetter(toSomebody(name), at);
    const text = await drawnText(bytes);
    expect(text.split("\n")).toContain(name);
    expect(text).not.toMatch(/\?|U\+/u);
    expect(Buffer.from(bytes).equals(Buffer.from((await setLetter(toSomebody(name), at)).bytes))).toBe(true);
  });

  it("shows a letter that its fonts lack by its number, and says so at its end", async () => {
    const text = await drawnText((await setLetter(toSomebody("\u674e Ada"), at)).bytes);
    expect(text).toContain("[U+674E] Ada");
    expect(text).toContain("no glyph for [U+674E]");
  });
});
