import { activeWords } from "../../../../workflows/contract/papers.ts";
import { pagesToReadWords } from "../../../../workflows/contract/pages-to-read.ts";
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

/** What a machine says of the file: which pages somebody reads first, and what was taken out of it. */
export function RecordMarks({ record }: { readonly record: RecordRow }) {
  if (record.toRead === undefined && record.removed === undefined) return null;
  return (
    <div>
      {record.toRead === undefined ? null : (
        <div className="small">
          <Badge tone="warn">Read first</Badge> {pagesToReadWords(record.toRead)}. A machine said so: it may
          be wrong, also where it says nothing.
        </div>
      )}
      {record.removed === undefined ? null : (
        <div className="soft small">Taken out when it came in: {activeWords(record.removed)}.</div>
      )}
    </div>
  );
}
