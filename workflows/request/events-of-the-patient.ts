import * as z from "zod";
import { calendarDateSchema, documentIdSchema } from "../contract/ids.ts";
import {
  claimantSchema,
  noticeAddressSchema,
  noticeEndingSchema,
  noticeWaySchema,
  objectionWaySchema,
  waiverSignerSchema,
} from "../contract/patient-side.ts";
import { documentClassSchema } from "../contract/scalars.ts";
import { event } from "./event-shape.ts";

/** What a waiver or a ruling frees: kinds of record, and whether the therapist may speak. */
const freed = {
  coversClasses: z.array(documentClassSchema).min(1).max(documentClassSchema.options.length),
  coversTestimony: z.boolean(),
};

/** What passes between the practice and its patient: the practice's own notice, the objection, and the privilege. */
export const eventsOfThePatient = {
  "patient-notice.sent": event("patient-notice.sent", {
    sentOn: calendarDateSchema,
    how: noticeWaySchema,
    to: noticeAddressSchema,
    /** The last day to object that the notice names. */
    objectBy: calendarDateSchema,
    /** Whether it says enough about the case and the request to object (45 CFR 164.512(e)(1)(iii)(B)). */
    saysEnough: z.boolean(),
  }),
  "patient.objected": event("patient.objected", {
    objectedOn: calendarDateSchema,
    how: objectionWaySchema,
  }),
  "patient-notice.cleared": event("patient-notice.cleared", {
    clearedOn: calendarDateSchema,
    how: noticeEndingSchema,
  }),
  "privilege.claimed": event("privilege.claimed", { claimedOn: calendarDateSchema, by: claimantSchema }),
  "privilege.waived": event("privilege.waived", {
    waivedOn: calendarDateSchema,
    /** The signed paper. */
    documentId: documentIdSchema,
    signedBy: waiverSignerSchema,
    ...freed,
  }),
  "privilege.overruled": event("privilege.overruled", { ruledOn: calendarDateSchema, ...freed }),
} as const;
