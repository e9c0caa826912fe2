import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { setDocx } from "../../../functions/adapters/docx-paper.ts";
import { numberOf } from "../../../functions/adapters/pdf-lines.ts";
import { unshownIn } from "../../../functions/draw-papers/unshown.ts";
import { setPdf, unshownWords } from "../../../functions/adapters/pdf-paper.ts";
import { caseFor, drawUp } from "../../../workflows/papers/draw-up.ts";
import { linesOf } from "../../../workflows/papers/paper.ts";
import type { Paper } from "../../../workflows/papers/paper.ts";
import { receipt } from "../../../workflows/papers/templates/receipt.ts";
import { templates } from "../../../workflows/papers/templates/index.ts";
import { docxText, emptySources, fullSources, pdfText, producedSources } from "../../support/papers.ts";

const at = new Date("2026-11-21T12:00:00Z");
// Lines break where they may; nothing else may differ.
const packed = (text: string) => text.replaceAll(/\s+/gu, "");

describe.each([
  ["an empty case", emptySources],
  ["a full case", fullSources],
  ["a production", producedSources],
])("the two forms of a paper drawn from %s", (_which, sources) => {
  it.each(templates.map((template) => [template.paper, template] as const))(
    "%s: the word processor's document and the PDF, read by its tags, say the same",
    async (_paper, template) => {
      const paper = drawUp(template, caseFor(template, sources));
      const said = packed(paper.blocks.flatMap(linesOf).join("\n"));
      expect(packed(docxText(await setDocx(paper)))).toBe(said);
      expect(packed(await pdfText(await setPdf(paper, at)))).toBe(said);
    },
  );
});

const aPaper = (...blocks: Paper["blocks"]): Paper => ({
  ...drawUp(receipt, caseFor(receipt, emptySources)),
  blocks,
});

describe("a PDF", () => {
  it("has a title that the window shows, a language, a structure and pages numbered for nobody's ear", async () => {
    const bytes = await setPdf(aPaper({ kind: "title", line: ["Receipt"] }), at);
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const { catalog } = document;
    expect(document.getTitle()).toBe("Receipt");
    expect(String(catalog.lookup(PDFName.of("Lang")))).toBe("(en-US)");
    expect(String(catalog.lookup(PDFName.of("MarkInfo")))).toContain("/Marked true");
    expect(String(catalog.lookup(PDFName.of("ViewerPreferences")))).toContain("/DisplayDocTitle true");
    expect(await pdfText(bytes)).toBe("Receipt");
  });

  it("goes on over pages, within a table too, and keeps every word", async () => {
    const long = Array.from({ length: 900 }, (_none, word) => `word${word}`).join(" ");
    const table = { kind: "table", head: ["One", "Two"], rows: [[[long], ["short"]]] } as const;
    const paper = aPaper(
      { kind: "paragraph", line: [long] },
      table,
      { kind: "new-page" },
      { kind: "items", items: [[long]] },
    );
    const bytes = await setPdf(paper, at);
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(3);
    expect(packed(await pdfText(bytes))).toBe(packed(paper.blocks.flatMap(linesOf).join("\n")));
  });

  it.each(["Łukasz Dvořák", "Nguyễn Thị Hương", "Ελένη Παπαδοπούλου", "Иван Щербаков", "Gülşen Ağaoğlu"])(
    "shows %s, with a font of which the file gets no more than those letters",
    async (name) => {
      const paper = aPaper({ kind: "title", line: [name] }, { kind: "paragraph", line: [name, ", office."] });
      const bytes = await setPdf(paper, at);
      expect(await pdfText(bytes)).toBe(`${name}\n${name}, office.`);
      expect(bytes.length).toBeLessThan(40_000);
      expect(Buffer.from(await setPdf(paper, at)).equals(Buffer.from(bytes))).toBe(true);
    },
  );

  it.each([
    ["中村", ["中", "村"]],
    ["😀", ["😀"]],
    ["שלום", ["ש", "ל", "ו", "ם"]],
  ])(
    "puts the numbers of %s in their place, and says so at the end: nothing is dropped or garbled",
    async (name, lost) => {
      const text = await pdfText(
        await setPdf(aPaper({ kind: "paragraph", line: [`Dear ${name} Łucja`] }), at),
      );
      const numbers = Array.from(name, numberOf).join("");
      expect(text.replaceAll("\n", " ")).toBe(`Dear ${numbers} Łucja ${unshownWords(lost)}`);
    },
  );

  it("is told of before it is drawn up: which letters it cannot show, and where they stand", async () => {
    const paper = aPaper(
      { kind: "paragraph", line: ["Dear 中村 Łucja"] },
      { kind: "paragraph", line: ["Łucja"] },
    );
    expect(await unshownIn(paper)).toEqual([
      { letter: "中", number: "U+4E2D", where: "Dear 中村 Łucja" },
      { letter: "村", number: "U+6751", where: "Dear 中村 Łucja" },
    ]);
    expect(await unshownIn(aPaper({ kind: "paragraph", line: ["Łucja, Žofie, “so” – 5 €"] }))).toEqual([]);
  });
});
