import { begun, begunOrLeft, notDelivered, open } from "./conditions.ts";
import * as court from "./court-at-work.ts";
import { anotherDraft, isTheSignedDraft, throughCounsel, wasSignedOff } from "./counsel.ts";
import type { Requirements } from "./requirement.ts";

const notThere = {
  code: "wrong-state",
  words:
    "The in camera review is not at this step. It is asked for or ordered, then the records are delivered to chambers, then the court rules.",
} as const;
const alreadySo = {
  code: "wrong-state",
  words: "The order is recorded as that already. Record what changed since.",
} as const;

/** What a look in camera and the fate of an order must meet. */
export const ofTheCourt = {
  // What left before it was entered may be under it, too.
  "protective-order.entered": [
    begun,
    {
      holds: court.dayOfReturnFits,
      code: "invalid-field",
      words:
        "A day to return or destroy the records by goes with an order that requires it, and comes after the order. Read it again.",
      citations: ["45 CFR 164.512(e)(1)(v)(B)"],
    },
  ],
  "in-camera.asked": [
    open,
    { ...notThere, holds: court.nothingIsBeforeChambers },
    {
      holds: court.courtLetsItGo,
      code: "wrong-state",
      words:
        "The court has looked and keeps the records from the parties. Record a later ruling or a new order to deliver them, once there is one.",
    },
    {
      ...throughCounsel,
      holds: ({ context, event }) => wasSignedOff(context, "in-camera-request", event.askedOn),
    },
    {
      ...anotherDraft,
      holds: ({ context, event }) => isTheSignedDraft(context, "in-camera-request", event),
    },
  ],
  "in-camera.ordered": [notDelivered, { ...notThere, holds: court.lookIsNotOrdered }],
  "in-camera.declined": [begun, { ...notThere, holds: court.lookIsAskedFor }],
  "in-camera.delivered": [begun, { ...notThere, holds: court.courtWaitsForRecords }],
  "in-camera.ruled": [begun, { ...notThere, holds: court.courtCanRule }],
  "order.stayed": [begunOrLeft, { ...alreadySo, holds: court.orderIsNotStayed }],
  "order.vacated": [
    begunOrLeft,
    { ...alreadySo, holds: court.orderIsNotVacated },
    {
      holds: court.anOrderIsOnFile,
      code: "wrong-state",
      words:
        "No order is on file that could be vacated. Add its paper first, or record the order under Facts of the paper.",
    },
  ],
  "order.reinstated": [
    begunOrLeft,
    {
      holds: court.orderIsOutOfForce,
      code: "wrong-state",
      words: "Only an order that was stayed or vacated is reinstated.",
    },
  ],
} as const satisfies Partial<Requirements>;
