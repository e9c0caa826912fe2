import type { CalendarDate, Instant, TimeZone } from "../vocabulary/dates.ts";

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970 of an instant, whole seconds; throws if the text is not an instant. */
export function epochOf(at: Instant): number {
  const [, year, month, day, hour, minute, second, zone] = pattern.exec(at) ?? [];
  if (zone === undefined) throw new Error(`expected an instant such as 2026-12-01T15:00:00Z, got "${at}"`);
  const local =
    daysBefore(Number(year), Number(month), Number(day)) * 86_400 +
    Number(hour) * 3600 +
    Number(minute) * 60 +
    Number(second ?? "0");
  return (local - offsetSeconds(zone)) * 1000;
}

function offsetSeconds(zone: string): number {
  if (zone === "Z") return 0;
  const size = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(4, 6)) * 60;
  return zone.startsWith("-") ? -size : size;
}

/** Days between 1970-01-01 and a date of the Gregorian calendar; years begin in March so that leap days come last. */
function daysBefore(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

/** One formatter per zone and shape: to make one takes far longer than to use it. */
function formats(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (zone: TimeZone) => Intl.DateTimeFormat {
  const made = new Map<TimeZone, Intl.DateTimeFormat>();
  return (timeZone) => {
    const format = made.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
    made.set(timeZone, format);
    return format;
  };
}
// Swedish writes calendar dates as we do: 2026-12-02.
const dateIn = formats("sv-SE", {});
const hourFormatIn = formats("en-GB", { hour: "2-digit", hourCycle: "h23" });

/** The calendar date of an instant where the practice is; throws a RangeError on an unknown time zone. */
export const localDateOf = (at: Instant, timeZone: TimeZone): CalendarDate =>
  dateIn(timeZone).format(epochOf(at));

/** The hour of an instant where the practice is, 0 to 23; throws a RangeError on an unknown time zone. */
export const hourIn = (at: Instant, timeZone: TimeZone): number =>
  Number(hourFormatIn(timeZone).format(epochOf(at)));
