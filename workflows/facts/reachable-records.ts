import { assess } from "../law/assess.ts";
import { caseFileOf } from "./case-file-of.ts";
import type { OnFile } from "./case-file-of.ts";
import type { RecordOnFile } from "./record-on-file.ts";

/**
 * Of a patient's records those that a request can reach: every ordinary one, and of psychotherapy notes those that the law
 * releases on this very request at this moment. Of the others nobody at the desk is told that they exist (45 CFR 164.501,
 * 164.508(a)(2)). Each note is asked about by itself: a form may fail for one of them, and which others are told of must say
 * nothing of that one.
 */
export function reachableRecords<Row extends RecordOnFile>(
  onFile: Omit<OnFile, "records">,
  rows: readonly Row[],
): readonly Row[] {
  const isReleased = (row: Row): boolean =>
    assess(caseFileOf({ ...onFile, records: [row] })).segments[row.documentId]?.outcome === "release";
  return rows.filter((row) => !row.sealed || isReleased(row));
}
