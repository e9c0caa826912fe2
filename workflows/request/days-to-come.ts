import type { CalendarDate } from "../vocabulary/dates.ts";
import type { RequestEvent, RequestEventOf, RequestEventType } from "./events.ts";

type Day = { readonly field: string; readonly on: CalendarDate; readonly what: string };
type DayOf<Type extends RequestEventType> = (event: RequestEventOf<Type>) => Day;

/** The events that record what happened in court, and the day on which it did. */
const daysInCourt: { readonly [Type in RequestEventType]?: DayOf<Type> } = {
  "motion-to-quash.filed": ({ filedOn }) => ({ field: "filedOn", on: filedOn, what: "the motion was filed" }),
  "motion-to-quash.decided": ({ decidedOn }) => ({
    field: "decidedOn",
    on: decidedOn,
    what: "the court ruled, or the motion was withdrawn",
  }),
  "protective-order.entered": ({ enteredOn }) => ({
    field: "enteredOn",
    on: enteredOn,
    what: "the judge signed the order",
  }),
  "protective-order.denied": ({ decidedOn }) => ({
    field: "decidedOn",
    on: decidedOn,
    what: "the court ruled",
  }),
  "objection.lifted": ({ liftedOn }) => ({ field: "liftedOn", on: liftedOn, what: "the objection ended" }),
};

/** What is wrong with a day in court that has not come: what is still to happen opens and settles nothing. */
export function dayToCome(
  event: RequestEvent,
  today: CalendarDate,
): { readonly field: string; readonly words: string } | undefined {
  const dayOf = daysInCourt[event.type] as DayOf<RequestEventType> | undefined;
  const day = dayOf?.(event);
  if (day === undefined || day.on <= today) return undefined;
  const words = `This day is still to come. Enter the day on which ${day.what}, once it has happened.`;
  return { field: day.field, words };
}
