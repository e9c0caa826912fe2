import { treats } from "../../workflows/access/sight.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { canonicalJson, derivedId, sha256Hex } from "../adapters/digests.ts";
import type { EnteredRecord, Member, Patient } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { Asked } from "./import-record.ts";

/** What is known of an import before its file is looked at: under which id it is entered, or was before. */
export type Seen = {
  readonly patient: Patient;
  readonly documentId: DocumentId;
  readonly importDigest: string;
  readonly known: EnteredRecord | undefined;
};

/** Whether this person may bring this in for this patient, under this importId. */
export async function mayComeIn(
  { practices }: { readonly practices: Pick<Practices, "patient" | "entered"> },
  member: Member,
  patientRef: PatientRef,
  asked: Asked,
): Promise<Seen | { readonly problem: Refusal }> {
  const { practiceId } = member;
  const patient = await practices.patient(practiceId, patientRef);
  if (!patient) return { problem: notFound() };
  if (!isOfTheChart(asked) && !(member.roles.includes("clinician") && treats(member, patient)))
    return { problem: notTheirs };
  const documentId = derivedId<DocumentId>("doc", `${practiceId}/${patientRef}/${importKeyOf(asked)}`);
  const importDigest = sha256Hex(canonicalJson({ ...asked, by: member.personId }));
  const earlier = await practices.entered(practiceId, patientRef, documentId);
  const known = earlier && sameImport(earlier, importDigest);
  if (known && "problem" in known) return known;
  return { patient, documentId, importDigest, known: known?.record };
}

const notTheirs = refusal(
  "not-allowed-for-role",
  "Only a clinician who treats the patient may bring in psychotherapy notes, and what nobody has classified, for it may be one.",
  { citations: ["45 CFR 164.501"] },
);

/**
 * Notes have a namespace of their own, and so has what may be one: an importId used for one tells nothing to whoever brings in
 * anything else.
 */
const importKeyOf = (asked: Asked): string =>
  isOfTheChart(asked) ? asked.importId : `${asked.kind}/${asked.importId}`;

/** Whether it is no psychotherapy note for certain. */
const isOfTheChart = ({ kind }: Asked): boolean =>
  kind !== "psychotherapy-note" && kind !== "psychotherapy-note-on-paper" && kind !== "unclassified";

/** What was entered under an importId, if that was the same import. */
export function sameImport(
  record: EnteredRecord,
  importDigest: string,
): { readonly record: EnteredRecord } | { readonly problem: Refusal } {
  if (record.importDigest === importDigest) return { record };
  return {
    problem: refusal("already-used-key", "This importId was used for another record. Use a new one."),
  };
}
