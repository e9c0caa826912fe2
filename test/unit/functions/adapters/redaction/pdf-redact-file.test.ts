import { deflateSync } from "node:zlib";
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  StandardFonts,
  decodePDFRawStream,
} from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { redact } from "../../../../../functions/adapters/redaction/pdf-redact.ts";
import { freshDocument } from "../../../../../functions/adapters/pdf-production.ts";
import { tagsOf } from "../../../../../functions/adapters/pdf-tags.ts";
import type { RedactionBox } from "../../../../../workflows/contract/redaction.ts";
import { handMadePdf, pagesSaying, streamObject } from "../../../../support/pdf-files.ts";
import { boxAround, darkIn, everythingIn, pageOf, textOf } from "../../../../support/redaction.ts";

async function done(bytes: Uint8Array, boxes: readonly RedactionBox[]): Promise<Uint8Array> {
  const redaction = await redact(bytes, boxes);
  if (!redaction.ok) throw new Error(redaction.reason);
  return redaction.bytes;
}

/** A scan of one colour a pixel, 600 by 800 grey pixels over a whole page, dark where `isDark` says. */
const scan = (isDark: (x: number, y: number) => boolean, layer = ""): Buffer => {
  const samples = Buffer.alloc(600 * 800, 230);
  for (let y = 0; y < 800; y += 1)
    for (let x = 0; x < 600; x += 1) if (isDark(x, y)) samples[y * 600 + x] = 20;
  return handMadePdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</S 5 0 R>>/Font<</F 6 0 R>>>>>>",
    streamObject(Buffer.from(`q 600 0 0 800 0 0 cm /S Do Q ${layer}`)),
    streamObject(
      samples,
      1,
      "/Type/XObject/Subtype/Image/Width 600/Height 800/ColorSpace/DeviceGray/BitsPerComponent 8",
    ),
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ]);
};

describe("a scan", () => {
  it("has no pixel left of what was under a box, and the picture it had is gone (AB-078)", async () => {
    const secret = (x: number, y: number) => x >= 100 && x < 200 && y >= 100 && y < 120 && (x + y) % 3 === 0;
    const kept = (x: number, y: number) => x >= 100 && x < 200 && y >= 300 && y < 320 && (x + y) % 3 === 0;
    const bytes = scan((x, y) => secret(x, y) || kept(x, y));
    const box = { left: 99, top: 99, right: 201, bottom: 121 };
    const after = await done(bytes, [{ page: 1, box, reason: "privilege" }]);
    const pictures = (await PDFDocument.load(after)).context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFRawStream && object.dict.has(PDFName.of("Width")) ? [object] : [],
      );
    expect(pictures).toHaveLength(1);
    const [picture] = pictures;
    const samples = Buffer.from(picture ? decodePDFRawStream(picture).decode() : []);
    const columns = Number(String(picture?.dict.get(PDFName.of("Width"))));
    const dots = columns / 600;
    const rows = Array.from({ length: Math.floor(22 * dots) }, (_, row) => Math.ceil(99 * dots) + row);
    const under = rows.flatMap((row) => [
      ...samples.subarray(row * columns + Math.ceil(99 * dots), row * columns + Math.floor(201 * dots)),
    ]);
    expect(new Set(under)).toEqual(new Set([0]));
    const { picture: shown } = await pageOf(after);
    expect(darkIn(shown, { left: 100, top: 300, right: 200, bottom: 320 })).toBeGreaterThan(500);
    expect(await textOf(after)).toBe("PRV Privilege");
  });

  it("loses the layer of words that nobody sees: it need not lie where the words are (AB-080)", async () => {
    const bytes = scan(
      (x, y) => x >= 100 && x < 200 && y >= 100 && y < 120,
      "BT /F 10 Tf 3 Tr 300 500 Td (Leopold elsewhere) Tj ET",
    );
    const box = { left: 99, top: 99, right: 201, bottom: 121 };
    const after = await done(bytes, [{ page: 1, box, reason: "privilege" }]);
    expect(await everythingIn(after)).not.toMatch(/Leopold|elsewhere/);
  });

  it("has a box grow over the ink that it cuts", async () => {
    const bytes = scan((x, y) => x >= 100 && x < 110 && y >= 100 && y < 120);
    const box = { left: 50, top: 95, right: 105, bottom: 125 };
    const { picture } = await pageOf(await done(bytes, [{ page: 1, box, reason: "privilege" }]));
    expect(darkIn(picture, { left: 105, top: 96, right: 110, bottom: 99 })).toBe(60);
  });
});

