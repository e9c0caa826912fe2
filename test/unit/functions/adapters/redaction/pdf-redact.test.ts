import { PDFDocument, PDFName, StandardFonts, degrees } from "@cantoo/pdf-lib";
import type { PDFFont, PDFPage } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { redact } from "../../../../../functions/adapters/redaction/pdf-redact.ts";
import type { RedactionBox } from "../../../../../workflows/contract/redaction.ts";
import { boxAround, darkIn, everythingIn, pageOf, textOf } from "../../../../support/redaction.ts";

type Line = readonly [text: string, x: number, y: number];

async function notes(
  lines: readonly Line[],
  more?: (page: PDFPage, font: PDFFont) => void,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const page = document.addPage([612, 792]);
  for (const [text, x, y] of lines) page.drawText(text, { x, y, size: 12, font });
  more?.(page, font);
  return document.save({ useObjectStreams: false });
}

async function done(bytes: Uint8Array, boxes: readonly RedactionBox[]): Promise<Uint8Array> {
  const redaction = await redact(bytes, boxes);
  if (!redaction.ok) throw new Error(redaction.reason);
  return redaction.bytes;
}

describe("words under a box", () => {
  it("go whole, and the words around them can still be found", async () => {
    const bytes = await notes([["Came with Jonathan Sampleton, her brother, on time.", 72, 700]]);
    const after = await done(bytes, [await boxAround(bytes, "Jonathan Sampleton")]);
    expect(await textOf(after)).toBe("Came with OP Other person her brother, on time.");
    const everything = await everythingIn(after);
    expect(everything).not.toMatch(/Jonathan|Sampleton/);
    expect(everything.match(/%%EOF/g)).toHaveLength(1 * 2);
  });

  it("have one label, also where the box lies over a drawing besides", async () => {
    const bytes = await notes([["Came with Jonathan Sampleton today.", 72, 700]], (page) => {
      page.drawRectangle({ x: 130, y: 640, width: 40, height: 40 });
    });
    const after = await done(bytes, [
      { page: 1, box: { left: 128, top: 78, right: 180, bottom: 160 }, reason: "other-person" },
    ]);
    expect((await textOf(after)).match(/Other person/gu)).toHaveLength(1);
    const { picture } = await pageOf(after);
    const drawing = { left: 132, top: 114, right: 168, bottom: 150 };
    expect(darkIn(picture, drawing)).toBe(72 * 72);
  });

  it("go whole when the box only grazes them (AB-083)", async () => {
    const bytes = await notes([["Came with Jonathan Sampleton, her brother.", 72, 700]]);
    const { words } = await pageOf(bytes);
    const name = words[3]?.ink ?? { left: 0, top: 0, right: 0, bottom: 0 };
    const box = { left: name.right - 1, right: name.right + 1, top: name.top, bottom: name.top + 1 };
    const after = await done(bytes, [{ page: 1, box, reason: "other-person" }]);
    expect(await textOf(after)).toBe("Came with Jonathan OP Other person her brother.");
  });

  it("are taken out of forms that a page draws, and of what annotations show", async () => {
    const inner = await notes([["Inner Nathaniel words", 72, 700]]);
    const document = await PDFDocument.create();
    const page = document.addPage([612, 792]);
    const [form] = await document.embedPdf(inner);
    if (!form) throw new Error("nothing was embedded");
    page.drawPage(form);
    const look = document.context.register(
      document.context.flateStream("BT /F 12 Tf 2 4 Td (Said Zebulon) Tj ET", {
        Type: "XObject",
        Subtype: "Form",
        BBox: [0, 0, 120, 20],
        Resources: { Font: { F: (await document.embedFont(StandardFonts.Helvetica)).ref } },
      }),
    );
    const note = {
      Type: "Annot",
      Subtype: "Stamp",
      Rect: [72, 600, 192, 620],
      Contents: "Zebulon",
      AP: { N: look },
    };
    page.node.set(
      PDFName.of("Annots"),
      document.context.obj([document.context.register(document.context.obj(note))]),
    );
    const bytes = await document.save();
    const boxes = [await boxAround(bytes, "Nathaniel"), await boxAround(bytes, "Zebulon", "privilege")];
    const after = await done(bytes, boxes);
    expect(await textOf(after)).toBe("Inner OP Other person words Said PRV Privilege");
    expect(await everythingIn(after)).not.toMatch(/Nathaniel|Zebulon/);
  });

  it.each([0, 90, 180, 270])(
    "are found where they are shown on a page turned by %i degrees (AB-084)",
    async (turn) => {
      const document = await PDFDocument.create();
      const font = await document.embedFont(StandardFonts.TimesRoman);
      const page = document.addPage([612, 792]);
      page.setMediaBox(-20, -30, 612, 792);
      page.setCropBox(10, 20, 500, 700);
      page.setRotation(degrees(turn));
      const at = { 0: [72, 600], 90: [200, 100], 180: [400, 300], 270: [300, 500] }[turn] ?? [];
      page.drawText("Seen with Barnaby today", {
        x: at[0] ?? 0,
        y: at[1] ?? 0,
        size: 12,
        font,
        rotate: degrees(turn),
      });
      const bytes = await document.save();
      const after = await done(bytes, [await boxAround(bytes, "Barnaby")]);
      expect(await textOf(after)).toBe("Seen with OP Other person today");
      const shown = await pageOf(after);
      const { width, height } = await pageOf(bytes);
      expect([shown.width, shown.height]).toEqual([width, height]);
    },
  );

  it("that run up the page go with their whole line", async () => {
    const bytes = await notes([["Across the page.", 72, 700]], (page, font) =>
      page.drawText("Up the side Barnaby went", { x: 40, y: 300, size: 12, font, rotate: degrees(90) }),
    );
    const after = await done(bytes, [await boxAround(bytes, "Barnaby")]);
    expect(await textOf(after)).toBe("Across the page. OP Other person");
    expect(
      darkIn((await pageOf(after)).picture, { left: 32, top: 400, right: 42, bottom: 480 }),
    ).toBeGreaterThan(3000);
  });
});

