import type { FeeKind } from "../contract/money.ts";
import type { Citation } from "../vocabulary/citation.ts";

/** Units from `from` on cost at most so many cents each; the tiers of one cap go on from one another. */
type Tier = { readonly from: number; readonly cents: number };

/** The most that may be asked for one kind of line, as one provision has it. */
export type FeeCap = {
  readonly kind: FeeKind;
  /** Whose bill it bounds: the individual's own, everybody else's, or every one. */
  readonly bounds: "individual" | "others" | "everybody";
  /** Per unit, by tiers. */
  readonly tiers: readonly Tier[];
  /** One amount for all units before the first tier, where the provision has one. */
  readonly flat?: number;
  /** It is charged once a request, however often it stands on the bill. */
  readonly once?: true;
  readonly cite: Citation;
  /** False where the figure is not from a page of the law itself; it may lower a fee all the same. */
  readonly checked: boolean;
};

/** What one jurisdiction says of fees, in one edition: what was recorded under it is read under it for ever. */
export type FeeSchedule = { readonly name: string; readonly caps: readonly FeeCap[] };

/** So many cents for each unit, whatever their number. */
export const each = (cents: number): readonly Tier[] => [{ from: 1, cents }];

/** The most that the cap allows for so many units, in cents. */
export function mostUnder(
  { tiers, flat = 0, once }: Pick<FeeCap, "tiers" | "flat" | "once">,
  quantity: number,
): number {
  const units = once === true ? 1 : quantity;
  const sum = tiers.reduce((total, { from, cents }, n) => {
    const until = tiers[n + 1]?.from ?? Number.MAX_SAFE_INTEGER;
    return total + Math.max(0, Math.min(units + 1, until) - from) * cents;
  }, 0);
  return flat + sum;
}
