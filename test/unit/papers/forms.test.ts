import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { setDocx } from "../../../functions/adapters/docx-paper.ts";
import { setPdf, unshown } from "../../../functions/adapters/pdf-paper.ts";
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

  it("says so where it cannot show a letter", async () => {
    const text = await pdfText(await setPdf(aPaper({ kind: "paragraph", line: ["Łucja"] }), at));
    expect(text).toBe(`?ucja\n${unshown}`);
  });
});
