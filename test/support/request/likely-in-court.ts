import type { RequestEventOf, RequestEventType } from "../../../workflows/request/events.ts";
import { doc } from "./ids.ts";

/** One likely event of every type that the patient, the court and officials bring about. */
export const likelyInCourt = {
  "incident.delay-asked": {
    type: "incident.delay-asked",
    official: "Special Agent Ives Dorn, Federal Bureau of Investigation",
    statement: "written",
    statedOn: "2026-12-03",
    untilOn: "2026-12-05",
  },
  "in-camera.asked": { type: "in-camera.asked", askedOn: "2026-12-02" },
  "in-camera.ordered": { type: "in-camera.ordered", orderedOn: "2026-12-03" },
  "in-camera.declined": { type: "in-camera.declined", declinedOn: "2026-12-03" },
  "in-camera.delivered": {
    type: "in-camera.delivered",
    deliveredOn: "2026-12-04",
    how: "in-person",
    to: "Chambers, receipt 18",
  },
  "in-camera.ruled": { type: "in-camera.ruled", ruledOn: "2026-12-10", result: "produce-in-part" },
  "order.stayed": { type: "order.stayed", stayedOn: "2026-12-03" },
  "order.vacated": { type: "order.vacated", vacatedOn: "2026-12-04" },
  "order.reinstated": { type: "order.reinstated", reinstatedOn: "2026-12-05" },
  "patient-notice.sent": {
    type: "patient-notice.sent",
    sentOn: "2026-12-01",
    how: "first-class-mail",
    to: "current",
    objectBy: "2026-12-15",
    saysEnough: true,
  },
  "patient.objected": { type: "patient.objected", objectedOn: "2026-12-02", how: "court-filing" },
  "patient-notice.cleared": {
    type: "patient-notice.cleared",
    clearedOn: "2026-12-16",
    how: "no-objection",
  },
  "privilege.claimed": { type: "privilege.claimed", claimedOn: "2026-12-02", by: "patient" },
  "privilege.waived": {
    type: "privilege.waived",
    waivedOn: "2026-12-02",
    documentId: doc("subpoena"),
    signedBy: "patient",
    coversClasses: ["progress-notes"],
    coversTestimony: false,
  },
  "privilege.overruled": {
    type: "privilege.overruled",
    ruledOn: "2026-12-03",
    coversClasses: ["progress-notes"],
    coversTestimony: false,
  },
} as const satisfies { readonly [Type in RequestEventType]?: RequestEventOf<Type> };
