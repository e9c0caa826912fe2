import type { PageBox, RedactionReason } from "../../../workflows/contract/redaction.ts";
import type { FoundAs } from "../../../workflows/contract/redaction-marks.ts";
import { around, linesOf, overlaps } from "../../../workflows/production/redaction/page-words.ts";
import type { PageWord } from "../../../workflows/production/redaction/page-words.ts";
import { searchWords } from "../../../workflows/production/redaction/search.ts";
import type { Found, Search } from "../../../workflows/production/redaction/search.ts";
import { openPdfium } from "../pdfium.ts";
import { withDocument, withPage } from "./pdfium-page.ts";
import type { ShownPage } from "./pdfium-page.ts";
import type { ReadPicture } from "./redact-page.ts";

/** A place that may have to go, for a person to confirm or decline. It holds none of the words. */
export type ProposedBox = {
  readonly page: number;
  readonly box: PageBox;
  readonly reason: RedactionReason;
  readonly as: FoundAs;
};
/** What a search found; `unread` are pages with pictures in which nothing could be read: a person looks at them. */
export type Proposals = { readonly boxes: readonly ProposedBox[]; readonly unread: readonly number[] };

const dotsToTheInch = 200;

/**
 * Looks through a document for what may have to go: through its text, seen or unseen, and through its pictures, as far as `read`
 * reads them. Undefined when the document cannot be read.
 */
export async function searchDocument(
  bytes: Uint8Array,
  search: Search,
  read: ReadPicture | undefined,
): Promise<Proposals | undefined> {
  const engine = await openPdfium();
  return withDocument(engine, bytes, async (document) => {
    const boxes: ProposedBox[] = [];
    const unread: number[] = [];
    for (let page = 1; page <= engine.FPDF_GetPageCount(document); page += 1) {
      const found = await withPage(engine, document, page, (shown) => searchPage(shown, search, read));
      boxes.push(...(found?.boxes ?? []).map(({ box, reason, as }) => ({ page, box, reason, as })));
      if (found?.isRead !== true) unread.push(page);
    }
    return { boxes, unread };
  });
}

type InPage = Omit<ProposedBox, "page"> & {
  /** The words that it covers, for the person who decides. */
  readonly text: string;
};
type PageSearched = {
  readonly boxes: readonly InPage[];
  /** What was read in its pictures. */
  readonly seen: readonly PageWord[];
  /** Whether there is nothing in pictures that was not read. */
  readonly isRead: boolean;
};

/** Looks through one page, as `searchDocument` does through all of them. */
export async function searchPage(
  page: ShownPage,
  search: Search,
  read: ReadPicture | undefined,
): Promise<PageSearched> {
  const seen = (page.hasPicture ? await readPicture(page, read) : undefined) ?? [];
  // What lies under a picture and what is read in it are searched each by itself: together they would be read in turns.
  const ofText = boxesIn(page.words, search);
  const ofPicture = boxesIn(seen, search);
  const boxes = [...ofText, ...ofPicture.filter(({ box }) => !ofText.some((one) => overlaps(one.box, box)))];
  return { boxes, seen, isRead: !page.hasPicture || seen.length > 0 };
}

/** Undefined when nobody reads, or the picture cannot be read. */
async function readPicture(
  page: ShownPage,
  read: ReadPicture | undefined,
): Promise<readonly PageWord[] | undefined> {
  if (!read) return undefined;
  const dotsPerPoint = Math.min(dotsToTheInch / 72, 4000 / Math.max(page.width, page.height));
  const columns = Math.ceil(page.width * dotsPerPoint);
  const rows = Math.ceil(page.height * dotsPerPoint);
  return read(page.draw({ left: 0, top: 0, columns, rows, dotsPerPoint }), dotsPerPoint).catch(
    () => undefined,
  );
}

function boxesIn(words: readonly PageWord[], search: Search): readonly InPage[] {
  const texts = words.map(({ text }) => text);
  return searchWords(texts, search).flatMap(({ from, to, as, reason }: Found) =>
    boxesAround(words.slice(from, to)).map((box) => ({
      box,
      as,
      reason,
      text: texts.slice(from, to).join(" "),
    })),
  );
}

/** One box for the words of each line, within their ink, so that it touches no other line. */
function boxesAround(words: readonly PageWord[]): readonly PageBox[] {
  const sideways = words.filter(({ upright }) => !upright).map((word) => [word]);
  return [...linesOf(words).map((line) => line.words), ...sideways].map((line) => {
    const { left, top, right, bottom } = around(line.map(({ ink }) => ink));
    const by = Math.min(1, (bottom - top) / 4, (right - left) / 4);
    return {
      left: Math.max(0, left + by),
      top: Math.max(0, top + by),
      right: right - by,
      bottom: bottom - by,
    };
  });
}
