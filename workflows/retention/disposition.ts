import type { z } from "zod";
import { shelfClassSchema } from "../contract/retention.ts";
import type { holderSchema, ShelfClass } from "../contract/retention.ts";
import { addYears } from "../deadlines/civil-calendar.ts";
import type { Citation } from "../vocabulary/citation.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import { retentionSchedule } from "./schedule.ts";
import type { License, RetentionRule } from "./schedule.ts";

/** A request that keeps something from being destroyed, and on what ground; unmatched, it may be about any patient. */
export type Holder = z.infer<typeof holderSchema>;

/** What becomes of something that is kept. */
export type Disposition =
  /** Whatever the schedule says: the duty to preserve comes first. */
  | { readonly kind: "held"; readonly by: readonly Holder[] }
  /** `until` is the last day on which it must be kept. */
  | { readonly kind: "kept"; readonly until: CalendarDate; readonly because: Citation }
  /** The period that was read has run, and covers what is there. */
  | { readonly kind: "due"; readonly since: CalendarDate; readonly because: readonly Citation[] }
  /** Nobody read a period that covers it, or a fact is missing: it is kept until a person decides. */
  | { readonly kind: "undecided"; readonly why: Undecided };
export type Undecided =
  | "treatment-end-unknown"
  | "no-state"
  | "no-period-read"
  | "licence-not-covered"
  | "other-law-of-billing"
  | "other-law-of-part-2"
  | "not-classified"
  | "other-law-of-request-files";

/** What is known of a patient's record when its disposition is asked for. */
export type ShelfFacts = {
  readonly today: CalendarDate;
  /** The state whose law the practice is under. */
  readonly state: string | undefined;
  readonly bornOn: CalendarDate;
  /** The first and the last entry on the shelf; absent while there is none. */
  readonly firstOn: CalendarDate | undefined;
  readonly lastOn: CalendarDate | undefined;
  /** When the treatment ended, as somebody of the practice stated it. */
  readonly treatmentEndedOn: CalendarDate | undefined;
  /** Of everybody who wrote an entry; `undefined` stands for one whose licence is not known. */
  readonly licenses: readonly (License | undefined)[];
  readonly holders: readonly Holder[];
};

/** The classes in which a patient's record is kept; the answer is the same whether or not there is anything of a class. */
export const shelfClasses = shelfClassSchema.options;

/** Until when one rule keeps a record; of somebody who was a minor the later of its two periods. */
function lastDayUnder(
  { years, minors }: RetentionRule,
  { bornOn, firstOn }: Pick<ShelfFacts, "bornOn" | "firstOn">,
  endedOn: CalendarDate,
): CalendarDate {
  const ordinary = addYears(endedOn, years);
  if (minors === undefined || !wasBelow(minors.below, bornOn, firstOn ?? endedOn)) return ordinary;
  const afterMajority = addYears(bornOn, minors.below + minors.years);
  return afterMajority > ordinary ? afterMajority : ordinary;
}

const wasBelow = (age: number, bornOn: CalendarDate, on: CalendarDate): boolean => on < addYears(bornOn, age);

/** Whether the rule was read for this patient, and speaks of this writer. */
const covers = (
  { licenses, minors, onlyMinorsRead }: RetentionRule,
  license: License | undefined,
  { bornOn, firstOn }: Pick<ShelfFacts, "bornOn" | "firstOn">,
): boolean =>
  (licenses === undefined || (license !== undefined && licenses.includes(license))) &&
  (onlyMinorsRead === undefined ||
    (firstOn !== undefined && minors !== undefined && wasBelow(minors.below, bornOn, firstOn)));

/**
 * What becomes of one class of a patient's record. A hold is stronger than everything. Every period that was read in the state
 * keeps, whomever it speaks of; that something is due is said only where a period was read for everybody who wrote there.
 */
export function dispositionOf(of: ShelfClass, facts: ShelfFacts): Disposition {
  const { today, state, treatmentEndedOn, lastOn, holders, licenses } = facts;
  if (holders.length > 0) return { kind: "held", by: holders };
  const ofState = retentionSchedule.filter((rule) => rule.what === "patient-record" && rule.state === state);
  const ended = later(treatmentEndedOn, lastOn);
  const longest =
    ended === undefined
      ? undefined
      : ofState
          .map((rule) => ({ until: lastDayUnder(rule, facts, ended), because: rule.cite }))
          .toSorted((one, other) => other.until.localeCompare(one.until))[0];
  if (longest !== undefined && longest.until >= today) return { kind: "kept", ...longest };
  if (state === undefined) return { kind: "undecided", why: "no-state" };
  if (longest === undefined && ofState.length === 0) return { kind: "undecided", why: "no-period-read" };
  if (treatmentEndedOn === undefined || longest === undefined)
    return { kind: "undecided", why: "treatment-end-unknown" };
  const writers = licenses.length === 0 ? [undefined] : licenses;
  if (!writers.every((license) => ofState.some((rule) => covers(rule, license, facts))))
    return { kind: "undecided", why: "licence-not-covered" };
  // What payers and tax law ask for was not read.
  if (of === "billing-logistics") return { kind: "undecided", why: "other-law-of-billing" };
  if (of === "sud-records") return { kind: "undecided", why: "other-law-of-part-2" };
  if (of === "unclassified") return { kind: "undecided", why: "not-classified" };
  return { kind: "due", since: longest.until, because: ofState.map(({ cite }) => cite) };
}

const later = (one: CalendarDate | undefined, other: CalendarDate | undefined): CalendarDate | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;

/** The one of several that keeps longest: a hold, then a period, then an open question. Throws when there is none. */
export function strictest(dispositions: readonly Disposition[]): Disposition {
  const order = ["held", "kept", "undecided", "due"] as const;
  const [first] = dispositions.toSorted(
    (one, other) =>
      order.indexOf(one.kind) - order.indexOf(other.kind) ||
      (one.kind === "kept" && other.kind === "kept" ? other.until.localeCompare(one.until) : 0),
  );
  if (first === undefined) throw new RangeError("expected at least one disposition");
  return first;
}
