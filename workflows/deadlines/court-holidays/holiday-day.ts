import { addDays, fromParts, monthNames, weekdayNames, weekdayOfMonth } from "../civil-calendar.ts";

/** How a holiday finds its day in a year. */
export type HolidayDay =
  | { readonly kind: "fixed"; readonly month: number; readonly day: number }
  | {
      readonly kind: "weekday";
      readonly which: 1 | 2 | 3 | 4 | "last";
      readonly weekday: 0 | 1 | 2 | 3 | 4 | 5 | 6;
      readonly month: number;
      /** Days after it, as the Friday after Thanksgiving. */
      readonly plus?: 1;
    }
  | { readonly kind: "good-friday" }
  | { readonly kind: "named"; readonly on: readonly string[] };

/** The same day of the same month each year. */
export const fixed = (month: number, day: number): HolidayDay => ({ kind: "fixed", month, day });

/** The first, second … or last Monday of a month. */
export const monday = (which: 1 | 2 | 3 | 4 | "last", month: number): HolidayDay => ({
  kind: "weekday",
  which,
  weekday: 1,
  month,
});

// The Gregorian reckoning of Easter Sunday (Meeus, Astronomical Algorithms, chapter 8).
function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  return addDays(fromParts(year, 3, 22), moon + sunday - 7 * late);
}

/** The dates a holiday has in a year; more or fewer than one only where they are named one by one. */
export function datesIn(day: HolidayDay, year: number): readonly string[] {
  switch (day.kind) {
    case "fixed":
      return [fromParts(year, day.month, day.day)];
    case "weekday":
      return [addDays(weekdayOfMonth(year, day.month, day.weekday, day.which), day.plus ?? 0)];
    case "good-friday":
      return [addDays(easterSunday(year), -2)];
    case "named":
      return day.on.filter((on) => on.startsWith(`${year}-`));
  }
}

const ordinals = { 1: "first", 2: "second", 3: "third", 4: "fourth", last: "last" } as const;

/** The rule of a holiday in words, for example "third Monday in January". */
export function dayInWords(day: HolidayDay): string {
  switch (day.kind) {
    case "fixed":
      return `${monthNames[day.month - 1]} ${day.day}`;
    case "weekday": {
      const start = `${ordinals[day.which]} ${weekdayNames[day.weekday]} in ${monthNames[day.month - 1]}`;
      return day.plus === undefined ? start : `day after the ${start}`;
    }
    case "good-friday":
      return "Friday before Easter Sunday";
    case "named":
      return day.on.join(", ");
  }
}
