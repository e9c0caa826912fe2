import type {
  Claimant,
  NoticeAddress,
  NoticeEnding,
  NoticeWay,
  ObjectionWay,
  WaiverSigner,
} from "../../../workflows/contract/patient-side.ts";

/** How the notice was sent, as a choice. */
export const noticeWays = {
  "first-class-mail": "First-class mail",
  "certified-mail": "Certified mail",
  "in-person": "Handed over in writing",
  "secure-message": "Secure message",
} as const satisfies Record<NoticeWay, string>;

/** Where it went, as a choice. */
export const noticeAddresses = {
  current: "The patient's current address",
  "confidential-channel": "The confidential address or channel the patient asked for",
  "patient-counsel": "The patient's lawyer",
  "last-known": "The last known address, nobody knows a better one",
} as const satisfies Record<NoticeAddress, string>;

/** How the patient objected, as a choice. */
export const objectionWays = {
  "court-filing": "Filed with the court",
  written: "Written to the practice, nothing filed",
  oral: "Said to the practice, nothing filed",
} as const satisfies Record<ObjectionWay, string>;

/** How the time to object, or the objection, ended. */
export const noticeEndings = {
  "no-objection": "No objection was filed by the last day",
  withdrawn: "The patient withdrew the objection",
  overruled: "The court overruled it",
  "overruled-in-part": "The court overruled it in part",
} as const satisfies Record<NoticeEnding, string>;

/** Who claims the privilege. */
export const claimants = {
  patient: "The patient",
  "patient-counsel": "The patient's lawyer",
  representative: "The patient's representative",
  practice: "The practice, for the patient",
} as const satisfies Record<Claimant, string>;

/** Who signed a waiver. */
export const waiverSigners = {
  patient: "The patient",
  "patient-counsel": "The patient's lawyer",
  representative: "The patient's representative",
} as const satisfies Record<WaiverSigner, string>;
