import type { CourtVerification } from "../../../workflows/contract/court-verification.ts";

/** By which way a court's paper is looked up with the court. */
export const courtVerifications: Readonly<Record<CourtVerification["how"], string>> = {
  "called-clerk": "Called the clerk at a published number",
  "court-docket": "Looked it up on the court's own docket",
  "certified-copy": "Certified copy fetched from the clerk",
  "served-by-court-officer": "Served by an officer of the court who showed who they are",
};
