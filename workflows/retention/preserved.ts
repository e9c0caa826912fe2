import type { RequestContext } from "../request/context.ts";
import type { PatientRef } from "../vocabulary/ids.ts";
import type { Holder } from "./disposition.ts";

/**
 * Whose records a request keeps from being destroyed. While nobody is matched it may be about any patient of the practice, so
 * it keeps them all: what was destroyed because a name had not been compared yet would be gone all the same.
 */
export type Preserved = {
  readonly of: PatientRef | "anybody";
  readonly because: Holder["because"];
};

/**
 * What a request preserves as it stands; nothing of a draft, which nobody has sent, and of one that is closed without a legal
 * hold. An open one keeps the records it asks for, whatever it is: the patient's own request is under no legal hold.
 */
export function preservedBy({
  stage,
  legalHold,
  patientRef,
}: Pick<RequestContext, "stage" | "legalHold" | "patientRef">): Preserved | undefined {
  if (stage === "blank" || stage === "draft") return undefined;
  if (stage === "closed" && !legalHold) return undefined;
  return { of: patientRef ?? "anybody", because: legalHold ? "legal-hold" : "open-request" };
}
