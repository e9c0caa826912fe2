import type { FeeKind, FeeRate } from "../contract/money.ts";
import type { Citation } from "../vocabulary/citation.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";

type Tier = FeeRate["tiers"][number];

/** The most that may be asked for one kind of line, as one provision has it. */
export type FeeCap = {
  readonly kind: FeeKind;
  /** Whose bill it bounds: the individual's own, everybody else's, that of a subpoena alone, or every one. */
  readonly bounds: "individual" | "others" | "by-process" | "everybody";
  /** Per unit, by tiers; units from `from` on cost at most so many cents each. */
  readonly tiers: Tier[];
  /** One amount for all units before the first tier, where the provision has one. */
  readonly flat?: number;
  /** It is charged once a request, however often it stands on the bill. */
  readonly once?: true;
  /** A sum that may be asked for in place of the reckoning, by guidance: no cap of what the law itself says. */
  readonly option?: true;
  /** The day from which the figure stands, where its source says one. */
  readonly since?: CalendarDate;
  readonly cite: Citation;
  /** False where the figure is not from a page of the law itself; it may lower a fee all the same. */
  readonly checked: boolean;
};

/** What one jurisdiction says of fees, in one edition: what was recorded under it is read under it for ever. */
export type FeeSchedule = {
  readonly name: string;
  /** The day on which its figures were read. */
  readonly readOn: CalendarDate;
  readonly caps: readonly FeeCap[];
};

/** So many cents for each unit, whatever their number. */
export const each = (cents: number): Tier[] => [{ from: 1, cents }];
