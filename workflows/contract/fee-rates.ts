import { feeUnits } from "./money.ts";
import type { FeeBasis, FeeItem, FeeKind, FeeRate } from "./money.ts";

/** The most that a figure allows for so many units, in cents. */
export function mostUnder({ tiers, flat = 0, once }: FeeRate, quantity: number): number {
  const units = once === true ? 1 : quantity;
  const sum = tiers.reduce((total, { from, cents }, n) => {
    const until = tiers[n + 1]?.from ?? Number.MAX_SAFE_INTEGER;
    return total + Math.max(0, Math.min(units + 1, until) - from) * cents;
  }, 0);
  return flat + sum;
}

/** The lowest of what the figures known of a kind allow for so many units; nothing where none is known. */
export function mostOf({ limits }: FeeBasis, kind: FeeKind, quantity: number): number | undefined {
  const most = limits.flatMap((limit) => (limit.kind === kind ? [mostUnder(limit.rate, quantity)] : []));
  return most.length === 0 ? undefined : Math.min(...most);
}

/**
 * The lines of an estimate for so many pages, by figures that were seen on a page of the law: what was not may bound a fee
 * and never make one. The individual is offered the one sum for an electronic copy where it may be asked for.
 */
export function estimateOf(basis: FeeBasis, pages: number): readonly FeeItem[] {
  if (basis.payer === "individual") {
    const sum = basis.limits.find(({ kind, option }) => kind === "electronic-copy" && option === true);
    return sum === undefined ? [] : [{ kind: "electronic-copy", quantity: 1, cents: mostUnder(sum.rate, 1) }];
  }
  return (["paper-copies", "search"] as const).flatMap((kind) => {
    const known = basis.limits.some((limit) => limit.kind === kind && limit.checked);
    const quantity = feeUnits[kind] === "page" ? pages : 1;
    const cents = mostOf(basis, kind, quantity);
    return known && cents !== undefined && cents > 0 ? [{ kind, quantity, cents }] : [];
  });
}
