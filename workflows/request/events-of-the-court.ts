import * as z from "zod";
import { calendarDateSchema } from "../contract/ids.ts";
import { courtDeliveryWaySchema } from "../contract/court-delivery.ts";
import { inCameraResultSchema } from "../contract/in-camera.ts";
import { event } from "./event-shape.ts";

/** What the court does with records and orders: it looks at them in camera; an order is stayed, vacated, reinstated. */
export const eventsOfTheCourt = {
  "in-camera.asked": event("in-camera.asked", { askedOn: calendarDateSchema }),
  "in-camera.ordered": event("in-camera.ordered", { orderedOn: calendarDateSchema }),
  "in-camera.declined": event("in-camera.declined", { declinedOn: calendarDateSchema }),
  "in-camera.delivered": event("in-camera.delivered", {
    deliveredOn: calendarDateSchema,
    how: courtDeliveryWaySchema,
    /** Who took it in: the chambers, the number of the receipt. */
    to: z.string().trim().min(3).max(200),
  }),
  "in-camera.ruled": event("in-camera.ruled", { ruledOn: calendarDateSchema, result: inCameraResultSchema }),
  "order.stayed": event("order.stayed", { stayedOn: calendarDateSchema }),
  "order.vacated": event("order.vacated", { vacatedOn: calendarDateSchema }),
  "order.reinstated": event("order.reinstated", { reinstatedOn: calendarDateSchema }),
} as const;
