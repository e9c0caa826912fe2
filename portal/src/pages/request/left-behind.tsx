import { leftBehindWords, mostRecordsNamed } from "../../../../workflows/contract/left-behind.ts";
import { useRecordName } from "./record-name.ts";
import { useRequest } from "./overview-context.ts";

/** The records in whose finished pages the check found something, with the pages and what is wrong with them; nothing is quoted. */
export function LeftBehind() {
  const all = useRequest().overview.production?.leftBehind ?? [];
  const nameOf = useRecordName();
  if (all.length === 0) return null;
  return (
    <ul>
      {all.map((one) => (
        <li key={one.documentId}>
          {nameOf(one.documentId)}: {leftBehindWords(one)}
        </li>
      ))}
      {all.length === mostRecordsNamed && <li>Perhaps more records; they are told when these are mended.</li>}
    </ul>
  );
}
