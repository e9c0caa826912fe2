import { incidentIsOpen } from "../request/incidents.ts";
import { returnIsOwed } from "../request/return-duty.ts";
import type { RequestContext } from "../request/context.ts";
import type { PatientRef } from "../vocabulary/ids.ts";
import type { LeftBehind } from "./left-behind.ts";

/**
 * What a request keeps from being destroyed. A legal hold and an open request keep the patient's records; while nobody is
 * matched it may be about any patient of the practice, so it keeps them all: what was destroyed because a name had not been
 * compared yet would be gone all the same. A closed one keeps no record and left files behind, which stand beside the patient
 * whose records were asked for, with what is still owed in it.
 */
export type Preserved =
  | { readonly of: PatientRef | "anybody"; readonly because: "legal-hold" | "open-request" }
  | { readonly of: PatientRef; readonly because: LeftBehind };

/**
 * What a request preserves as it stands; nothing of a draft, which nobody has sent, and of one that was closed without a legal
 * hold and matched to nobody, or whose files are destroyed. An open one keeps the records it asks for, whatever it is: the patient's own request is under no
 * legal hold.
 */
export function preservedBy(context: RequestContext): Preserved | undefined {
  const { stage, legalHold, patientRef, filesDisposal } = context;
  if (stage === "blank" || stage === "draft") return undefined;
  if (stage === "closed" && !legalHold)
    return patientRef === null || filesDisposal?.state === "destroyed"
      ? undefined
      : { of: patientRef, because: leftBehindBy(context) };
  return { of: patientRef ?? "anybody", because: legalHold ? "legal-hold" : "open-request" };
}

function leftBehindBy(context: RequestContext): LeftBehind {
  if (incidentIsOpen({ context })) return "open-incident";
  return returnIsOwed(context) ? "return-duty" : "files-left";
}
