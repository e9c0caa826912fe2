import type { PageFound, PagePicture, RecordPages } from "../../../workflows/contract/record-pages.ts";
import type { RedactionBox } from "../../../workflows/contract/redaction.ts";
import type { PageWord } from "../../../workflows/production/redaction/page-words.ts";
import { identityOf } from "../../../workflows/production/redaction/page-identity.ts";
import type { NamedPatient } from "../../../workflows/production/redaction/page-identity.ts";
import type { Search } from "../../../workflows/production/redaction/search.ts";
import { openPdfium } from "../pdfium.ts";
import { pngOf } from "../png.ts";
import { redact } from "./pdf-redact.ts";
import { withDocument, withPage } from "./pdfium-page.ts";
import type { ShownPage } from "./pdfium-page.ts";
import type { ReadPicture } from "./redact-page.ts";
import { searchPage } from "./redaction-search.ts";

/** What may be asked of one record by whoever looks at it. */
export type PageErrand =
  | { readonly errand: "measure" }
  | { readonly errand: "show"; readonly page: number; readonly width: number }
  | {
      readonly errand: "search";
      readonly page: number;
      readonly search: Search;
      /** Whose the page should be. */
      readonly patient: NamedPatient;
    }
  | { readonly errand: "preview"; readonly width: number; readonly boxes: readonly RedactionBox[] };
/** What came of it, or why nothing did. */
export type PageAnswer =
  | { readonly ok: true; readonly is: "measured"; readonly pages: RecordPages["pages"] }
  | { readonly ok: true; readonly is: "shown"; readonly shown: PagePicture }
  | { readonly ok: true; readonly is: "searched"; readonly found: PageFound }
  | { readonly ok: false; readonly reason: "unreadable" | "no-such-page" | "too-many-words" };

const unreadable = { ok: false, reason: "unreadable" } as const;
const noSuchPage = { ok: false, reason: "no-such-page" } as const;
const tooManyWords = { ok: false, reason: "too-many-words" } as const;

/** Does one errand on the bytes of a record. `read` reads pictures. Whatever a strange file makes the engines throw is `unreadable`. */
export function onPages(bytes: Uint8Array, asked: PageErrand, read: ReadPicture): Promise<PageAnswer> {
  return answer(bytes, asked, read).catch(() => unreadable);
}

async function answer(bytes: Uint8Array, asked: PageErrand, read: ReadPicture): Promise<PageAnswer> {
  switch (asked.errand) {
    case "measure":
      return measured(bytes);
    case "show":
      return onPage(bytes, asked.page, (page) => drawn(page, asked.width));
    case "search":
      return onPage(bytes, asked.page, async (page) => {
        const { boxes, seen, isRead } = await searchPage(page, asked.search, read);
        const strange = strangePage(page, seen, asked.patient);
        const found = { found: [...strange, ...boxes], readWords: seen.map(wordOf), isRead };
        return fits(found, mostWords) ? { ok: true, is: "searched", found } : tooManyWords;
      });
    case "preview": {
      const redaction = await redact(bytes, asked.boxes, read);
      const page = asked.boxes[0]?.page ?? 0;
      if (!redaction.ok) return redaction.reason === "no-such-page" ? noSuchPage : unreadable;
      return onPage(redaction.bytes, page, (shown) => drawn(shown, asked.width));
    }
  }
}

/** The page as a whole, where its words name somebody else as the patient, or those of a scan nobody. */
function strangePage(
  { width, height, words, hasPicture }: ShownPage,
  seen: readonly PageWord[],
  patient: NamedPatient,
): PageFound["found"] {
  const identity = identityOf(
    [...words, ...seen].map(({ text }) => text),
    patient,
  );
  if (identity === "named" || (identity === "not-named" && !hasPicture)) return [];
  const text =
    identity === "another"
      ? "The whole page: it names somebody else as the patient"
      : "The whole page: nothing that could be read names the patient";
  const box = { left: 0, top: 0, right: width, bottom: height };
  return [{ box, reason: "other-person", as: "page-of-another", text }];
}

async function measured(bytes: Uint8Array): Promise<PageAnswer> {
  const engine = await openPdfium();
  const pages = await withDocument(engine, bytes, async (document) => {
    const count = engine.FPDF_GetPageCount(document);
    return Array.from({ length: count }, (_, at) =>
      // Width and height, as the engine writes them: two numbers of single precision.
      engine.lend(8, (size) => {
        engine.FPDF_GetPageSizeByIndexF(document, at, size);
        const [width = 0, height = 0] = engine.floats(size, 2);
        return { width, height };
      }),
    );
  });
  return pages && pages.length > 0 ? { ok: true, is: "measured", pages } : unreadable;
}

async function onPage(
  bytes: Uint8Array,
  page: number,
  work: (shown: ShownPage) => Promise<PageAnswer> | PageAnswer,
): Promise<PageAnswer> {
  const engine = await openPdfium();
  const done = await withDocument(engine, bytes, (document) =>
    withPage(engine, document, page, work).then((one) => one ?? noSuchPage),
  );
  return done ?? unreadable;
}

const mostPixels = 8_000_000;
/** An answer of the API holds six megabytes, and base64 makes four of three. */
const mostBytes = 3_500_000;
/** What is left of it for the words, as JSON: some eight thousand of them, where a page of print has one. */
const mostWords = 1_200_000;

/** Whether something fits into so many bytes as JSON. */
const fits = (value: unknown, most: number): boolean => Buffer.byteLength(JSON.stringify(value)) <= most;

/**
 * Drawn as wide as was asked for, and less where that would be too much for one answer. The words come whole or not at all: of a
 * list that breaks off nobody could tell what is missing.
 */
function drawn(page: ShownPage, width: number): PageAnswer {
  const words = page.words.map(wordOf);
  if (!fits(words, mostWords)) return tooManyWords;
  const most = Math.sqrt(mostPixels / (page.width * page.height));
  let dotsPerPoint = Math.min(width / page.width, most);
  let picture = pictureOf(page, dotsPerPoint);
  while (picture.length > mostBytes) {
    dotsPerPoint *= 0.7;
    picture = pictureOf(page, dotsPerPoint);
  }
  const shown: PagePicture = { picture: picture.toString("base64"), words, hasPicture: page.hasPicture };
  return { ok: true, is: "shown", shown };
}

function pictureOf(page: ShownPage, dotsPerPoint: number): Buffer {
  const [columns, rows] = [page.width, page.height].map((side) =>
    Math.max(1, Math.round(side * dotsPerPoint)),
  );
  return pngOf(page.draw({ left: 0, top: 0, columns: columns ?? 1, rows: rows ?? 1, dotsPerPoint }));
}

const wordOf = ({ text, ink }: PageWord) => ({ text, box: ink });
