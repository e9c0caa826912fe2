import { addDays, daysBetween, inWords } from "../deadlines/civil-calendar.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import type { RequestEvent, RequestEventOf, RequestEventType } from "./events.ts";

// A day far enough ahead silences every alarm. No law bounds these days, so the practice's own bounds do: who needs longer
// enters the farthest one and looks again on it.

type Day = { readonly field: string; readonly on: CalendarDate | undefined; readonly most: number };
type DaysOf<Type extends RequestEventType> = (event: RequestEventOf<Type>) => readonly Day[];

const halfAYear = 183;
const aYear = 366;
const tenYears = 3653;

/** The events that name a day to come, and how many days ahead of today it may lie. */
const daysOfEvents: { readonly [Type in RequestEventType]?: DaysOf<Type> } = {
  "facts.recorded": ({ patch: { instrument, forum, assurances, events = [] } }) => [
    { field: "patch/instrument/returnOn", on: instrument?.returnOn, most: 2 * aYear },
    {
      field: "patch/instrument/complianceAt",
      on: instrument?.complianceAt?.slice(0, 10),
      most: 2 * aYear,
    },
    { field: "patch/forum/hearingOn", on: forum?.hearingOn, most: 2 * aYear },
    ...(["notice", "practiceNotice"] as const).map((side) => ({
      field: `patch/assurances/${side}/objectionPeriodEndsOn`,
      on: assurances?.[side]?.objectionPeriodEndsOn,
      most: aYear,
    })),
    // An extension that is told as a fact moves the date as one that is recorded by its command.
    ...events.flatMap(({ newReturnOn, extendsObjectionsToOn }, n) => [
      { field: `patch/events/${n}/newReturnOn`, on: newReturnOn, most: aYear },
      { field: `patch/events/${n}/extendsObjectionsToOn`, on: extendsObjectionsToOn, most: aYear },
    ]),
  ],
  "negotiation.proposed": ({ newReturnOn }) => [{ field: "newReturnOn", on: newReturnOn, most: aYear }],
  "clock.extended": ({ to }) => [{ field: "to", on: to, most: aYear }],
  "clock.stopped": ({ until }) => [{ field: "until", on: until, most: halfAYear }],
  "hold.placed": ({ followUpOn }) => [{ field: "followUpOn", on: followUpOn, most: aYear }],
  "patient-notice.sent": ({ objectBy }) => [{ field: "objectBy", on: objectBy, most: aYear }],
  // A case may last, and its end is what such a day follows from.
  "protective-order.entered": ({ returnOrDestroyBy }) => [
    { field: "returnOrDestroyBy", on: returnOrDestroyBy, most: tenYears },
  ],
  "incident.delay-asked": ({ untilOn }) => [{ field: "untilOn", on: untilOn, most: aYear }],
  "return-duty.due-set": ({ dueOn }) => [{ field: "dueOn", on: dueOn, most: tenYears }],
};

/** What is wrong with such a day that lies too far ahead of today, where the practice is. */
export function dayTooFar(
  event: RequestEvent,
  today: CalendarDate,
): { readonly field: string; readonly words: string } | undefined {
  const daysOf = daysOfEvents[event.type] as DaysOf<RequestEventType> | undefined;
  const far = daysOf?.(event).find(({ on, most }) => on !== undefined && daysBetween(today, on) > most);
  if (far === undefined) return undefined;
  const words = `This day is too far ahead: the last one that can be entered here today is ${inWords(addDays(today, far.most))}. Read the paper again; if it says so, enter the last one and look again then.`;
  return { field: far.field, words };
}
