import { accountingFaults } from "../simulation/accounting-faults.ts";
import { ledgerFaults } from "../simulation/invariants.ts";
import type { Told } from "../simulation/told.ts";
import type { Stored } from "./stored.ts";

/** What does not agree, in words, each with the request that it is of; nothing in them is of anybody's health. */
export type Fault = { readonly requestId: string; readonly words: string };

/**
 * Holds a ledger against itself, its accounting and what was handed over: each chain whole and folding to its state, each release
 * in the accounting once, each transfer known once, nothing left to do, and no number of a page given twice.
 */
export function faultsOf(stored: Stored): readonly Fault[] {
  const numbered = new Map<string, string>();
  return stored.requests.flatMap((one) => {
    const { requestId } = one.key;
    const words = [
      ...ledgerFaults(one),
      ...accountingFaults(stored, one),
      ...deliveryFaults(one),
      ...undone(one),
      ...numbersTwice(one, numbered),
    ];
    return words.map((fault) => ({ requestId, words: fault }));
  });
}

/** A transfer belongs to one link, which was given once, after a release. */
function deliveryFaults({ events }: Told): readonly string[] {
  const given = new Set<string>();
  const finished = new Set<string>();
  let released = false;
  return events.flatMap(({ recorded }) => {
    if (recorded.type === "production.released") released = true;
    if (recorded.type === "link.issued") {
      if (given.has(recorded.linkId)) return ["a link was given twice"];
      given.add(recorded.linkId);
      return released ? [] : ["a link was given before anything was released"];
    }
    if (recorded.type !== "transfer.finished") return [];
    const [known, twice] = [given.has(recorded.linkId), finished.has(recorded.linkId)];
    finished.add(recorded.linkId);
    return [
      ...(known ? [] : ["a transfer is on record by a link that nobody was given"]),
      ...(twice ? ["a transfer is on record twice"] : []),
    ];
  });
}

const undone = ({ rows }: Told): readonly string[] =>
  rows.flatMap(({ sk, status }) =>
    String(sk).startsWith("OUTBOX#") && status !== "done"
      ? [`an effect is ${String(status)} and not done`]
      : [],
  );

function numbersTwice({ events }: Told, numbered: Map<string, string>): readonly string[] {
  return events.flatMap(({ recorded }) => {
    if (recorded.type !== "production.assembled" || recorded.batesFirst === undefined) return [];
    const before = numbered.get(recorded.batesFirst);
    numbered.set(recorded.batesFirst, recorded.productionId);
    return before === undefined || before === recorded.productionId
      ? []
      : [`two productions begin with ${recorded.batesFirst}`];
  });
}
