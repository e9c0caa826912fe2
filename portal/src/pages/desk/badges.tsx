import { Badge } from "../../ui/badge.tsx";
import { dayWords, dueWords, today } from "../../words/dates.ts";
import { weightBadge } from "../../words/law.ts";

/** How much time is left, in words and colour. */
export function DueBadge({ dueOn }: { readonly dueOn: string | undefined }) {
  if (dueOn === undefined) return <span className="soft small">No date</span>;
  const due = dueWords(dueOn, today());
  return (
    <span className="due">
      <Badge tone={due.tone}>{due.words}</Badge>
      <span className="soft small">{dayWords(dueOn)}</span>
    </span>
  );
}

/** The weight of the paper, once someone or the rules have judged it. */
export function WeightBadge({ weight }: { readonly weight: string | undefined }) {
  return weight === undefined ? (
    <span className="soft small">Not weighed</span>
  ) : (
    <Badge tone="info">{weightBadge(weight)}</Badge>
  );
}

/** Says that work is stopped by a hold. */
export function HoldBadge({ held }: { readonly held: boolean }) {
  return held ? <Badge tone="sealed">On hold</Badge> : null;
}
