import type { UnseenRecord } from "../../../../workflows/contract/staff.ts";
import { classWords } from "../../words/document-classes.ts";
import { counted } from "../../words/sizes.ts";

const decided = { approve: "approved", withhold: "withheld", open: "not decided" } as const;

/** How many records of each class are proposed, and what was decided, for those who may not see which they are. */
export function UnseenRecords({ records }: { readonly records: readonly UnseenRecord[] }) {
  if (records.length === 0) return <p className="soft">No record that can be shown here is proposed.</p>;
  const rows = Map.groupBy(
    records,
    (record) => `${classWords(record.class)}, ${decided[record.decision ?? "open"]}`,
  );
  return (
    <>
      <p className="soft small">
        Only those who treat the patient, and the desk, see which records these are.
      </p>
      <ul className="list">
        {[...rows].map(([words, alike]) => (
          <li key={words}>
            {words}: {counted(alike.length, "record")}
          </li>
        ))}
      </ul>
    </>
  );
}
