import type { Reason } from "../../../../workflows/contract/determination.ts";
import { Badge } from "../../ui/badge.tsx";
import { plain } from "../../words/plain.ts";
import { reasonStatusWords } from "../../words/law.ts";

const order = ["violated", "unknown", "satisfied"] as const;

function Rows({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <ul className="list">
      {reasons.map((reason) => (
        <li key={`${reason.ruleId}${reason.citation}${reason.appliesTo?.join() ?? ""}`}>
          <div>{reason.words ?? plain(reason.ruleId.split(".").at(-1) ?? reason.ruleId)}</div>
          <div className="soft small">
            {reason.citation}
            {reason.jurisdiction === "US" ? "" : ` (${reason.jurisdiction})`}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The rules that were considered, grouped by how they turned out; those that are satisfied stay folded. */
export function Reasons({ reasons, empty }: { readonly reasons: readonly Reason[]; readonly empty: string }) {
  const spoke = reasons.filter((reason) => reason.status !== "not-applicable");
  if (spoke.length === 0) return <p className="soft">{empty}</p>;
  return (
    <div className="stack">
      {order.map((status) => {
        const rows = spoke.filter((reason) => reason.status === status);
        if (rows.length === 0) return null;
        const { words, tone } = reasonStatusWords[status];
        return (
          <details key={status} open={status !== "satisfied"}>
            <summary>
              <Badge tone={tone}>
                {words} · {rows.length}
              </Badge>
            </summary>
            <Rows reasons={rows} />
          </details>
        );
      })}
    </div>
  );
}
