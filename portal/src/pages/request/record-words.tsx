import type { RecordRow } from "../../../../workflows/contract/staff.ts";
import { Badge } from "../../ui/badge.tsx";
import { dateWords } from "../../words/dates.ts";
import { classWords } from "../../words/document-classes.ts";
import { counted } from "../../words/sizes.ts";

/** One record by title, date, author and length; a sealed one says that nobody reads it here. */
export function RecordWords({ record }: { readonly record: RecordRow }) {
  return (
    <div>
      <strong>{record.title}</strong> {record.sealed ? <Badge tone="sealed">Sealed</Badge> : null}
      <div className="soft small">
        {classWords(record.class)} · {dateWords(record.sessionOn)} · {record.author} ·{" "}
        {counted(record.pages, "page")}
        {record.onPaper === true ? " on paper" : ""}
      </div>
    </div>
  );
}
