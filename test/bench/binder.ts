import { randomBytes } from "node:crypto";
import { PDFDocument } from "@cantoo/pdf-lib";
import { sha256Hex } from "../../functions/adapters/digests.ts";
import { bind, binderLimits } from "../../functions/adapters/pdf-binder.ts";
import { papersCalledFor } from "../../functions/draw-papers/papers.ts";
import type { PaperOnFile } from "../../workflows/request/context.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { fullSources } from "../support/papers.ts";
import { aPaper } from "../support/request-views.ts";

// Binds the largest binder that the limits allow, and says how long it took and how much memory the process held at most.

/** A paper of so many bytes and pages: each page brings noise along that no filter makes smaller, as a scan does. */
async function aScan(bytes: number, pages: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) {
    const { node } = document.addPage([612, 792]);
    const noise = document.context.stream(randomBytes(Math.floor((0.97 * bytes) / pages)));
    node.newXObject("Scan", document.context.register(noise));
  }
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

const [count, share] = [2, { bytes: binderLimits.bytes / 2, pages: binderLimits.pages / 2 }];
const scan = await aScan(share.bytes, share.pages);
const papers = Array.from({ length: count }, (_none, at): PaperOnFile =>
  aPaper({
    documentId: `doc_${String(at + 1).repeat(26)}` as DocumentId,
    pages: share.pages,
    size: scan.length,
    sha256: sha256Hex(scan),
  }),
);
const binder = papersCalledFor({ ...fullSources, context: { ...fullSources.context, papers } }, []).at(-1);
if (!binder) throw new Error("expected a binder");
const [began, at] = [performance.now(), new Date("2026-11-21T12:00:00Z")];
const bytes = await bind(
  { papers, copies: new Map(), read: async () => Buffer.from(scan), draw: binder.draw },
  at,
);
const seconds = (performance.now() - began) / 1000;
const { maxRSS } = process.resourceUsage();
const pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
console.log(
  `${(bytes.length / 1024 / 1024).toFixed(1)} MB, ${pages} pages of which ${count * share.pages} came in: ${seconds.toFixed(1)} s, ${Math.round(maxRSS / 1024)} MB at most`,
);
