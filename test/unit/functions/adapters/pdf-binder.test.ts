import { PDFDict, PDFDocument, PDFHexString, PDFName } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { bind, binderLimits } from "../../../../functions/adapters/pdf-binder.ts";
import { readPdf } from "../../../../functions/adapters/pdf-reading.ts";
import { papersCalledFor } from "../../../../functions/draw-papers/papers.ts";
import { cleanedCopies } from "../../../../workflows/request/cleaned-copies.ts";
import type { PaperOnFile } from "../../../../workflows/request/context.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { fullSources, pdfText } from "../../../support/papers.ts";
import { handMadePdf, streamObject } from "../../../support/pdf-files.ts";
import { happened } from "../../../support/request/told.ts";
import { aPaper } from "../../../support/request-views.ts";

const at = new Date("2026-11-21T12:00:00Z");
const idOf = (n: number) => `doc_${String(n).repeat(26)}` as DocumentId;

async function aPdf(pages: number, password?: string): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 1; page <= pages; page += 1)
    document.addPage([300, 400]).drawText(`paper page ${page}`, { x: 20, y: 200 });
  if (password !== undefined) document.encrypt({ userPassword: password, ownerPassword: "another" });
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

type Stored = {
  /** It is the copy that is kept of another file. */
  readonly cleanedFrom?: Buffer;
  readonly bytes: Buffer;
  readonly pages: number;
  readonly said?: Partial<PaperOnFile>;
};
/** Binds papers of a request: each with its bytes, and what the ledger says of it where that differs. */
const bound = (...papers: readonly Stored[]) => boundWithout(undefined, ...papers);
/** The same while the store fails to hand one of them over. */
async function boundWithout(lost: DocumentId | undefined, ...papers: readonly Stored[]) {
  const onFile = papers.map(({ bytes, cleanedFrom: came = bytes, pages, said }, n) =>
    aPaper({ documentId: idOf(n + 1), pages, size: came.length, sha256: sha256Hex(came), ...said }),
  );
  const cleaned = papers.flatMap(({ bytes, cleanedFrom }, n) =>
    cleanedFrom
      ? [
          happened("document.admitted", {
            documentId: idOf(n + 1),
            cleaned: { sha256: sha256Hex(bytes), size: bytes.length, signatureTakenOff: false },
          }),
        ]
      : [],
  );
  const sources = {
    ...fullSources,
    events: [...fullSources.events, ...cleaned.map((recorded) => ({ recorded }))],
    context: { ...fullSources.context, papers: onFile },
  };
  const binder = papersCalledFor(sources, []).at(-1);
  if (!binder) throw new Error("expected a binder");
  const read: string[] = [];
  const bytes = await bind(
    {
      papers: onFile,
      copies: cleanedCopies(cleaned),
      read: async ({ documentId }) => {
        read.push(documentId);
        if (lost === documentId) throw new Error("SlowDown");
        return papers[onFile.findIndex((one) => one.documentId === documentId)]?.bytes ?? Buffer.alloc(0);
      },
      draw: binder.draw,
    },
    at,
  );
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return { bytes, document, text: await pdfText(bytes), read };
}

/** The bookmarks with the page that each leads to. */
function bookmarksOf(document: PDFDocument): readonly { readonly words: string; readonly page: number }[] {
  const root = document.catalog.lookup(PDFName.of("Outlines"), PDFDict);
  const found: { words: string; page: number }[] = [];
  let one = root.lookupMaybe(PDFName.of("First"), PDFDict);
  while (one) {
    const [target] = (one.lookup(PDFName.of("Dest")) as unknown as { asArray(): unknown[] }).asArray();
    found.push({
      words: one.lookup(PDFName.of("Title"), PDFHexString).decodeText(),
      page: document.getPages().findIndex(({ ref }) => ref === target) + 1,
    });
    one = one.lookupMaybe(PDFName.of("Next"), PDFDict);
  }
  return found;
}

