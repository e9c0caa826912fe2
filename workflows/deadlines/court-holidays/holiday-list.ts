import type { Citation } from "../../vocabulary/citation.ts";
import type { Confidence, Provenance } from "../../vocabulary/provenance.ts";
import { addDays, weekday } from "../civil-calendar.ts";
import { datesIn, type HolidayDay } from "./holiday-day.ts";

/** What becomes of a holiday that falls on a Saturday or a Sunday. */
export type OnWeekend = "stays" | "sunday-to-monday" | "nearest-weekday";

/** One holiday of a list; what it leaves out is as the list has it. */
export type Holiday = {
  readonly name: string;
  readonly day: HolidayDay;
  /** The years in which it is kept, where that is not every year. */
  readonly years?: { readonly every: 2 | 4; readonly from: number };
  /** First day on which it is a holiday, where the list reaches further back. */
  readonly since?: string;
  readonly onWeekend?: OnWeekend;
  readonly confidence?: Confidence;
  readonly openQuestions?: readonly string[];
};

/** The holidays that one body of law declares. */
export type HolidayList = Provenance & {
  readonly code: string;
  readonly name: string;
  readonly cite: Citation;
  readonly onWeekend: OnWeekend;
  /** How sure it is that a holiday on a weekend day is kept on the weekday, where that is less sure than the list. */
  readonly weekendConfidence?: Confidence;
  readonly holidays: readonly Holiday[];
};

/** A holiday on its day; only one that is certain may give anybody more time. */
export type KeptHoliday = {
  readonly on: string;
  readonly name: string;
  readonly certain: boolean;
  readonly confidence: Confidence;
};

const isKeptIn = ({ years }: Holiday, year: number): boolean =>
  years === undefined || (year - years.from) % years.every === 0;

const keptOn = (on: string, rule: OnWeekend): string => {
  const day = weekday(on);
  if (day === 0 && rule !== "stays") return addDays(on, 1);
  return day === 6 && rule === "nearest-weekday" ? addDays(on, -1) : on;
};

function kept(list: HolidayList, holiday: Holiday, year: number): readonly KeptHoliday[] {
  if (!isKeptIn(holiday, year)) return [];
  const confidence = holiday.confidence ?? list.confidence;
  const { since = list.since } = holiday;
  return datesIn(holiday.day, year).flatMap((date) => {
    if ((since !== undefined && date < since) || (list.until !== undefined && list.until < date)) return [];
    const itself = { on: date, name: holiday.name, confidence, certain: confidence === "verified" };
    const on = keptOn(date, holiday.onWeekend ?? list.onWeekend);
    if (on === date) return [itself];
    const sureness = confidence === "verified" ? (list.weekendConfidence ?? confidence) : confidence;
    const name = `${holiday.name}, kept`;
    return [itself, { on, name, confidence: sureness, certain: sureness === "verified" }];
  });
}

const workOut = (list: HolidayList, year: number): readonly KeptHoliday[] =>
  [year - 1, year, year + 1]
    .flatMap((around) => list.holidays.flatMap((holiday) => kept(list, holiday, around)))
    .filter(({ on }) => on.startsWith(`${year}-`))
    .toSorted((one, other) => (one.on < other.on ? -1 : 1));

// A year of a list never changes, and a count asks for it once a day.
const workedOut = new WeakMap<HolidayList, Map<number, readonly KeptHoliday[]>>();

/** The holidays that a list has in a year, in order; one that falls on a weekend day stands there and where it is kept. */
export function holidaysIn(list: HolidayList, year: number): readonly KeptHoliday[] {
  const years = workedOut.get(list) ?? new Map<number, readonly KeptHoliday[]>();
  workedOut.set(list, years);
  const known = years.get(year) ?? workOut(list, year);
  years.set(year, known);
  return known;
}

/** The holiday of a list on a date; of several the one that is certain. */
export function holidayOn(list: HolidayList, on: string): KeptHoliday | undefined {
  const days = holidaysIn(list, Number(on.slice(0, 4))).filter((holiday) => holiday.on === on);
  return days.find(({ certain }) => certain) ?? days[0];
}
