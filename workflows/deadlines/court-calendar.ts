import { isWeekend } from "./civil-calendar.ts";
import { federalHolidays } from "./court-holidays/federal.ts";
import { holidayOn, type HolidayList } from "./court-holidays/holiday-list.ts";

/** Why nobody works on a day, and whether that is certain enough to give more time. */
export type Closure = { readonly why: string; readonly certain: boolean };

/** Tells of a day why it is no ordinary day, if it is none. */
export type CourtCalendar = (on: string) => Closure | undefined;

const surestOf =
  (...calendars: readonly CourtCalendar[]): CourtCalendar =>
  (on) => {
    const closures = calendars.flatMap((calendar) => calendar(on) ?? []);
    return closures.find(({ certain }) => certain) ?? closures[0];
  };

const weekends: CourtCalendar = (on) => (isWeekend(on) ? { why: "a weekend day", certain: true } : undefined);

const federal: CourtCalendar = (on) => {
  const holiday = holidayOn(federalHolidays, on);
  return holiday && { why: `a legal holiday (${holiday.name})`, certain: holiday.certain };
};

const declaredBy =
  (list: HolidayList): CourtCalendar =>
  (on) => {
    const holiday = holidayOn(list, on);
    const why = `a holiday of ${list.name} (${holiday?.name}; ${list.cite})`;
    return holiday && { why, certain: holiday.certain };
  };

/** Weekends and the federal holidays alone. */
export const federalCalendar: CourtCalendar = surestOf(weekends, federal);

/** The federal calendar and the days recorded for a court. */
export const recordedCalendar = (dates: readonly string[]): CourtCalendar =>
  surestOf(federalCalendar, (on) =>
    dates.includes(on) ? { why: "a holiday of the court", certain: true } : undefined,
  );

/** A federal court's days for periods that run after an event: its state's holidays count too (FRCP 6(a)(6)(C)). */
export const districtCalendar = (list: HolidayList): CourtCalendar =>
  surestOf(federalCalendar, declaredBy(list));

/**
 * A state's days: those of its list that were read in its law, beside which no other holiday, a federal one included, gives
 * more time.
 */
export const stateCourtCalendar = (list: HolidayList): CourtCalendar =>
  surestOf(weekends, declaredBy(list), (on) => {
    const closure = federal(on);
    return closure && { ...closure, certain: false };
  });
