import type { CountingRule } from "../../../deadlines/counting-rule.ts";
import type { Citation } from "../../../vocabulary/citation.ts";
import type { Predicate } from "../../predicate.ts";
import type { Provenance } from "../../../vocabulary/provenance.ts";

/** What a period of state law is counted from. */
export type Anchor = "issued" | "served" | "received" | "return" | "noticed" | "certified" | "signed";

/**
 * A clock of state law as data. One whose number nobody read in a source is kept for review with confidence "unverified",
 * and gives no date.
 */
export type StateClock = Provenance & {
  /** The timer's name with hyphens, for example va-comply. */
  readonly id: string;
  readonly cite: Citation;
  /** What happens by the date, for staff: "The practice moves to quash". */
  readonly what: string;
  /** The requests it runs for. */
  readonly when: Predicate;
  readonly from: Anchor;
  readonly amount: number;
  readonly unit: CountingRule["unit"];
  readonly direction: CountingRule["direction"];
  /** A day for the practice to act by, a day before which nothing happens, or the last day of somebody else's act. */
  readonly gives: "dueOn" | "earliestOn" | "limitOn";
  /** Whether the date on the paper cuts the period short, or lengthens it. */
  readonly butReturn?: "if-earlier" | "if-later";
  /** Whether it is the time for the practice to object, or to answer the patient's own request. */
  readonly use?: "objection" | "access";
};

/** A state date that nothing moves: rules that roll a last day are unverified, and rolling could only loosen it. */
export const calendarDays = { unit: "calendar-days", direction: "after" } as const;

/** Working days: neither weekends nor holidays count. */
export const workingDays = { unit: "business-days", direction: "after" } as const;
