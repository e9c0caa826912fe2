import { seesRecords } from "../../workflows/access/sight.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { Member, Patient, RecordRow } from "./practice-rows.ts";
import type { Practices } from "./practices.dynamodb.ts";
import { notFound, refusal } from "./problem-response.ts";
import { recordObjectKey } from "./sealed-notes.ts";

/** A record that somebody may look at in a request: where it lies, and its place among those that were proposed. */
export type OpenRecord = {
  readonly record: Extract<RecordRow, { sealed: false }>;
  readonly key: string;
  readonly patient: Patient;
  readonly at: number;
};

/**
 * The record of a request that a member may open: one that is proposed, of a patient whose records they see. A psychotherapy note is
 * opened by nobody here.
 */
export async function openRecord(
  practices: Pick<Practices, "patient" | "record">,
  member: Member,
  { patientRef, selection }: Pick<RequestContext, "patientRef" | "selection">,
  documentId: DocumentId,
): Promise<OpenRecord | { readonly problem: Refusal }> {
  const { practiceId } = member;
  if (!patientRef) return { problem: notFound() };
  const [patient, record] = await Promise.all([
    practices.patient(practiceId, patientRef),
    practices.record(practiceId, patientRef, documentId),
  ]);
  // Asked before anything else: whether a record is sealed, or there at all, is told to nobody who may not see it.
  if (patient && !seesRecords(member, patient))
    return {
      problem: refusal("not-allowed-for-role", "Only clinicians who treat the patient open the records."),
    };
  const at = selection?.documentIds.indexOf(documentId) ?? -1;
  if (!patient || !record || at < 0) return { problem: notFound() };
  if (record.sealed)
    return {
      problem: refusal("refused-by-law", "Psychotherapy notes are sealed: nobody can open them here.", {
        citations: ["45 CFR 164.508(a)(2)"],
      }),
    };
  return { record, patient, key: recordObjectKey(practiceId, patientRef, documentId), at };
}
