import { lazy, Suspense } from "react";
import type { ComponentType } from "react";
import { Waiting } from "../../ui/waiting.tsx";
import type { Panel } from "../../util/paths.ts";

const parts = {
  summary: lazy(async () => ({ default: (await import("./panels/summary.tsx")).SummaryPanel })),
  papers: lazy(async () => ({ default: (await import("./panels/papers.tsx")).PapersPanel })),
  facts: lazy(async () => ({ default: (await import("./panels/facts.tsx")).FactsPanel })),
  weight: lazy(async () => ({ default: (await import("./panels/weight.tsx")).WeightPanel })),
  determination: lazy(async () => ({
    default: (await import("./panels/determination.tsx")).DeterminationPanel,
  })),
  authorizations: lazy(async () => ({
    default: (await import("./panels/authorizations.tsx")).AuthorizationsPanel,
  })),
  people: lazy(async () => ({ default: (await import("./panels/people.tsx")).PeoplePanel })),
  deadlines: lazy(async () => ({ default: (await import("./panels/deadlines.tsx")).DeadlinesPanel })),
  records: lazy(async () => ({ default: (await import("./panels/records.tsx")).RecordsPanel })),
  review: lazy(async () => ({ default: (await import("./panels/review.tsx")).ReviewPanel })),
  vault: lazy(async () => ({ default: (await import("./panels/vault.tsx")).VaultPanel })),
  privilege: lazy(async () => ({ default: (await import("./panels/privilege.tsx")).PrivilegePanel })),
  contest: lazy(async () => ({ default: (await import("./panels/contest.tsx")).ContestPanel })),
  "to-send": lazy(async () => ({ default: (await import("./panels/papers-to-send.tsx")).PapersToSendPanel })),
  fees: lazy(async () => ({ default: (await import("./panels/fees.tsx")).FeesPanel })),
  production: lazy(async () => ({ default: (await import("./panels/production.tsx")).ProductionPanel })),
  incidents: lazy(async () => ({ default: (await import("./panels/incidents.tsx")).IncidentsPanel })),
  accounting: lazy(async () => ({ default: (await import("./panels/accounting.tsx")).AccountingPanel })),
  administration: lazy(async () => ({
    default: (await import("./panels/administration.tsx")).AdministrationPanel,
  })),
} as const satisfies Record<Panel, ComponentType>;

/** The part of the request that is in work; each loads when it is first opened. */
export function PanelContent({ panel }: { readonly panel: Panel }) {
  const Part = parts[panel];
  return (
    <Suspense fallback={<Waiting words="This part is loading." />}>
      <Part />
    </Suspense>
  );
}
