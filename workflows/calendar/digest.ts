import { addDays } from "../deadlines/civil-calendar.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";

/** What a day's digest counts in a practice. */
export type DayAtTheDesk = {
  /** Dates that bind, of every open request. */
  readonly dueOn: readonly CalendarDate[];
  /** Requests that wait for triage, and those on which something failed. */
  readonly toTriage: number;
  readonly failed: number;
};

const daysAhead = 7;
const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/**
 * The lines of the day's digest, or none when there is nothing to tell. Numbers alone: a mail is read on many screens, and
 * what they stand for is read after signing in.
 */
export function digestLines(
  { dueOn, toTriage, failed }: DayAtTheDesk,
  today: CalendarDate,
): readonly string[] {
  const soon = addDays(today, daysAhead);
  const overdue = dueOn.filter((day) => day < today).length;
  const now = dueOn.filter((day) => day === today).length;
  const ahead = dueOn.filter((day) => day > today && day <= soon).length;
  return [
    ...counted(overdue, "date has passed and still binds", "dates have passed and still bind"),
    ...counted(now, "date is today", "dates are today"),
    ...counted(
      ahead,
      `date is within the next ${daysAhead} days`,
      `dates are within the next ${daysAhead} days`,
    ),
    ...counted(toTriage, "request waits for triage", "requests wait for triage"),
    ...counted(failed, "request has something that failed", "requests have something that failed"),
  ];
}