describe("the width of what went (AB-082)", () => {
  const line = (name: string, at: number): readonly Line[] => [
    ["The first line stays as it is and ends here.", 72, 715],
    ["Came with", 72, 700],
    [name, 124, 700],
    ["on time,", at, 700],
    ["as before.", at + 50, 700],
  ];
  it("cannot be told: two documents that differ in the name and in nothing else come out the same", async () => {
    const [short, long] = [
      await notes(line("Bo Li", 160)),
      await notes(line("Maximilian Featherstone", 260)),
    ];
    const [one, other] = [
      await done(short, [await boxAround(short, "Bo Li")]),
      await done(long, [await boxAround(long, "Maximilian Featherstone")]),
    ];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  it("cannot be told from the words of a running line, one in the middle of the page, or a line under them", async () => {
    const around = (name: string) =>
      notes([["A line that begins at the margin.", 72, 740]], (page, font) => {
        const title = `Session with ${name}`;
        page.drawText(title, { x: 306 - font.widthOfTextAtSize(title, 12) / 2, y: 700, size: 12, font });
        page.drawText(`Together with ${name}, who was late.`, { x: 72, y: 680, size: 12, font });
        const width = font.widthOfTextAtSize(name, 12);
        page.drawText(name, { x: 72, y: 640, size: 12, font });
        page.drawLine({ start: { x: 72, y: 637.5 }, end: { x: 72 + width, y: 637.5 } });
      });
    const shown = await Promise.all(
      ["Bo Li", "Maximilian Featherstone"].map(async (name) => {
        const bytes = await around(name);
        const { words } = await pageOf(bytes);
        const boxes = words
          .filter(({ text }) => name.split(" ").some((part) => text.startsWith(part)))
          .map(({ ink }) => ({ page: 1, box: ink, reason: "other-person" as const }));
        return pageOf(await done(bytes, boxes));
      }),
    );
    const [one, other] = shown.map(({ words }) =>
      words.map(({ text, room }) => ({ text, at: Math.round(room.left) })),
    );
    expect(one).toEqual(other);
    expect(
      darkIn(shown[0]?.picture ?? { columns: 0, rows: 0, bytes: new Uint8Array() }, {
        left: 500,
        top: 0,
        right: 612,
        bottom: 200,
      }),
    ).toBe(
      darkIn(shown[1]?.picture ?? { columns: 0, rows: 0, bytes: new Uint8Array() }, {
        left: 500,
        top: 0,
        right: 612,
        bottom: 200,
      }),
    );
  });

  it("is not what a box has that stands alone in its line", async () => {
    const bytes = await notes([
      ["The first line stays and is this long.", 72, 715],
      ["Bo", 72, 700],
    ]);
    const { picture } = await pageOf(await done(bytes, [await boxAround(bytes, "Bo")]));
    expect(darkIn(picture, { left: 300, top: 84, right: 500, bottom: 90 })).toBe(4800);
  });
});
