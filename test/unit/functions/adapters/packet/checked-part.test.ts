import { describe, expect, it } from "vitest";
import { PDFDocument } from "@cantoo/pdf-lib";
import { checkedPart } from "../../../../../functions/adapters/packet/checked-part.ts";
import { pdfEngines } from "../../../../../functions/adapters/packet/engines.ts";
import { pagesSaying } from "../../../../support/pdf-files.ts";
import { failedOnPage } from "../../../../support/redaction/failed-on-page.ts";

/** Three pages, something hidden on the last. */
async function threePages(): Promise<Buffer> {
  const document = await PDFDocument.load(await pagesSaying(["one", "two"]));
  const hidden = (await failedOnPage["nearly opaque mark"]?.make(0)) ?? Buffer.of();
  const [page] = await document.copyPages(await PDFDocument.load(hidden), [0]);
  if (page) document.addPage(page);
  return Buffer.from(await document.save());
}
const order = { pages: 3, firstObject: 70_000, prefix: "DUC", firstNumber: 1, withheld: [1], setAnew: [] };
const unreadable = { kind: "unreadable", page: null };

describe("the check of a part", () => {
  it("is made in a process of its own, and says on which page of the document what was left, withheld pages counted", async () => {
    const engines = pdfEngines();
    const made = await engines.make(await threePages(), order);
    if ("refused" in made) throw new Error(made.refused);
    const { leftBehind, text } = await engines.check(made, order);
    expect(leftBehind).toEqual([{ kind: "text-through-mark", page: 3 }]);
    expect(text.split("\f").map((page) => page.includes("DUC00000"))).toEqual([true, true]);
    expect(text).not.toContain("one");
    // Whatever ends who checks, or makes it see less than there is, is no word that nothing was left.
    const dies = checkedPart(async () => ({ died: "too-much-memory" }));
    expect(await dies(made, order)).toEqual({ leftBehind: [unreadable], text: "" });
    const words = { checked: { findings: [], pages: 1 } };
    const stops = checkedPart(async () => ({ words, bytes: Buffer.of() }));
    expect(await stops(made, order)).toEqual({ leftBehind: [unreadable], text: "" });
    await engines.renew();
  });
});
