import {
  amountAsked,
  centsOf,
  mostFeeItems,
  unitsAsked,
  unitsOf,
} from "../../../workflows/contract/money.ts";
import type { FeeItem, FeeKind } from "../../../workflows/contract/money.ts";

/** One line of a fee while it is being written. */
export type DraftLine = {
  readonly key: string;
  readonly kind: FeeKind;
  readonly quantity: string;
  readonly amount: string;
};

/** A first line of a kind. */
export function draftLine(kind: FeeKind): DraftLine {
  return { key: crypto.randomUUID(), kind, quantity: "1", amount: "" };
}

/** Lines that were reckoned, to be changed by hand. */
export const draftsOf = (items: readonly FeeItem[]): readonly DraftLine[] =>
  items.map(({ kind, quantity, cents }) => ({
    key: crypto.randomUUID(),
    kind,
    quantity: String(quantity),
    amount: (cents / 100).toFixed(2),
  }));

/** The lines as the contract has them, or words on what is wrong and in which line. */
export function feeItemsOf(lines: readonly DraftLine[]): readonly FeeItem[] | string {
  if (lines.length === 0) return "Add at least one line.";
  if (lines.length > mostFeeItems) return `A fee has at most ${mostFeeItems} lines.`;
  const items: FeeItem[] = [];
  for (const [n, { kind, quantity, amount }] of lines.entries()) {
    const [units, cents] = [unitsOf(quantity), centsOf(amount)];
    if (units === undefined) return `Line ${n + 1}: ${unitsAsked}`;
    if (cents === undefined) return `Line ${n + 1}: ${amountAsked}`;
    items.push({ kind, quantity: units, cents });
  }
  return items;
}

/** What the lines come to so far, in cents; lines that cannot be read yet count nothing. */
export const sumOf = (lines: readonly DraftLine[]): number =>
  lines.reduce((sum, { amount }) => sum + (centsOf(amount) ?? 0), 0);
