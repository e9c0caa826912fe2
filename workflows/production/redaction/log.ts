import type { RedactionBox } from "../../contract/redaction.ts";
import type { CalendarDate } from "../../vocabulary/dates.ts";
import type { DocumentId } from "../../vocabulary/ids.ts";
import { batesNumber } from "../bates.ts";
import { redactionReasons } from "./reasons.ts";

/** One row of the log: where something was taken out and why, and nothing of what it was. */
export type RedactionLogRow = {
  readonly control: string;
  readonly batesNumber: string;
  readonly on: CalendarDate;
  readonly describedAs: string;
  /** Of the document, counted from 1. */
  readonly page: number;
  readonly code: string;
  readonly words: string;
  readonly citation: string;
  /** Boxes with this reason on this page. */
  readonly boxes: number;
};
/** A document in the order in which it is produced, with what is taken out of it. */
export type RedactedDocument = {
  readonly documentId: DocumentId;
  readonly sessionOn: CalendarDate;
  readonly describedAs: string;
  readonly pages: number;
  readonly boxes: readonly RedactionBox[];
};

/**
 * The log of what was taken out of pages that go, in the order of their numbers. Boxes of one page with one reason are one row:
 * a reader sees them on the page.
 */
export function redactionLog(
  prefix: string,
  firstNumber: number,
  documents: readonly RedactedDocument[],
): readonly RedactionLogRow[] {
  let next = firstNumber;
  const rows = documents.flatMap(({ sessionOn, describedAs, pages, boxes }) => {
    const first = next;
    next += pages;
    const byPage = Map.groupBy(boxes, ({ page }) => page);
    return [...byPage]
      .toSorted(([one], [other]) => one - other)
      .flatMap(([page, onPage]) =>
        [...Map.groupBy(onPage, ({ reason }) => reason)].map(([reason, of]) => ({
          batesNumber: batesNumber(prefix, first + page - 1),
          on: sessionOn,
          describedAs,
          page,
          ...saidOf(reason),
          boxes: of.length,
        })),
      );
  });
  return rows.map((row, at) => ({ control: `R${String(at + 1).padStart(4, "0")}`, ...row }));
}

function saidOf(reason: RedactionBox["reason"]): Pick<RedactionLogRow, "code" | "words" | "citation"> {
  const { code, words, citation } = redactionReasons[reason];
  return { code, words, citation };
}

/** The heads of the log's columns and its rows, for a table on paper and in a file. */
export const redactionLogTable = (rows: readonly RedactionLogRow[]): readonly (readonly string[])[] => [
  ["Control", "Page number", "Date", "Document", "Page of document", "Code", "Reason", "Rule", "Boxes"],
  ...rows.map(({ control, batesNumber: number, on, describedAs, page, code, words, citation, boxes }) => [
    control,
    number,
    on,
    describedAs,
    String(page),
    code,
    words,
    citation,
    String(boxes),
  ]),
];
