import { addDays, addYears, inWords } from "./civil-calendar.ts";
import type { CountingRule } from "./counting-rule.ts";
import { federalCalendar, type CourtCalendar } from "./court-calendar.ts";

/** A computed date: before rounding, after it, and the arithmetic in words. */
export type DueDate = {
  readonly rawOn: string;
  readonly dueOn: string;
  readonly steps: readonly string[];
  /** Whether the date stopped on a day that may be a holiday, which nobody has read in the law or recorded. */
  readonly mayMove: boolean;
};

/** Whether the practice should count on somebody working that day: no weekend, and no holiday that is or may be kept. */
export const isBusinessDay = (on: string, calendar: CourtCalendar): boolean => calendar(on) === undefined;

/** The last business day on or before a date. */
export function businessDayOnOrBefore(on: string, calendar: CourtCalendar): string {
  let day = on;
  while (!isBusinessDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/** The last business day strictly before a date. */
export const businessDayBefore = (on: string, calendar: CourtCalendar): string =>
  businessDayOnOrBefore(addDays(on, -1), calendar);

function count(on: string, rule: CountingRule, calendar: CourtCalendar): string {
  const sign = rule.direction === "after" ? 1 : -1;
  if (rule.unit === "years") return addYears(on, sign * rule.amount);
  if (rule.unit === "calendar-days") return addDays(on, sign * rule.amount);
  // A holiday that is not certain may bring the day nearer, never put it off.
  const counts = (day: string): boolean =>
    rule.direction === "after" ? calendar(day)?.certain !== true : isBusinessDay(day, calendar);
  let day = on;
  for (let counted = 0; counted < rule.amount; counted += counts(day) ? 1 : 0) day = addDays(day, sign);
  return day;
}

const unitInWords = {
  "calendar-days": "calendar days",
  "business-days": "business days",
  years: "years",
} as const;

/** Counts a period from its trigger; the steps say each move in words, ready to show. */
export function computeDueDate(
  triggerOn: string,
  rule: CountingRule,
  calendar: CourtCalendar = federalCalendar,
): DueDate {
  const rawOn = count(triggerOn, rule, calendar);
  const steps = [
    `The period is counted from ${inWords(triggerOn)}; that day itself does not count.`,
    `${rule.amount} ${unitInWords[rule.unit]} ${rule.direction} it is ${inWords(rawOn)}.`,
  ];
  let dueOn = rawOn;
  let mayMove = false;
  if (rule.rounding === "stays") {
    steps.push("This period has no rule that moves its last day, so the date stands.");
  } else {
    const forward = rule.rounding === "rolls-forward";
    let closure = calendar(dueOn);
    for (; closure !== undefined && (closure.certain || !forward); closure = calendar(dueOn)) {
      const next = addDays(dueOn, forward ? 1 : -1);
      const verb = closure.certain ? "is" : "may be";
      steps.push(`${inWords(dueOn)} ${verb} ${closure.why}, so the day moves to ${inWords(next)}.`);
      dueOn = next;
    }
    mayMove = closure !== undefined;
    if (closure !== undefined)
      steps.push(`${inWords(dueOn)} may be ${closure.why}; that is not certain, so the date stands.`);
  }
  if (rule.addedDays > 0) {
    dueOn = addDays(dueOn, rule.addedDays);
    steps.push(`${rule.addedDays} days are added for service by mail (FRCP 6(d)): ${inWords(dueOn)}.`);
  }
  return { rawOn, dueOn, steps, mayMove };
}
