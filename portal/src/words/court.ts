import type { InCameraResult } from "../../../workflows/contract/in-camera.ts";
import type { CourtDeliveryWay } from "../../../workflows/contract/court-delivery.ts";
import type { Viewer } from "../../../workflows/contract/protective-order.ts";

/** Who may see the records under a protective order. */
export const viewers = {
  parties: "The parties",
  "counsel-of-record": "Counsel of record and their staff",
  experts: "Experts retained for the case",
  insurers: "Insurers of a party",
  "court-and-staff": "The court and its staff",
  "named-persons": "Persons named in the order",
} as const satisfies Record<Viewer, string>;

/** How what goes to the court is handed over. */
export const courtWays = {
  "in-person": "Handed over in person",
  courier: "By courier",
  "certified-mail": "By certified mail",
  "court-filing-system": "Through the court's filing system, under seal",
} as const satisfies Record<CourtDeliveryWay, string>;

/** What the court made of what it looked at. */
export const inCameraResults = {
  produce: "All of it is to be produced",
  "produce-in-part": "Part of it is to be produced",
  withhold: "None of it is to be produced",
} as const satisfies Record<InCameraResult, string>;
