import type { Refusal } from "../../workflows/contract/problem.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Advance } from "./advance-request.ts";
import type { Identified } from "./identify.ts";

/** The statement of an outside review came in after the review was complete: before, there was nothing to look at. */
export async function earlyStatement(
  { ledger }: Pick<Advance, "ledger">,
  { event, practiceId, requestId }: Pick<Identified, "event" | "practiceId" | "requestId">,
): Promise<Refusal | undefined> {
  if (event.type !== "outside-review.recorded") return undefined;
  if (await ledger.cameAfterReview({ practiceId, requestId }, event.documentId)) return undefined;
  const words =
    "This paper was there before the review was complete, so it is no statement of it. Add what the outsider signed since.";
  return refusal("invalid-field", words, { fields: [{ pointer: "/payload/documentId", words }] });
}
