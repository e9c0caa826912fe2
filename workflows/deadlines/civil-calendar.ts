const DAY = 86_400_000;
/** The names of the days of the week, from Sunday on. */
export const weekdayNames = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;
/** The names of the months, from January on. */
export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const partsOf = (on: string): [number, number, number] => [
  Number(on.slice(0, 4)),
  Number(on.slice(5, 7)),
  Number(on.slice(8, 10)),
];

const toDay = (on: string): number => {
  const [year, month, day] = partsOf(on);
  return Date.UTC(year, month - 1, day) / DAY;
};

const fromDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The calendar date of a year, month (1 to 12) and day. */
export const fromParts = (year: number, month: number, day: number): string =>
  fromDay(Date.UTC(year, month - 1, day) / DAY);

/** The calendar date a number of days later (earlier, if negative). */
export const addDays = (on: string, days: number): string => fromDay(toDay(on) + days);

/** The same month and day some years later; 29 February becomes 28 February where the year has none. */
export function addYears(on: string, years: number): string {
  const [year, month, day] = partsOf(on);
  const moved = fromParts(year + years, month, day);
  return moved.slice(5, 7) === on.slice(5, 7) ? moved : addDays(moved, -1);
}

/**
 * The calendar date of an instant in a time zone; the date as written where no zone is given or the zone is unknown.
 */
export function localDate(instant: string, timeZone: string | undefined): string {
  const written = instant.slice(0, 10);
  if (timeZone === undefined) return written;
  try {
    const format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    return format.format(Date.parse(instant));
  } catch {
    return written;
  }
}

/** Days from one calendar date to another; negative if the second is earlier. */
export const daysBetween = (from: string, to: string): number => toDay(to) - toDay(from);

/** The day of the week, 0 for Sunday to 6 for Saturday. */
export const weekday = (on: string): number => (((toDay(on) + 4) % 7) + 7) % 7;

/** Whether the date is a Saturday or a Sunday. */
export const isWeekend = (on: string): boolean => weekday(on) === 0 || weekday(on) === 6;

/** The date in words, for example "November 26, 2026". */
export function dateInWords(on: string): string {
  const [year, month, day] = partsOf(on);
  return `${monthNames[month - 1]} ${day}, ${year}`;
}

/** The date with its weekday, as a deadline is told: "Thursday, November 26, 2026". */
export const inWords = (on: string): string => `${weekdayNames[weekday(on)]}, ${dateInWords(on)}`;

/** The first, second, third … of a weekday (0 is Sunday) in a month, or its last. */
export function weekdayOfMonth(year: number, month: number, day: number, which: number | "last"): string {
  const first = fromParts(year, month, 1);
  const earliest = addDays(first, (day - weekday(first) + 7) % 7);
  if (which !== "last") return addDays(earliest, 7 * (which - 1));
  const fifth = addDays(earliest, 28);
  return fifth.slice(5, 7) === first.slice(5, 7) ? fifth : addDays(fifth, -7);
}
