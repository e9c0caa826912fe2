import { describe, expect, it } from "vitest";
import type { Pdfium } from "../../../../functions/adapters/pdfium.ts";
import { withPdfium } from "../../../../functions/adapters/pdfium-lent.ts";
import { pagesSaying } from "../../../support/pdf-files.ts";

/** The picture of a document's first page, which stays open in the engine, as the work of a hostile file would. */
function drawn(engine: Pdfium, bytes: Uint8Array): Buffer {
  const document = engine.FPDF_LoadMemDocument(engine.keep(bytes), bytes.length, "");
  const page = engine.FPDF_LoadPage(document, 0);
  return Buffer.from(
    engine.onPaper(612, 792, (bitmap) => engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, 612, 792, 0, 0)),
  );
}
const holds = (engine: Pdfium, words: string) => Buffer.from(engine.heap()).includes(words);

describe("an engine that one document takes after another", () => {
  it("holds nothing of those before, though they left everything open, and draws as a new one does", async () => {
    const [one, other] = await Promise.all([pagesSaying(["Leopold"]), pagesSaying(["Rudolf"])]);
    const marker = Buffer.concat([one, Buffer.from("\n% left behind by the first")]);
    const engines: Pdfium[] = [];
    const first = await withPdfium(async (engine) => {
      engines.push(engine);
      const alone = drawn(engine, other);
      expect(holds(engine, "left behind by the first")).toBe(false);
      return alone;
    });
    await withPdfium(async (engine) => {
      engines.push(engine);
      drawn(engine, marker);
      expect(holds(engine, "left behind by the first")).toBe(true);
    });
    await withPdfium(async (engine) => {
      engines.push(engine);
      expect(holds(engine, "left behind by the first")).toBe(false);
      expect(drawn(engine, other).equals(first)).toBe(true);
    });
    expect(new Set(engines).size).toBe(1);
  });

  it("is another after something threw in it", async () => {
    const before = await withPdfium(async (engine) => engine);
    await expect(
      withPdfium(() => Promise.reject(new RangeError("over the engine's memory"))),
    ).rejects.toThrow("over the engine's memory");
    expect(await withPdfium(async (engine) => engine)).not.toBe(before);
  });

  it("is another while it is taken", async () => {
    await withPdfium(async (engine) => {
      expect(await withPdfium(async (second) => second)).not.toBe(engine);
    });
  });
});
