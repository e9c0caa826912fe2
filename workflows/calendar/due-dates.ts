import { deadlineNames } from "../contract/deadline-names.ts";
import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import { contentLines, text } from "./content-lines.ts";

/** One date of one request, as a calendar outside may know it. */
export type DueDate = {
  /** The same for the same date of the same request for ever, and no id of ours. */
  readonly uid: string;
  readonly trackingNumber: string;
  readonly clockId: string;
  readonly dueOn: CalendarDate;
  /** Raised whenever the date is set again. */
  readonly generation: number;
  /** Whether the step it counts towards is over. */
  readonly over: boolean;
  /** When the request last moved. */
  readonly revisedAt: Instant;
};

/** What a calendar outside calls a date: its step, never a person, a class of record or what somebody suffered. */
const titleOf = (clockId: string): string =>
  /victim|breach/.test(clockId) ? "A date is due" : (deadlineNames[clockId] ?? "A date is due");

const dateOf = (day: CalendarDate): string => day.replaceAll("-", "");
/** UTC without fractions: 20261121T120000Z. */
const timeOf = (instant: Instant): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

const eventOf = ({ uid, trackingNumber, clockId, dueOn, generation, over, revisedAt }: DueDate) =>
  [
    ["BEGIN", "VEVENT"],
    ["UID", uid],
    ["DTSTAMP", timeOf(revisedAt)],
    // Setting it again and ending it each count as a revision.
    ["SEQUENCE", String(2 * generation + (over ? 1 : 0))],
    ["STATUS", over ? "CANCELLED" : "CONFIRMED"],
    // A DATE without an end is one whole day, in whatever time zone it is read (section 3.6.1).
    ["DTSTART;VALUE=DATE", dateOf(dueOn)],
    ["SUMMARY", text(`${trackingNumber}: ${titleOf(clockId)}`)],
    ["CLASS", "PRIVATE"],
    ["TRANSP", "TRANSPARENT"],
    ["END", "VEVENT"],
  ] as const;

/** An iCalendar object (RFC 5545) with one event for each date; with none it is a calendar without events. */
export const calendarOf = (dates: readonly DueDate[]): string =>
  contentLines([
    ["BEGIN", "VCALENDAR"],
    ["VERSION", "2.0"],
    ["PRODID", "-//Duces//Due dates//EN"],
    ["NAME", "Due dates"],
    ["X-WR-CALNAME", "Due dates"],
    ["REFRESH-INTERVAL;VALUE=DURATION", "PT1H"],
    ...dates.flatMap(eventOf),
    ["END", "VCALENDAR"],
  ]);
