import { describe, expect, it } from "vitest";
import { openPdfium } from "../../../../functions/adapters/pdfium.ts";

describe("the PDF engine in WebAssembly", () => {
  it("makes, writes and reads a document", async () => {
    const engine = await openPdfium();
    const made = engine.FPDF_CreateNewDocument();
    engine.FPDF_ClosePage(engine.FPDFPage_New(made, 0, 612, 792));
    const writer = engine.PDFiumExt_OpenFileWriter();
    engine.PDFiumExt_SaveAsCopy(made, writer);
    const length = engine.PDFiumExt_GetFileWriterSize(writer);
    const written = engine.lend(length, (address) => {
      engine.PDFiumExt_GetFileWriterData(writer, address, length);
      return engine.copied(address, length);
    });
    expect(Buffer.from(written).toString("latin1", 0, 5)).toBe("%PDF-");
    const at = engine.keep(written);
    const read = engine.FPDF_LoadMemDocument(at, length, "");
    expect(engine.FPDF_GetPageCount(read)).toBe(1);
    engine.FPDF_CloseDocument(read);
    engine.release(at);
  });

  it("is given no more memory than it was allowed", async () => {
    const engine = await openPdfium({ memoryMb: 64 });
    expect(() => engine.keep(new Uint8Array(100 * 1024 * 1024))).toThrow("memory is full");
    expect(engine.heap().length).toBeLessThanOrEqual(64 * 1024 * 1024);
  });
});
