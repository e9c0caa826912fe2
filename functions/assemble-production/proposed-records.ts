import { classOfKind } from "../../workflows/facts/record-on-file.ts";
import type { ProposedRecord } from "../../workflows/production/scope.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { lengthOf } from "../adapters/practice-rows.ts";
import type { RecordRow } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { CaseToday } from "../adapters/case-today.ts";

/** The proposed records of a request: as the law judges them now, and as they are stored. */
export async function proposedRecords(
  practices: Pick<Practices, "recordsNamed">,
  practiceId: string,
  { context, determination, judgement }: Pick<CaseToday, "context" | "determination" | "judgement">,
): Promise<{ readonly views: readonly ProposedRecord[]; readonly rows: ReadonlyMap<DocumentId, RecordRow> }> {
  const { patientRef, selection, reviews } = context;
  if (!patientRef || !selection) return { views: [], rows: new Map() };
  const rows = await practices.recordsNamed(practiceId, patientRef, selection.documentIds);
  const views = rows
    .map((row) => ({ ...row, pages: lengthOf(row) }))
    .map(({ documentId, kind, sessionOn, author, pages, sealed }) => ({
      documentId,
      author,
      pages,
      class: determination.segments[documentId]?.class ?? classOfKind[kind],
      sessionOn,
      sealed,
      outcome: judgement.segments[documentId] ?? ("withhold" as const),
      decision: reviews.find((review) => review.documentId === documentId)?.decision,
      ground: reviews.find((review) => review.documentId === documentId)?.ground ?? null,
    }));
  return { views, rows: new Map(rows.map((row) => [row.documentId, row])) };
}