describe("the binder", () => {
  it("binds the copy that is kept of a cleaned paper, and names both digests", async () => {
    const [came, copy] = [Buffer.from("as it came"), await aPdf(1)];
    const { text } = await bound({ bytes: copy, cleanedFrom: came, pages: 1 });
    expect(text.replaceAll(/\s/g, "")).toContain(`SHA-256${sha256Hex(came)}`);
    expect(text.replaceAll(/\s/g, "")).toContain(`SHA-256${sha256Hex(copy)}`);
    expect(text).not.toContain("is not what came in");
  });

  it("holds the papers that came in, page by page behind its own parts, with bookmarks that lead there", async () => {
    const { document, text } = await bound(
      { bytes: await aPdf(3), pages: 3 },
      { bytes: await aPdf(2), pages: 2, said: { purpose: "proof-of-notice", sentBy: "practice" } },
    );
    const bookmarks = bookmarksOf(document);
    const total = document.getPageCount();
    expect(bookmarks.slice(-2)).toEqual([
      { words: "R1. Received: subpoena, order or request", page: total - 4 },
      { words: "R2. Put on file by the practice: proof of notice", page: total - 1 },
    ]);
    expect(bookmarks[0]?.page).toBe(1);
    expect(bookmarks.map(({ words }) => words)).toEqual(
      expect.arrayContaining(["Part 1. The case", "Part 2. Dates", "Part 3. What was done"]),
    );
    // The index names the pages that the bookmarks lead to.
    const lines = text.split("\n");
    const listed = bookmarks.slice(1).map(({ words, page }) => {
      const [number = "", ...name] = words.replace("Part ", "").split(". ");
      const row = lines.findIndex((line, n) => line === number && lines[n + 1] === name.join(". "));
      return [words, row > 0 && lines[row + 3] === String(page)];
    });
    expect(listed).toEqual(bookmarks.slice(1).map(({ words }) => [words, true]));
  });

  it("lists what it cannot bind with the reason, and binds the rest: locked, broken, another file than came in", async () => {
    const { document, text } = await bound(
      { bytes: await aPdf(1, "open sesame"), pages: 1 },
      { bytes: Buffer.from("%PDF-1.7 nothing that anybody can read"), pages: 1 },
      { bytes: await aPdf(1), pages: 1, said: { sha256: "b".repeat(64) } },
      { bytes: await aPdf(1), pages: 7 },
      { bytes: await aPdf(2), pages: 2 },
    );
    const flat = text.replaceAll(/\s+/gu, " ");
    expect(flat).toContain("not bound: it is encrypted");
    expect(flat.split("not bound: it cannot be read").length - 1).toBe(2);
    expect(flat).toContain("not bound: what is stored is not what came in");
    const received = bookmarksOf(document).filter(({ words }) => /^R\d/u.test(words));
    expect(received).toEqual([
      { words: "R5. Received: subpoena, order or request", page: document.getPageCount() - 1 },
    ]);
  });

  it("leaves out all of a paper of which one page cannot be numbered, and leads to the right pages behind it", async () => {
    const half = handMadePdf([
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
      streamObject(Buffer.from("BT ET")),
      // Without the box that a page must have.
      "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
    ]);
    expect(await readPdf(half)).toMatchObject({ ok: true, pages: 2 });
    const whole = await bound({ bytes: await aPdf(2), pages: 2 });
    const { document, text } = await bound(
      { bytes: half, pages: 2 },
      { bytes: await aPdf(2), pages: 2, said: { purpose: "proof-of-notice" } },
    );
    expect(text.replaceAll(/\s+/gu, " ")).toContain("not bound: it cannot be read");
    expect(document.getPageCount()).toBe(whole.document.getPageCount());
    expect(bookmarksOf(document).at(-1)).toEqual({
      words: "R2. Received: proof of notice",
      page: document.getPageCount() - 1,
    });
  });

  it("says of a paper that the store does not hand over that it can be bound again, never that it cannot be read", async () => {
    const bytes = await aPdf(1);
    const { text } = await boundWithout(idOf(1), { bytes, pages: 1 }, { bytes, pages: 1 });
    const flat = text.replaceAll(/\s+/gu, " ");
    expect(flat).toContain("draw the binder up again");
    expect(flat).not.toContain("it cannot be read");
  });

  it("reads no paper that would make it too large, and none that was not let in; both are listed", async () => {
    const { read, text } = await bound(
      { bytes: await aPdf(1), pages: 1, said: { size: binderLimits.bytes + 1 } },
      { bytes: await aPdf(1), pages: 1, said: { state: "refused", refusal: "encrypted" } },
      { bytes: await aPdf(1), pages: 1 },
    );
    expect(read).toEqual([idOf(3)]);
    const flat = text.replaceAll(/\s+/gu, " ");
    expect(flat).toContain("larger than 40 MB or 1000 pages");
    expect(flat).toContain("not let in (encrypted)");
  });

  it("is the same file whenever it is bound from the same papers", async () => {
    const bytes = await aPdf(2);
    const [one, other] = [await bound({ bytes, pages: 2 }), await bound({ bytes, pages: 2 })];
    expect(sha256Hex(one.bytes)).toBe(sha256Hex(other.bytes));
  });
});
