import { PDFDocument, PDFName, StandardFonts } from "@cantoo/pdf-lib";
import type { RedactionBox } from "../../../workflows/contract/redaction.ts";
import type { Measure } from "../../../workflows/production/redaction/set-anew.ts";
import { ruledDictionaries, standingObjects } from "../pdf-objects.ts";
import { withPdfium } from "../pdfium-lent.ts";
import { withDocument, withPage } from "./pdfium-page.ts";
import { asShown } from "./redact-looks.ts";
import { redactPage } from "./redact-page.ts";
import type { ReadPicture, RedactedPage } from "./redact-page.ts";
import { withPages } from "./redact-document.ts";

const off = "outside-the-page";

/** A document without what was to go, or why it could not be made; `page` where one page is the reason. */
export type Redaction =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly pages: readonly number[] }
  | { readonly ok: false; readonly reason: "no-boxes" | "unreadable" }
  | { readonly ok: false; readonly reason: "no-such-page" | "outside-the-page"; readonly page: number };

/**
 * Takes out of a document what boxes touch, and writes it anew without anything that nobody sees: ADR 38 says how, and what
 * cannot be told from the result. Pages without a box keep their content. `read` reads the words of scans; without it a scan's
 * boxes are laid where they were drawn and it has no words. The same input gives the same bytes.
 */
export async function redact(
  bytes: Uint8Array,
  boxes: readonly RedactionBox[],
  read?: ReadPicture,
): Promise<Redaction> {
  if (boxes.length === 0) return { ok: false, reason: "no-boxes" };
  // The engines throw whatever a strange file makes them throw.
  return asShown(bytes)
    .then((shown) => written(shown, boxes, read))
    .catch(() => ({ ok: false, reason: "unreadable" }));
}

async function written(
  { bytes, document: source }: Awaited<ReturnType<typeof asShown>>,
  boxes: readonly RedactionBox[],
  read: ReadPicture | undefined,
): Promise<Redaction> {
  const byPage = Map.groupBy(boxes, ({ page }) => page);
  const measure = await labelMeasure();
  const mayBeGrey = !drawsInOwnColours(source);
  const redacted = new Map<number, RedactedPage>();
  const refusal = await withPdfium((engine) =>
    withDocument<Redaction | "none">(engine, bytes, async (document) => {
      for (const [number, marks] of byPage) {
        const page = await withPage<RedactedPage | typeof off>(engine, document, number, (shown) =>
          marks.every(({ box }) => box.left < shown.width && box.top < shown.height)
            ? redactPage(shown, marks, measure, read, mayBeGrey)
            : off,
        );
        if (page === undefined) return { ok: false, reason: "no-such-page", page: number };
        if (page === off) return { ok: false, reason: off, page: number };
        redacted.set(number, page);
      }
      return "none";
    }),
  );
  if (refusal !== "none") return refusal ?? { ok: false, reason: "unreadable" };
  const pages = [...byPage.keys()].toSorted((one, other) => one - other);
  return { ok: true, bytes: await withPages(source, redacted), pages };
}

/** Patterns, and letters that are drawings, have colours that the page does not tell. */
const drawsInOwnColours = (document: PDFDocument): boolean =>
  ruledDictionaries(standingObjects(document)).some(
    (one) => one.has(PDFName.of("PatternType")) || one.has(PDFName.of("CharProcs")),
  );

async function labelMeasure(): Promise<Measure> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  return (text, size) => font.widthOfTextAtSize(text, size);
}
