import { found } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import { vocabularyOf } from "../../../workflows/production/redaction-check/says-more.ts";
import { openPdfium } from "../pdfium.ts";
import type { Pdfium } from "../pdfium.ts";
import { checkObjects } from "./check-objects.ts";
import { checkPage } from "./check-page.ts";
import type { CheckedPage } from "./check-page.ts";
import { fileObjects } from "./file-objects.ts";
import type { OpenDocument } from "./read-page.ts";
import { unpacker } from "./stream-bytes.ts";
import { soughtTerms, termsInObjects, termsOnPages } from "./terms.ts";

/** What is asked of a check. */
export type RedactionQuestion = {
  /** Words that must be nowhere in the file. */
  readonly terms: readonly string[];
};
/** What a file turned out to hold. */
export type CheckedFile = { readonly findings: readonly RedactionFinding[]; readonly pages: number };

/** What one file may cost. */
export const redactionBudget = { pages: 2000, memoryMb: 512, deaths: 3 } as const;

/**
 * Checks one file: every page as it is drawn, then every object. `tell` hears of each part as it is done, so that whoever
 * ends a check knows what was found until then. Throws only when the engine cannot be loaded; a file is never to blame.
 */
export async function checkFile(
  bytes: Uint8Array,
  question: RedactionQuestion,
  tell: (part: CheckedFile) => void,
): Promise<void> {
  const checked = await checkPages(bytes, tell);
  const terms = soughtTerms(question.terms);
  const everything = checked.pages.map((page) => page.everything);
  const findings: RedactionFinding[] = [...termsOnPages(everything, terms)];
  const { unpack, spent } = unpacker();
  try {
    const file = await fileObjects(bytes);
    const pages = {
      legible: vocabularyOf(checked.pages.flatMap(({ legible }) => legible)),
      everything: vocabularyOf(everything),
      pictured: checked.pages.some(({ pictured }) => pictured) || !checked.whole,
    };
    // One by one: what the first found stands, whatever becomes of the other.
    findings.push(...checkObjects(file, unpack, pages));
    findings.push(...termsInObjects(file, unpack, terms));
  } catch {
    // The parser throws whatever a strange file makes it throw.
    findings.push(
      unreadable("Its objects cannot be read one by one, so what is not on a page was not looked at."),
    );
  }
  if (spent())
    findings.push(unreadable("It unpacks to more than a document may, so not all of it was looked at."));
  tell({ findings, pages: 0 });
}

/** A finding that says what could not be checked. */
export const unreadable = (says: string, page: number | null = null): RedactionFinding => ({
  ...found("unreadable", "", page),
  says,
});

type CheckedPages = { readonly pages: readonly CheckedPage[]; readonly whole: boolean };

async function checkPages(bytes: Uint8Array, tell: (part: CheckedFile) => void): Promise<CheckedPages> {
  const pages: CheckedPage[] = [];
  let document = await openDocument(bytes);
  if ("says" in document) {
    tell({ findings: [unreadable(document.says)], pages: 0 });
    return { pages, whole: false };
  }
  const { count } = document;
  const last = Math.min(count, redactionBudget.pages);
  let [whole, deaths] = [count <= redactionBudget.pages && count > 0, 0];
  for (let at = 0; at < last; at += 1) {
    try {
      const page = checkPage(document.engine, document, at);
      pages.push(page);
      tell({ findings: page.findings, pages: 1 });
    } catch {
      // The engine is of no more use after it threw.
      whole = false;
      deaths += 1;
      tell({ findings: [unreadable(`Page ${at + 1} cannot be drawn within its budget.`, at + 1)], pages: 1 });
      const again = deaths < redactionBudget.deaths ? await openDocument(bytes) : undefined;
      if (!again || "says" in again) break;
      document = again;
    }
  }
  if (count === 0) tell({ findings: [unreadable("It has no pages.")], pages: 0 });
  if (count > last)
    tell({ findings: [unreadable(`Only its first ${last} pages were looked at.`)], pages: 0 });
  return { pages, whole };
}

type Opened = OpenDocument & { readonly engine: Pdfium; readonly count: number };

const lockedByPassword = 4;

async function openDocument(bytes: Uint8Array): Promise<Opened | { readonly says: string }> {
  const engine = await openPdfium({ memoryMb: redactionBudget.memoryMb });
  try {
    const handle = engine.FPDF_LoadMemDocument(engine.keep(bytes), bytes.length, "");
    if (handle === 0)
      return engine.FPDF_GetLastError() === lockedByPassword
        ? { says: "It is locked with a password." }
        : { says: "It is no PDF that can be opened." };
    const form = engine.PDFiumExt_InitFormFillEnvironment(handle, engine.PDFiumExt_OpenFormFillInfo());
    engine.FPDF_SetFormFieldHighlightAlpha(form, 0);
    return { engine, handle, form, count: engine.FPDF_GetPageCount(handle) };
  } catch {
    return { says: "It cannot be opened within its budget." };
  }
}
