import { leftOutWords, setAsideWords } from "../../../../workflows/contract/rebuilt.ts";
import type { Rebuilt as RebuiltRecord } from "../../../../workflows/contract/rebuilt.ts";
import { Notice } from "../../ui/notice.tsx";
import { dateWords } from "../../words/dates.ts";
import { plain } from "../../words/plain.ts";
import { useRequest } from "./overview-context.ts";

/** What a person should know of records whose pages were rebuilt: what could not be reproduced, and what was left out. */
export function Rebuilt() {
  const { production, records } = useRequest().overview;
  const all = production?.rebuilt ?? [];
  const nameOf = ({ documentId }: RebuiltRecord): string => {
    const record = records.find((one) => one.documentId === documentId);
    return record ? `${plain(record.class)} of ${dateWords(record.sessionOn)}` : documentId;
  };
  const aside = all.filter(({ setAside }) => setAside !== null);
  const without = all.filter(({ leftOut }) => leftOut.length > 0);
  return (
    <>
      {aside.length === 0 ? null : (
        <Notice tone="bad" title="Not reproduced">
          <p>In the place of each of these stand pages that say so, with its numbers.</p>
          <ul>
            {aside.map((one) => (
              <li key={one.documentId}>
                {nameOf(one)}: {one.setAside === null ? "" : setAsideWords[one.setAside]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {without.length === 0 ? null : (
        <Notice tone="info" title="Left out of the copies">
          <p>Pages are produced as they look. Of these records the production does not bring along:</p>
          <ul>
            {without.map((one) => (
              <li key={one.documentId}>
                {nameOf(one)}: {one.leftOut.map((kind) => leftOutWords[kind]).join("; ")}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
