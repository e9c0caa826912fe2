import { leftOutWords, setAsideWords } from "../../../../workflows/contract/rebuilt.ts";
import { Notice } from "../../ui/notice.tsx";
import { useRequest } from "./overview-context.ts";
import { useRecordName } from "./record-name.ts";

/** What a person should know of records whose pages were rebuilt: what could not be reproduced, and what was left out. */
export function Rebuilt() {
  const all = useRequest().overview.production?.rebuilt ?? [];
  const nameOf = useRecordName();
  const aside = all.filter(({ setAside }) => setAside !== null);
  const without = all.filter(({ leftOut }) => leftOut.length > 0);
  return (
    <>
      {aside.length === 0 ? null : (
        <Notice tone="bad" title="Records that could not be copied">
          <p>
            These are not in the production: pages that say so stand in their place, under their numbers. It
            can be released without them. Import each again as it says here; the new copy can go in a further
            phase, which is begun on this panel once this production is delivered.
          </p>
          <ul>
            {aside.map((one) => (
              <li key={one.documentId}>
                {nameOf(one.documentId)}: {one.setAside === null ? "" : setAsideWords[one.setAside]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {without.length === 0 ? null : (
        <Notice tone="info" title="Left out of the copies">
          <p>Pages are produced as they look. What these records also held is not in the production:</p>
          <ul>
            {without.map((one) => (
              <li key={one.documentId}>
                {nameOf(one.documentId)}: {one.leftOut.map((kind) => leftOutWords[kind]).join("; ")}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
