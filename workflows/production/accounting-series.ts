import type { AccountingLine, Disclosure } from "../contract/accounting.ts";
import type { ProcessKind } from "../contract/papers.ts";
import type { ProductionId } from "../vocabulary/ids.ts";
import { whatOf } from "./accounting-words.ts";

// Several disclosures to one recipient for a single purpose, under 45 CFR 164.512, may be told as the first in full, how many
// there were and when the last was (45 CFR 164.528(b)(3)). It is how they are told; the entries stay one for each release.

/** A line and, where it tells of a release, the entry that it was made of. */
export type Row = { readonly line: AccountingLine; readonly of?: Disclosure };
type Released = Required<Row>;

/** Papers that are answered under 45 CFR 164.512. */
const compelled: ReadonlySet<ProcessKind | undefined> = new Set([
  "subpoena",
  "court-order",
  "agency-demand",
] satisfies ProcessKind[]);

/**
 * Whether a release may be told with others: it is owed, under section 512, and nothing of it was corrected. What was kept
 * before its paper was kept with it is told by itself.
 */
const mayBeTold = (row: Row): row is Released =>
  row.of !== undefined &&
  compelled.has(row.of.process) &&
  row.line.keptBack === undefined &&
  row.line.corrections.length === 0;

/**
 * What must be the same: the request, whose one paper is the single purpose (of two papers nobody here knows whether they serve
 * one), the recipient as told, and the classes. Records and dates of a class may differ: the total of the series tells them.
 */
const sameness = ({ line: { requestId, to, purpose }, of }: Released): string =>
  JSON.stringify([requestId, to, purpose, of.what.classes.toSorted()]);

const inOrder = ({ line: a }: Row, { line: b }: Row): number =>
  a.on === b.on ? (a.recordedAt < b.recordedAt ? -1 : 1) : a.on < b.on ? -1 : 1;

/** Lines in their order, those of a series with what is told of it as one. */
export function withSeries(rows: readonly Row[]): readonly AccountingLine[] {
  const groups = Map.groupBy(rows.filter(mayBeTold), sameness).values();
  const series = new Map<ProductionId, NonNullable<AccountingLine["series"]>>();
  for (const group of groups) {
    const [first, ...others] = group.toSorted(inOrder);
    const last = others.at(-1);
    if (first === undefined || last === undefined) continue;
    const told = {
      first: first.of.productionId,
      times: group.length,
      lastOn: last.line.on,
      inAll: whatOf(together(group.map(({ of }) => of.what))),
    };
    for (const { of } of group) series.set(of.productionId, told);
  }
  return rows.map(({ line, of }) => {
    const told = of && series.get(of.productionId);
    return told ? { ...line, series: told } : line;
  });
}

/** What several disclosures of the same classes come to. */
const together = (whats: readonly Disclosure["what"][]): Disclosure["what"] =>
  whats.reduce((sum, what) => ({
    ...sum,
    fromOn: what.fromOn < sum.fromOn ? what.fromOn : sum.fromOn,
    toOn: what.toOn > sum.toOn ? what.toOn : sum.toOn,
    records: sum.records + what.records,
    pages: sum.pages + what.pages,
  }));

/** Whether a line is told to the individual: it is owed, and no later one of a series (45 CFR 164.528(a), (b)(3)). */
export const isTold = ({ keptBack, series, productionId }: AccountingLine): boolean =>
  keptBack === undefined && (series === undefined || series.first === productionId);
