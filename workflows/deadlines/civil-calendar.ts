const DAY = 86_400_000;
const names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const months = [
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

const fromParts = (year: number, month: number, day: number): string =>
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

const weekday = (on: string): number => (((toDay(on) + 4) % 7) + 7) % 7;

/** Whether the date is a Saturday or a Sunday. */
export const isWeekend = (on: string): boolean => weekday(on) === 0 || weekday(on) === 6;

/** The date in words, for example "November 26, 2026". */
export function dateInWords(on: string): string {
  const [year, month, day] = partsOf(on);
  return `${months[month - 1]} ${day}, ${year}`;
}

/** The date with its weekday, as a deadline is told: "Thursday, November 26, 2026". */
export const inWords = (on: string): string => `${names[weekday(on)]}, ${dateInWords(on)}`;

const nth = (year: number, month: number, day: number, which: number): string => {
  const first = fromParts(year, month, 1);
  return addDays(first, ((day - weekday(first) + 7) % 7) + 7 * (which - 1));
};

const lastMonday = (year: number, month: number): string => {
  const fifth = nth(year, month, 1, 5);
  return Number(fifth.slice(5, 7)) === month ? fifth : addDays(fifth, -7);
};

// FRCP 6(a)(6)(A) and 5 USC 6103(a); Juneteenth counts since it became a legal public holiday in 2021.
const statutory = (year: number): readonly (readonly [string, string])[] => [
  [fromParts(year, 1, 1), "New Year's Day"],
  [nth(year, 1, 1, 3), "Birthday of Martin Luther King Jr."],
  [nth(year, 2, 1, 3), "Washington's Birthday"],
  [lastMonday(year, 5), "Memorial Day"],
  ...(year >= 2021 ? [[fromParts(year, 6, 19), "Juneteenth"] as const] : []),
  [fromParts(year, 7, 4), "Independence Day"],
  [nth(year, 9, 1, 1), "Labor Day"],
  [nth(year, 10, 1, 2), "Columbus Day"],
  [fromParts(year, 11, 11), "Veterans Day"],
  [nth(year, 11, 4, 4), "Thanksgiving Day"],
  [fromParts(year, 12, 25), "Christmas Day"],
];

/** The federal legal holiday that falls on this very date, by name. */
export const legalHoliday = (on: string): string | undefined =>
  statutory(partsOf(on)[0]).find(([date]) => date === on)?.[1];

/**
 * The federal holiday kept on this date in place of a weekend day, by name. Nobody should plan on a court treating
 * it as a legal holiday, nor on an office being open.
 */
export function observedHoliday(on: string): string | undefined {
  if (weekday(on) === 5) return legalHoliday(addDays(on, 1));
  if (weekday(on) === 1) return legalHoliday(addDays(on, -1));
  return undefined;
}
