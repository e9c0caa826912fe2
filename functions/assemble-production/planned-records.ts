import type { RedactionBox } from "../../workflows/contract/redaction.ts";
import { boxesOf } from "../../workflows/production/redaction/marks.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import type { RecordRow } from "../adapters/practice-rows.ts";
import type { FiledCase } from "./open-records.ts";

/** What is taken out, by record. */
export type TakenOut = ReadonlyMap<DocumentId, readonly RedactionBox[]>;
/** A record of a production before a byte of it is read. */
export type PlannedRecord = {
  readonly row: RecordRow;
  /** Where its pages stand among the others', from 0. */
  readonly place: number;
  /** The number of its first page. */
  readonly firstNumber: number;
  /** What is taken out of it. */
  readonly boxes: readonly RedactionBox[];
};

/** What is to be taken out of the records; fails where marks were made on other bytes: something was to go, and it is not known where it is now. */
export function marksOn(
  { events }: Pick<FiledCase, "events">,
  rows: readonly RecordRow[],
): { readonly takenOut: TakenOut } | { readonly failed: "record-differs-from-marks" } {
  const steps = events.map(({ recorded }) => recorded).filter((event) => event.type === "record.marked");
  const takenOut = new Map<DocumentId, readonly RedactionBox[]>();
  for (const row of rows) {
    const own = steps.filter(({ documentId }) => documentId === row.documentId);
    // In place of a note on paper stands another page.
    const onOther = row.sealed && row.paper ? own.length > 0 : undefined;
    if (onOther ?? own.some(({ recordSha256 }) => recordSha256 !== row.sha256))
      return { failed: "record-differs-from-marks" };
    const boxes = boxesOf(row, own);
    if (boxes.length > 0) takenOut.set(row.documentId, boxes);
  }
  return { takenOut };
}

/** The records in their order, each with the numbers of its pages. */
export function planned(
  rows: readonly RecordRow[],
  takenOut: TakenOut,
  firstNumber: number,
): readonly PlannedRecord[] {
  let number = firstNumber;
  return rows.map((row, place) => {
    const record = { row, place, firstNumber: number, boxes: takenOut.get(row.documentId) ?? [] };
    number += row.pages;
    return record;
  });
}
