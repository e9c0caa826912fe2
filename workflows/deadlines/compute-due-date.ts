import { addDays, addYears, inWords, isWeekend, legalHoliday, observedHoliday } from "./civil-calendar.ts";
import type { CountingRule } from "./counting-rule.ts";

/** A computed date: before rounding, after it, and the arithmetic in words. */
export type DueDate = { readonly rawOn: string; readonly dueOn: string; readonly steps: readonly string[] };

const closedBecause = (on: string, courtHolidays: readonly string[]): string | undefined => {
  if (isWeekend(on)) return "a weekend day";
  const holiday = legalHoliday(on);
  if (holiday !== undefined) return `a legal holiday (${holiday})`;
  return courtHolidays.includes(on) ? "a holiday of the court" : undefined;
};

/** Whether the practice should count on nobody working that day: weekends, legal, observed and court holidays. */
export const isBusinessDay = (on: string, courtHolidays: readonly string[]): boolean =>
  closedBecause(on, courtHolidays) === undefined && observedHoliday(on) === undefined;

/** The last business day on or before a date. */
export function businessDayOnOrBefore(on: string, courtHolidays: readonly string[]): string {
  let day = on;
  while (!isBusinessDay(day, courtHolidays)) day = addDays(day, -1);
  return day;
}

/** The last business day strictly before a date. */
export const businessDayBefore = (on: string, courtHolidays: readonly string[]): string =>
  businessDayOnOrBefore(addDays(on, -1), courtHolidays);

function count(on: string, rule: CountingRule, courtHolidays: readonly string[]): string {
  const sign = rule.direction === "after" ? 1 : -1;
  if (rule.unit === "years") return addYears(on, sign * rule.amount);
  if (rule.unit === "calendar-days") return addDays(on, sign * rule.amount);
  let day = on;
  for (let counted = 0; counted < rule.amount; counted += isBusinessDay(day, courtHolidays) ? 1 : 0) {
    day = addDays(day, sign);
  }
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
  courtHolidays: readonly string[] = [],
): DueDate {
  const rawOn = count(triggerOn, rule, courtHolidays);
  const steps = [
    `The period is counted from ${inWords(triggerOn)}; that day itself does not count.`,
    `${rule.amount} ${unitInWords[rule.unit]} ${rule.direction} it is ${inWords(rawOn)}.`,
  ];
  let dueOn = rawOn;
  if (rule.rounding === "stays") {
    steps.push("This period has no rule that moves its last day, so the date stands.");
  } else {
    const step = rule.rounding === "rolls-forward" ? 1 : -1;
    for (
      let why = closedBecause(dueOn, courtHolidays);
      why !== undefined;
      why = closedBecause(dueOn, courtHolidays)
    ) {
      const next = addDays(dueOn, step);
      steps.push(`${inWords(dueOn)} is ${why}, so the day moves to ${inWords(next)}.`);
      dueOn = next;
    }
  }
  if (rule.addedDays > 0) {
    dueOn = addDays(dueOn, rule.addedDays);
    steps.push(`${rule.addedDays} days are added for service by mail (FRCP 6(d)): ${inWords(dueOn)}.`);
  }
  return { rawOn, dueOn, steps };
}
