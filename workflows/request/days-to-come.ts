import type { CalendarDate } from "../vocabulary/dates.ts";
import type { RequestEvent, RequestEventOf, RequestEventType } from "./events.ts";

type Day = { readonly field: string; readonly on: CalendarDate; readonly what: string };
type DayOf<Type extends RequestEventType> = (event: RequestEventOf<Type>) => Day;

/** The events that record what others did, or was done outside the product, and the day on which it was. */
const daysOfEvents: { readonly [Type in RequestEventType]?: DayOf<Type> } = {
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
  "incident.opened": ({ discoveredOn }) => ({
    field: "discoveredOn",
    on: discoveredOn,
    what: "it was discovered",
  }),
  "return-duty.reminded": ({ remindedOn }) => ({
    field: "remindedOn",
    on: remindedOn,
    what: "they were reminded",
  }),
  "return-duty.met": ({ metOn }) => ({ field: "metOn", on: metOn, what: "it was returned or destroyed" }),
  "recall.sent": ({ sentOn }) => ({ field: "sentOn", on: sentOn, what: "the recall was sent" }),
  "recall.answered": ({ answeredOn }) => ({
    field: "answeredOn",
    on: answeredOn,
    what: "the answer came",
  }),
  "incident.notice-given": ({ givenOn }) => ({ field: "givenOn", on: givenOn, what: "they were told" }),
  "objection.lifted": ({ liftedOn }) => ({ field: "liftedOn", on: liftedOn, what: "the objection ended" }),
};

/** What is wrong with such a day that has not come: what is still to happen opens and settles nothing. */
export function dayToCome(
  event: RequestEvent,
  today: CalendarDate,
): { readonly field: string; readonly words: string } | undefined {
  const dayOf = daysOfEvents[event.type] as DayOf<RequestEventType> | undefined;
  const day = dayOf?.(event);
  if (day === undefined || day.on <= today) return undefined;
  const words = `This day is still to come. Enter the day on which ${day.what}, once it has happened.`;
  return { field: day.field, words };
}
