import type { MarkView, RecordMarks } from "../../workflows/contract/record-pages.ts";
import { marksNow } from "../../workflows/production/redaction/marks.ts";
import type { MarkNow } from "../../workflows/production/redaction/marks.ts";
import type { RecordedOf } from "../../workflows/request/recorded.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import type { RequestFile } from "../adapters/request-file.dynamodb.ts";

type Told = RecordedOf<"record.marked">;

/** The marks of one record with who made them and when, and the number that the next one gets. */
export function marksView(
  { events }: Pick<RequestFile, "events">,
  record: { readonly documentId: DocumentId; readonly sha256: string },
): RecordMarks {
  const taken = events.map(({ recorded }) => recorded).filter((event) => event.type === "record.marked");
  // Numbers are never given twice, also not to marks on bytes that the record had before.
  const last = taken
    .filter(({ documentId }) => documentId === record.documentId)
    .flatMap(({ steps }) => steps.map(({ mark }) => mark))
    .reduce((most, mark) => Math.max(most, mark), 0);
  return { marks: marksNow(record, taken).map(viewOf), nextMark: last + 1 };
}

function viewOf({ told, questioned, ...mark }: MarkNow<Told>): MarkView {
  return {
    ...mark,
    by: personOf(told),
    at: told.at,
    ...(questioned === undefined ? {} : { questionedBy: personOf(questioned).name }),
  };
}

/** Only staff mark a record. */
function personOf({ actor }: Told): MarkView["by"] {
  if (actor.kind !== "staff") throw new TypeError("expected a mark of somebody on the staff");
  return { personId: actor.personId, name: actor.name };
}
