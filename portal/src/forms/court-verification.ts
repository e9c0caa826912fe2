import type { CourtVerification } from "../../../workflows/contract/court-verification.ts";
import type { Determination } from "../../../workflows/contract/determination.ts";

/** What somebody has entered so far; empty where nothing is. */
export type Entered = {
  readonly how: CourtVerification["how"] | "";
  readonly docket: string;
  readonly verifiedOn: string;
};

/** Whether a court or a grand jury is said to stand behind a paper of this weight. */
export const isOfACourt = (weight: Determination["instrumentWeight"]): boolean =>
  weight === "W3" || weight === "W4" || weight === "W5";

/** How the paper was verified with the court, or words on what is missing. */
export function courtVerificationOf({ how, docket, verifiedOn }: Entered): CourtVerification | string {
  if (how === "") return "Choose how it was verified with the court.";
  if (docket.trim() === "") return "Enter the docket number that the court knows it under.";
  if (verifiedOn === "") return "Enter the day on which it was verified.";
  return { how, docket: docket.trim(), verifiedOn };
}
