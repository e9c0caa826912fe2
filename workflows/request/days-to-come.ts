import type { CalendarDate } from "../vocabulary/dates.ts";
import type { RequestEvent, RequestEventOf, RequestEventType } from "./events.ts";

type Day = { readonly field: string; readonly on: CalendarDate; readonly what: string };
type DayOf<Type extends RequestEventType> = (event: RequestEventOf<Type>) => Day | undefined;

const signed = "both sides had signed";
const ordered = "the court made the order";

/** The events that record what others did, or was done outside the product, and the day on which it was. */
const daysOfEvents: { readonly [Type in RequestEventType]?: DayOf<Type> } = {
  // What is counted from a day to come would be due long after it is.
  "facts.recorded": ({ patch: { instrument: { servedOn, receivedOn } = {} } }) =>
    servedOn !== undefined && servedOn > (receivedOn ?? "")
      ? { field: "patch/instrument/servedOn", on: servedOn, what: "the paper was served" }
      : receivedOn === undefined
        ? undefined
        : { field: "patch/instrument/receivedOn", on: receivedOn, what: "the paper came" },
  "objection.served": ({ servedOn }) => ({
    field: "servedOn",
    on: servedOn,
    what: "the objection was served",
  }),
  "motion-to-quash.filed": ({ filedOn }) => ({ field: "filedOn", on: filedOn, what: "the motion was filed" }),
  "motion-to-quash.decided": ({ decidedOn }) => ({
    field: "decidedOn",
    on: decidedOn,
    what: "the court ruled, or the motion was withdrawn",
  }),
  "weight.confirmed": ({ verified }) =>
    verified && {
      field: "verified/verifiedOn",
      on: verified.verifiedOn,
      what: "the court's answer was looked up",
    },
  "counsel.signed-off": ({ signedOn }) => ({ field: "signedOn", on: signedOn, what: "counsel signed off" }),
  "motion-to-quash.opposed": ({ opposedOn }) => ({
    field: "opposedOn",
    on: opposedOn,
    what: "the motion was opposed",
  }),
  "motion-to-quash.heard": ({ heardOn }) => ({
    field: "heardOn",
    on: heardOn,
    what: "the motion was heard",
  }),
  "motion-to-quash.appealed": ({ appealedOn }) => ({
    field: "appealedOn",
    on: appealedOn,
    what: "the appeal was filed",
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
  "outside-review.recorded": ({ reviewedOn }) => ({
    field: "reviewedOn",
    on: reviewedOn,
    what: "the outside review was made",
  }),
  "accounting.suspended": ({ statedOn }) => ({
    field: "statedOn",
    on: statedOn,
    what: "the agency made its statement",
  }),
  "return-duty.reminded": ({ remindedOn }) => ({
    field: "remindedOn",
    on: remindedOn,
    what: "they were reminded",
  }),
  "return-duty.met": ({ metOn }) => ({ field: "metOn", on: metOn, what: "it was returned or destroyed" }),
  "negotiation.rows-answered": ({ answeredOn }) => ({
    field: "answeredOn",
    on: answeredOn,
    what: "the rows were answered",
  }),
  "fee.quoted": ({ quotedOn }) => ({ field: "quotedOn", on: quotedOn, what: "the requester was told" }),
  "fee.accepted": ({ acceptedOn }) => ({
    field: "acceptedOn",
    on: acceptedOn,
    what: "the fee was agreed to",
  }),
  "fee.paid": ({ paidOn }) => ({ field: "paidOn", on: paidOn, what: "the payment came in" }),
  "fee.waived": ({ waivedOn }) => ({ field: "waivedOn", on: waivedOn, what: "the fee was waived" }),
  "fee.refunded": ({ refundedOn }) => ({
    field: "refundedOn",
    on: refundedOn,
    what: "the money was given back",
  }),
  "fee.disputed": ({ disputedOn }) => ({
    field: "disputedOn",
    on: disputedOn,
    what: "the fee was disputed",
  }),
  "fee.dispute-ended": ({ endedOn }) => ({ field: "endedOn", on: endedOn, what: "the dispute ended" }),
  "recall.sent": ({ sentOn }) => ({ field: "sentOn", on: sentOn, what: "the recall was sent" }),
  "recall.answered": ({ answeredOn }) => ({
    field: "answeredOn",
    on: answeredOn,
    what: "the answer came",
  }),
  "incident.delay-asked": ({ statedOn }) => ({
    field: "statedOn",
    on: statedOn,
    what: "the official asked for delay",
  }),
  "incident.notice-given": ({ givenOn }) => ({ field: "givenOn", on: givenOn, what: "they were told" }),
  "in-camera.asked": ({ askedOn }) => ({ field: "askedOn", on: askedOn, what: "the court was asked" }),
  "in-camera.ordered": ({ orderedOn }) => ({
    field: "orderedOn",
    on: orderedOn,
    what: "the court ordered it",
  }),
  "in-camera.declined": ({ declinedOn }) => ({
    field: "declinedOn",
    on: declinedOn,
    what: "the court declined",
  }),
  "in-camera.delivered": ({ deliveredOn }) => ({
    field: "deliveredOn",
    on: deliveredOn,
    what: "the records were delivered",
  }),
  "in-camera.ruled": ({ ruledOn }) => ({ field: "ruledOn", on: ruledOn, what: "the court ruled" }),
  "order.stayed": ({ stayedOn }) => ({ field: "stayedOn", on: stayedOn, what: "the order was stayed" }),
  "order.vacated": ({ vacatedOn }) => ({ field: "vacatedOn", on: vacatedOn, what: "the order was vacated" }),
  "order.reinstated": ({ reinstatedOn }) => ({
    field: "reinstatedOn",
    on: reinstatedOn,
    what: "the order was reinstated",
  }),
  "patient-notice.sent": ({ sentOn }) => ({ field: "sentOn", on: sentOn, what: "the notice was sent" }),
  "patient.objected": ({ objectedOn }) => ({
    field: "objectedOn",
    on: objectedOn,
    what: "the patient objected",
  }),
  "patient-notice.cleared": ({ clearedOn }) => ({
    field: "clearedOn",
    on: clearedOn,
    what: "the docket was looked at, or the objection ended",
  }),
  "privilege.claimed": ({ claimedOn }) => ({
    field: "claimedOn",
    on: claimedOn,
    what: "the privilege was claimed",
  }),
  "privilege.waived": ({ waivedOn }) => ({ field: "waivedOn", on: waivedOn, what: "the waiver was signed" }),
  "privilege.overruled": ({ ruledOn }) => ({ field: "ruledOn", on: ruledOn, what: "the court ruled" }),
  "clock.extended": ({ ground }) => {
    switch (ground.kind) {
      case "agreement":
        return { field: "ground/signedOn", on: ground.signedOn, what: signed };
      case "order":
        return { field: "ground/orderedOn", on: ground.orderedOn, what: ordered };
      case "statement":
        return { field: "ground/sentOn", on: ground.sentOn, what: "the statement was sent" };
    }
  },
  "clock.stopped": ({ ground }) => {
    switch (ground.kind) {
      case "agreement":
        return { field: "ground/signedOn", on: ground.signedOn, what: signed };
      case "order":
        return { field: "ground/orderedOn", on: ground.orderedOn, what: ordered };
      case "objection":
        return undefined;
    }
  },
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
