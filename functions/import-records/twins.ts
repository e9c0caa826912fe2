import type { Refusal } from "../../workflows/contract/problem.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import type { EnteredRecord, Member, SealedRecord, UnclassifiedRecord } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { isApart, isSameFile } from "../adapters/same-file.ts";
import type { OpenRecord } from "../adapters/same-file.ts";
import { sealMisfiled } from "./seal-misfiled.ts";
import type { Sealing } from "./seal-misfiled.ts";

// One file is one record, whatever it is sent as: what is sealed or waits to be classified does not come into the chart
// by being sent again as something else, and what lies in the chart leaves it when the same file turns out to be a note.

type Filed = Pick<EnteredRecord, "documentId" | "patientRef" | "sha256" | "cleaned">;
type Finding = { readonly practices: Pick<Practices, "everyRecord"> };

/** The other records of the patient that are the same file. */
export async function twinsOf(
  { practices }: Finding,
  practiceId: string,
  filed: Filed,
): Promise<readonly EnteredRecord[]> {
  const all = await practices.everyRecord(practiceId, filed.patientRef);
  return all.filter((one) => one.documentId !== filed.documentId && isSameFile(one, filed));
}

/** The row of a record that is kept back because its file lies apart already; a title would say in the open what it may be. */
export function keptBack(record: OpenRecord): UnclassifiedRecord {
  const { title: _title, sealed: _sealed, kind: _kind, classified: _classified, ...rest } = record;
  return { ...rest, kind: "unclassified", because: "same-file" };
}

/**
 * Seals what lies in the chart and is the same file as a psychotherapy note, on the word of the clinician who said that of the
 * note. `bytes` are the note's, for a twin whose own are still under way. The first refusal ends it; asked again it goes on.
 */
export async function sealTwins(
  ports: Sealing & Finding,
  member: Member,
  note: Filed,
  bytes?: Buffer,
): Promise<Refusal | undefined> {
  const twins = await twinsOf(ports, member.practiceId, note);
  for (const { documentId, patientRef } of twins.filter((one) => !isApart(one))) {
    const problem = await sealedAtLast(ports, member, patientRef, documentId, bytes);
    if (problem) return problem;
  }
  return undefined;
}

/** Seals one record that is a note after all, and every other one that is the same file. */
export async function sealWithTwins(
  ports: Sealing & Finding,
  member: Member,
  patientRef: PatientRef,
  documentId: DocumentId,
): Promise<{ readonly record: SealedRecord } | { readonly problem: Refusal }> {
  const sealed = await sealMisfiled(ports, member, patientRef, documentId);
  if ("problem" in sealed) return sealed;
  const problem = await sealTwins(ports, member, sealed.record);
  return problem ? { problem } : sealed;
}

/** The patient's row may change under it: tried three times, as a person would. */
async function sealedAtLast(
  ports: Sealing,
  member: Member,
  patientRef: PatientRef,
  documentId: DocumentId,
  bytes: Buffer | undefined,
): Promise<Refusal | undefined> {
  for (let tries = 1; ; tries += 1) {
    const sealed = await sealMisfiled(ports, member, patientRef, documentId, bytes);
    if (!("problem" in sealed)) return undefined;
    if (sealed.problem.code !== "stale-version" || tries === 3) return sealed.problem;
  }
}
