import * as z from "zod";
import { accountingPartition } from "../../functions/adapters/ledger-keys.ts";
import { packedSchema } from "../../functions/adapters/packed.ts";
import { accountingEntrySchema } from "../../workflows/contract/accounting.ts";
import type { AccountingEntry } from "../../workflows/contract/accounting.ts";
import type { Told } from "./told.ts";

/** Where the rows of one partition are to be had. */
type Ledger = {
  readonly ledger: {
    readonly partition: (pk: string) => ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  };
};

const rowSchema = z.object({ accounted: packedSchema.pipe(accountingEntrySchema) });
const entered = { "production.released": "disclosure", "court.delivered": "delivery" } as const;

/**
 * I12: every release and every delivery to a court is in the accounting of its patient, once, and nothing is in it that did
 * not happen (45 CFR 164.528; AB-106).
 */
export function accountingFaults({ ledger }: Ledger, { key, events }: Told): readonly string[] {
  // A match may have been corrected: what went out before stays with whom it was of.
  const patients = new Set(
    events.flatMap(({ recorded }) => (recorded.type === "patient.matched" ? [recorded.patientRef] : [])),
  );
  const rows = [...patients].flatMap((patientRef) =>
    [...ledger.partition(accountingPartition(key.practiceId, patientRef)).values()].map(
      (row) => rowSchema.parse(row).accounted,
    ),
  );
  const own = rows.filter(({ requestId }) => requestId === key.requestId);
  return Object.entries(entered).flatMap(([type, kind]) => {
    const due = events.flatMap(({ recorded }) => (recorded.type === type ? [recorded.at] : []));
    const found = own.flatMap((entry: AccountingEntry) => (entry.entry === kind ? [entry.at] : []));
    return due.toSorted().join() === found.toSorted().join()
      ? []
      : [`I12: ${due.length} times ${type}, ${found.length} times in the accounting`];
  });
}
