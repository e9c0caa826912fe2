import * as z from "zod";
import { calendarDateSchema } from "../contract/ids.ts";
import { recallWaySchema } from "../contract/incident.ts";
import { returnWaySchema } from "../contract/return-duty.ts";
import { event, reasonWords } from "./event-shape.ts";

/** What becomes of records that left under an order to return or destroy them (45 CFR 164.512(e)(1)(v)(B)). */
export const returnDutyEvents = {
  "return-duty.due-set": event("return-duty.due-set", {
    /** The day that the order names, or that follows from the end of the case. */
    dueOn: calendarDateSchema,
    reason: reasonWords,
  }),
  "return-duty.reminded": event("return-duty.reminded", {
    remindedOn: calendarDateSchema,
    how: recallWaySchema,
  }),
  "return-duty.met": event("return-duty.met", {
    metOn: calendarDateSchema,
    how: returnWaySchema,
    /** What shows it: the letter, the certificate, the order. */
    proof: z.string().trim().min(3).max(200),
  }),
} as const;
