import type { UnclassifiedRow } from "../../workflows/contract/records.ts";
import type { EnteredRecord, Member, RecordRow, UnclassifiedRecord } from "../adapters/practice-rows.ts";
import { broughtIn, isSaidNote, isSameFile } from "../adapters/same-file.ts";

/** What nobody has classified, as one of those sees it who treat the patient, oldest first; `rows` are the chart and the notes. */
export const unclassifiedRows = (
  unclassified: readonly UnclassifiedRecord[],
  { personId }: Pick<Member, "personId">,
  rows: readonly RecordRow[],
): UnclassifiedRow[] =>
  unclassified
    .filter((row) => mayKnowOf(personId, row, [...rows, ...unclassified]))
    .toSorted((a, b) => (a.sessionOn < b.sessionOn ? -1 : 1))
    .map((row) => ({
      documentId: row.documentId,
      sessionOn: row.sessionOn,
      because: row.because,
      pages: row.pages,
      author: row.author,
      mine: broughtIn(personId, row, sameFileAs(row, [...rows, ...unclassified])),
    }));

const sameFileAs = <One extends EnteredRecord>(row: EnteredRecord, all: readonly One[]): readonly One[] =>
  all.filter((one) => one.documentId !== row.documentId && isSameFile(one, row));

/**
 * That a label calls it a note, or that the same file lies sealed or has such a label, is known to its author alone, like the
 * note itself: a row that waits for one that nobody sees would say that there is one.
 */
function mayKnowOf(personId: string, row: UnclassifiedRecord, all: readonly EnteredRecord[]): boolean {
  const twins = row.because === "same-file" ? sameFileAs(row, all) : [];
  return [row, ...twins].filter(isSaidNote).every(({ authorId }) => authorId === personId);
}
