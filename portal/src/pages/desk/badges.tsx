import { Badge } from "../../ui/badge.tsx";
import { dayWords, dueWords, today } from "../../words/dates.ts";
import { weightBadge } from "../../words/law.ts";

type DueBadgeProps = { readonly dueOn: string; readonly what?: string };

/** How much time is left, in words and colour, to which day, and for what. */
export function DueBadge({ dueOn, what }: DueBadgeProps) {
  const due = dueWords(dueOn, today());
  return (
    <span className="due">
      <Badge tone={due.tone}>{due.words}</Badge>
      <span className="small">{dayWords(dueOn)}</span>
      {what === undefined ? null : <span className="soft small">{what}</span>}
    </span>
  );
}

type WeightBadgeProps = { readonly weight: string | undefined; readonly confirmed: boolean };

/** The weight of the paper as the rules or somebody judged it. */
export function WeightBadge({ weight, confirmed }: WeightBadgeProps) {
  if (weight === undefined) return <span className="soft small">Not weighed yet</span>;
  return (
    <Badge tone={confirmed ? "info" : "plain"}>
      {weightBadge(weight)}
      {confirmed ? "" : " · to be confirmed"}
    </Badge>
  );
}

/** Says that work is stopped by a hold. */
export function HoldBadge({ held }: { readonly held: boolean }) {
  return held ? <Badge tone="sealed">On hold</Badge> : null;
}
