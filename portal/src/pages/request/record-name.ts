import { dateWords } from "../../words/dates.ts";
import { plain } from "../../words/plain.ts";
import { useRequest } from "./overview-context.ts";

/** How a record of this request is called on its pages. */
export function useRecordName(): (documentId: string) => string {
  const { records } = useRequest().overview;
  return (documentId) => {
    const record = records.find((one) => one.documentId === documentId);
    return record
      ? `${plain(record.class)} of ${dateWords(record.sessionOn)}`
      : "A record that is no longer listed here";
  };
}
