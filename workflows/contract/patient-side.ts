import * as z from "zod";

/** How the practice's own notice reached the patient: in writing, always (45 CFR 164.512(e)(1)(iii)(A)). */
export const noticeWaySchema = z.enum(["first-class-mail", "certified-mail", "in-person", "secure-message"]);
export type NoticeWay = z.infer<typeof noticeWaySchema>;

/** Where it went; nothing goes to an address that is known to be old, or past a channel the patient asked for (45 CFR 164.522(b)). */
export const noticeAddressSchema = z.enum([
  "current",
  "last-known",
  "patient-counsel",
  "confidential-channel",
]);
export type NoticeAddress = z.infer<typeof noticeAddressSchema>;

/** How the patient objects: to the court, or to the practice alone. */
export const objectionWaySchema = z.enum(["court-filing", "written", "oral"]);
export type ObjectionWay = z.infer<typeof objectionWaySchema>;

/** How the patient's time, or the objection, came to its end. */
export const noticeEndingSchema = z.enum(["no-objection", "withdrawn", "overruled", "overruled-in-part"]);
export type NoticeEnding = z.infer<typeof noticeEndingSchema>;

/** Who claims the psychotherapist-patient privilege: its holder, or the practice for the holder (FRE 501). */
export const claimantSchema = z.enum(["patient", "patient-counsel", "representative", "practice"]);
export type Claimant = z.infer<typeof claimantSchema>;

/** Who can sign the holder's waiver. */
export const waiverSignerSchema = z.enum(["patient", "patient-counsel", "representative"]);
export type WaiverSigner = z.infer<typeof waiverSignerSchema>;
