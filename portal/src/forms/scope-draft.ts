import type { DocumentClass } from "../../../workflows/contract/case-file.ts";
import { limits } from "../../../workflows/contract/limits.ts";
import type { OutwardView } from "../../../workflows/contract/outward.ts";

/** One row of the scope ledger as the contract has it. */
export type ScopeRow = OutwardView["proposals"][number]["rows"][number];

/** One row while it is being written. */
export type DraftRow = {
  readonly key: string;
  readonly class: DocumentClass;
  readonly fromOn: string;
  readonly toOn: string;
  readonly stance: ScopeRow["stance"];
};

/** A first row for a class. */
export function draftRow(documentClass: DocumentClass): DraftRow {
  return { key: crypto.randomUUID(), class: documentClass, fromOn: "", toOn: "", stance: "produce" };
}

/** The rows as the contract has them, or words on what is wrong. */
export function scopeRowsOf(rows: readonly DraftRow[]): readonly ScopeRow[] | string {
  if (rows.length === 0) return "Add at least one row.";
  if (rows.length > limits.rows)
    return `A proposal has at most ${limits.rows} rows. Remove ${rows.length - limits.rows}.`;
  if (rows.some((row) => (row.fromOn === "") !== (row.toOn === "")))
    return "Enter both dates of a row, or neither.";
  if (rows.some((row) => row.fromOn > row.toOn)) return "In one row the last date lies before the first.";
  return rows.map((row) => ({
    class: row.class,
    stance: row.stance,
    ...(row.fromOn === "" ? {} : { range: { fromOn: row.fromOn, toOn: row.toOn } }),
  }));
}

/** What the editor says when no further row fits; nothing while one does. */
export function noMoreRows(rows: readonly DraftRow[]): string | undefined {
  return rows.length < limits.rows
    ? undefined
    : `A proposal has at most ${limits.rows} rows. Remove one to add another.`;
}
