import type { DocumentClass } from "../contract/case-file.ts";
import type { Determination, Outcome } from "../contract/determination.ts";
import { leastProtective, mostProtective } from "./precedence.ts";
import type { SegmentResult } from "./segments.ts";

type Outcomes = Determination["outcomes"];

function combine(results: readonly SegmentResult[]): NonNullable<Outcomes[DocumentClass]> {
  const segmentIds = results.map(({ segment }) => segment.id);
  const unsent = results.filter(({ sent }) => !sent);
  if (unsent.length === 0) return { outcome: "release", segmentIds };
  const outcome = leastProtective(unsent.map((result) => result.outcome));
  const rest: Outcome[] = [
    ...unsent.map((result) => result.outcome).filter((other) => other !== outcome),
    ...unsent.flatMap(({ outside }) => outside ?? []),
  ];
  const outsideScope = rest.length === 0 ? {} : { outsideScope: mostProtective(rest) };
  if (outcome !== "release") return { outcome, segmentIds, ...outsideScope };
  const going = unsent.filter((result) => result.outcome === "release");
  const excludedItems = [...new Set(going.flatMap(({ scope }) => scope?.excludedItems ?? []))];
  const only = going.length === 1 ? going[0]?.scope : undefined;
  const limits = new Set(going.map(({ scope }) => scope?.limit));
  const [limit] = limits;
  return {
    outcome,
    segmentIds,
    ...outsideScope,
    releaseScope: {
      ...only,
      segmentIds: going.map(({ segment }) => segment.id),
      ...(excludedItems.length > 0 ? { excludedItems } : {}),
      ...(limits.size === 1 && limit !== undefined ? { limit } : {}),
    },
  };
}

/**
 * The outcome of each class: the least protective among its segments still to be sent, because it says whether
 * anything of the class may go; what stays behind is told by `outsideScope`.
 */
export function combineClasses(results: readonly SegmentResult[]): Outcomes {
  const byClass = Map.groupBy(results, ({ classed }) => classed.class);
  return Object.fromEntries([...byClass].map(([name, members]) => [name, combine(members)]));
}