describe("the rest of the file", () => {
  it("keeps the content of the pages that nobody marked, byte for byte", async () => {
    const bytes = await pagesSaying(["First page", "Second Leopold page", "Third page"]);
    const after = await done(bytes, [await boxAround(bytes, "Leopold", "other-person", 2)]);
    const [before, now] = [await contents(bytes), await contents(after)];
    expect([now[0], now[2]]).toEqual([before[0], before[2]]);
    expect(now[1]).not.toEqual(before[1]);
    expect(await textOf(after, 3)).toBe("Third page");
  });

  it("holds nothing that only a marked page drew, though pages share their resources", async () => {
    const picture = streamObject(
      Buffer.from("LEOPOLD-IN-PIXELS-"),
      0,
      "/Type/XObject/Subtype/Image/Width 6/Height 3/ColorSpace/DeviceGray/BitsPerComponent 8",
    );
    const bytes = handMadePdf([
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 600 800]/Resources 7 0 R>>",
      "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>",
      "<</Type/Page/Parent 2 0 R/Contents 6 0 R>>",
      streamObject(Buffer.from("BT /F 12 Tf 72 700 Td (Stays here) Tj ET")),
      streamObject(Buffer.from("q 60 0 0 30 100 100 cm /S Do Q")),
      "<</XObject<</S 8 0 R>>/Font<</F 9 0 R>>>>",
      picture,
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]);
    const after = await done(bytes, [
      { page: 2, box: { left: 90, top: 650, right: 170, bottom: 710 }, reason: "privilege" },
    ]);
    expect(await everythingIn(after)).not.toContain("LEOPOLD");
    expect(await textOf(after, 1)).toBe("Stays here");
  });

  it("says the words nowhere else: bookmarks, information, forms, attachments, alternate text, earlier revisions (AB-079, AB-081)", async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([612, 792]);
    page.drawText("Spoke of Leopold here", { x: 72, y: 700, size: 12, font });
    document.addPage([612, 792]).drawText("Another page", { x: 72, y: 700, size: 12, font });
    document.setTitle("About Leopold");
    await document.attach(Buffer.from("Leopold"), "Leopold.txt");
    const { context, catalog } = document;
    const said = (entries: Parameters<typeof context.obj>[0]) => context.register(context.obj(entries));
    catalog.set(
      PDFName.of("Metadata"),
      context.register(context.flateStream("<x>Leopold</x>", { Type: "Metadata" })),
    );
    catalog.set(PDFName.of("Outlines"), said([said([PDFHexString.fromText("Leopold")])]));
    catalog.set(PDFName.of("Leopold"), said([]));
    page.node.set(PDFName.of("PieceInfo"), said([PDFHexString.fromText("Leopold")]));
    page.node.set(PDFName.of("Thumb"), context.register(context.stream("Leopold")));
    const field = document.getForm().createTextField("Leopold");
    field.setText("Leopold");
    field.addToPage(page, { x: 72, y: 500, width: 100, height: 20 });
    const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
    const revised = Buffer.concat([
      bytes,
      Buffer.from("\n99 0 obj\n(Leopold of an earlier revision)\nendobj\n%%EOF\n"),
    ]);
    const boxes = [
      await boxAround(revised, "Leopold"),
      { ...(await boxAround(revised, "here")), box: { left: 60, top: 260, right: 300, bottom: 300 } },
    ];
    const after = await done(revised, boxes);
    expect(await everythingIn(after)).not.toContain("Leopold");
    expect(Buffer.from(after).toString("latin1").match(/%%EOF/g)).toHaveLength(1);
  });

  it("keeps the structure of the other pages, and one paragraph where a marked page was", async () => {
    const document = await freshDocument(new Date(0));
    const font = await document.embedFont(StandardFonts.Helvetica);
    const tags = tagsOf(document);
    for (const words of ["Page the first", "Told by Leopold", "Page the last"]) {
      const page = document.addPage([612, 792]);
      tags.draw(page, tags.element("P"), () => page.drawText(words, { x: 72, y: 700, size: 12, font }));
    }
    tags.finish("Notes");
    const told = document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFDict && object.get(PDFName.of("S")) === PDFName.of("P") ? [object] : [],
      );
    told[1]?.set(PDFName.of("ActualText"), PDFHexString.fromText("Leopold"));
    const bytes = await document.save();
    const after = await PDFDocument.load(
      await done(bytes, [await boxAround(bytes, "Leopold", "other-person", 2)]),
    );
    const elements = after.context
      .enumerateIndirectObjects()
      .map(([, object]) => String(object))
      .filter((text) => text.includes("/StructElem"));
    expect(elements.filter((text) => text.includes("/S /P"))).toHaveLength(3);
    expect(elements.join()).not.toContain("ActualText");
    const content = after.getPages()[1]?.node.lookup(PDFName.of("Contents"));
    expect(
      content instanceof PDFRawStream && Buffer.from(decodePDFRawStream(content).decode()).toString(),
    ).toContain("/P <</MCID 0>> BDC");
  });
});

describe("what is not redacted", () => {
  it("is named: no boxes, a page or a place that is not there, a file that cannot be read", async () => {
    const bytes = await pagesSaying(["One page"]);
    const box = { left: 10, top: 10, right: 20, bottom: 20 };
    expect(await redact(bytes, [])).toEqual({ ok: false, reason: "no-boxes" });
    expect(await redact(bytes, [{ page: 2, box, reason: "privilege" }])).toEqual({
      ok: false,
      reason: "no-such-page",
      page: 2,
    });
    expect(
      await redact(bytes, [{ page: 1, box: { ...box, left: 700, right: 710 }, reason: "privilege" }]),
    ).toEqual({ ok: false, reason: "outside-the-page", page: 1 });
    expect(await redact(Buffer.from("no pdf"), [{ page: 1, box, reason: "privilege" }])).toEqual({
      ok: false,
      reason: "unreadable",
    });
    const undrawable = handMadePdf([
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 600 800]>>",
      "<</Type/Page/Parent 2 0 R>>",
      "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>",
      streamObject(deflateSync(Buffer.from("q Q")).subarray(0, 3), 0, "/Filter/Unheard"),
    ]);
    expect(await redact(undrawable, [{ page: 1, box, reason: "privilege" }])).toEqual({
      ok: false,
      reason: "unreadable",
    });
  });
});

async function contents(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes);
  return document.getPages().map(({ node }) => {
    const held = node.lookup(PDFName.of("Contents"));
    const streams =
      held instanceof PDFArray ? held.asArray().map((one) => document.context.lookup(one)) : [held];
    return streams
      .map((one) => (one instanceof PDFRawStream ? Buffer.from(one.contents).toString("hex") : ""))
      .join();
  });
}
