import * as z from "zod";
import { patientRefSchema } from "../../workflows/contract/ids.ts";
import type { Profile } from "../../workflows/contract/profile.ts";
import type { LedgerStep } from "../../workflows/ports.ts";
import type { RequestContext } from "../../workflows/request/context.ts";

/** What the letters of a step are written from, as the step knew it; beside an effect only what its letter needs. */
export const letterFactsSchema = z.object({
  trackingNumber: z.string(),
  /** To which address, and whether somebody may have typed a stranger's. */
  requester: z.object({ email: z.string(), unconfirmed: z.boolean() }).optional(),
  patientRef: patientRefSchema.optional(),
});
export type LetterFacts = z.infer<typeof letterFactsSchema>;

/** What letters need of a request; whoever opens one through the portal may have typed a stranger's address. */
export const letterFactsOf = (
  {
    channel,
    emailConfirmed,
    patientRef,
    trackingNumber,
  }: Pick<RequestContext, "channel" | "emailConfirmed" | "patientRef" | "trackingNumber">,
  { requester: { email } }: Pick<Profile, "requester">,
): LedgerStep["letters"] => ({
  trackingNumber: trackingNumber ?? "",
  requester: { email, unconfirmed: channel === "portal" && !emailConfirmed },
  ...(patientRef === null ? {} : { patientRef }),
});
