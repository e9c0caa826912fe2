import { assess } from "../law/assess.ts";
import { caseFileOf } from "./case-file-of.ts";
import type { OnFile } from "./case-file-of.ts";
import type { RecordOnFile } from "./record-on-file.ts";

/**
 * Of a patient's records those that a request can reach: every ordinary one, and of psychotherapy notes those that the law
 * releases on this very request at this moment. Of the others nobody at the desk is told that they exist (45 CFR 164.501,
 * 164.508(a)(2)).
 */
export function reachableRecords<Row extends RecordOnFile>(
  onFile: Omit<OnFile, "records">,
  rows: readonly Row[],
): readonly Row[] {
  const notes = rows.filter(({ sealed }) => sealed);
  if (notes.length === 0) return rows;
  const { segments } = assess(caseFileOf({ ...onFile, records: notes }));
  return rows.filter(({ sealed, documentId }) => !sealed || segments[documentId]?.outcome === "release");
}
