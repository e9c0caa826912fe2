import type { AccountingEntry, AccountingLine, AccountingView, Disclosure } from "../contract/accounting.ts";
import type { IncidentKind } from "../contract/incident.ts";
import { computeDueDate } from "../deadlines/compute-due-date.ts";
import { countingRules } from "../deadlines/counting-rule.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import type { RequestId } from "../vocabulary/ids.ts";
import { isTold, withSeries } from "./accounting-series.ts";
import type { Row } from "./accounting-series.ts";
import { whatOf } from "./accounting-words.ts";

// The accounting is never stored as such: it is what its entries come to on the day on which somebody asks.

type Of<Kind extends AccountingEntry["entry"]> = Extract<AccountingEntry, { entry: Kind }>;
const only = <Kind extends AccountingEntry["entry"]>(entries: readonly AccountingEntry[], kind: Kind) =>
  entries.filter((one): one is Of<Kind> => one.entry === kind);

const wrongs: Readonly<Record<IncidentKind, string>> = {
  "wrong-recipient": "Sent to somebody it was not for",
  "wrong-patient": "Records of another person were sent",
  "too-much": "More was sent than was to be",
  "no-longer-permitted": "Sent when it was no longer permitted",
  other: "Disclosed by mistake",
};

/** The accounting as it stands on a day, the newest line first, with what is kept back from the individual and why. */
export function accountingOn(entries: readonly AccountingEntry[], asOf: CalendarDate): AccountingView {
  const reachesBackTo = computeDueDate(asOf, countingRules.accountingLookback).dueOn;
  const suspended = suspensionsOn(entries, asOf);
  const rows = [
    ...only(entries, "disclosure").map((of): Row => ({ of, line: lineOf(of, entries) })),
    ...only(entries, "incident").map((one): Row => ({ line: lineOfIncident(one) })),
  ].map((row): Row => {
    const { line } = row;
    const untilOn = suspended.get(line.requestId);
    if (line.keptBack) return row;
    if (untilOn !== undefined) return { ...row, line: { ...line, keptBack: { why: "suspended", untilOn } } };
    return line.on < reachesBackTo ? { ...row, line: { ...line, keptBack: { why: "longer-ago" } } } : row;
  });
  // Only what is owed is told as one: a series begins with the first disclosure of the period that the accounting covers.
  const lines = withSeries(rows);
  return { asOf, reachesBackTo, lines: lines.toSorted((a, b) => (a.on < b.on ? 1 : -1)) };
}

/** What is told to the individual of it, of a series its first disclosure (45 CFR 164.528(a), (b)). */
export const forTheIndividual = ({ lines }: AccountingView): readonly AccountingLine[] =>
  lines.filter(isTold);

/** Up to when the disclosures of each request may not be told; the statement that reaches farthest counts. */
function suspensionsOn(entries: readonly AccountingEntry[], asOf: CalendarDate) {
  const until = new Map<RequestId, CalendarDate>();
  for (const { requestId, untilOn } of only(entries, "suspension"))
    if (untilOn >= asOf && untilOn > (until.get(requestId) ?? "")) until.set(requestId, untilOn);
  return until;
}

function lineOf(disclosure: Disclosure, entries: readonly AccountingEntry[]): AccountingLine {
  const { requestId, trackingNumber, productionId, on, purpose, leftOut } = disclosure;
  const delivered = only(entries, "delivery").find((one) => one.productionId === productionId);
  return {
    requestId,
    trackingNumber,
    productionId,
    recordedAt: disclosure.at,
    on: delivered?.on ?? on,
    to: recipientOf(disclosure, delivered),
    what: whatOf(disclosure.what),
    purpose,
    corrections: only(entries, "correction")
      .filter((one) => one.productionId === productionId)
      .map(({ at, by, words }) => ({ at, by, words })),
    ...(leftOut === undefined ? {} : { keptBack: { why: "left-out", ground: leftOut } }),
  };
}

function recipientOf({ to }: Disclosure, delivered: Of<"delivery"> | undefined): string {
  const requester = [to.name, to.firm, to.address].filter((part) => part !== undefined).join(", ");
  if (!to.throughCourt) return requester;
  const court = delivered === undefined ? "the court" : `the court (${delivered.to})`;
  return `${court}, for the matter of ${requester}`;
}

function lineOfIncident(incident: Of<"incident">): AccountingLine {
  const { requestId, trackingNumber, productionId, on, isDayOfDiscovery, kind, what } = incident;
  return {
    requestId,
    trackingNumber,
    ...(productionId === undefined ? {} : { productionId }),
    recordedAt: incident.at,
    on,
    to: "not recorded by name",
    what,
    purpose: `${wrongs[kind]}${isDayOfDiscovery ? "; the day is that of its discovery" : ""}`,
    corrections: [],
  };
}
