import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import { ok, refuse } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import { normalisedName } from "../adapters/ledger-keys.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { maySeeRecordsOf } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { recordRowView } from "./overview-parts.ts";

const fewestLetters = 2;

/** Patients of the member's practice by the beginning of the name; who searched is on record, what for is not. */
export async function findPatients(
  { practices, log }: Desk,
  { practiceId, personId }: Member,
  name: string,
): Promise<Reply> {
  if (normalisedName(name).length < fewestLetters) {
    const fields = [{ pointer: "/name", words: `At least ${fewestLetters} letters are needed.` }];
    return refuse(refusal("invalid-field", "Type more of the name.", { fields }));
  }
  const patients = await practices.patientsNamed(practiceId, name);
  log("security", "patients-searched", { practiceId, personId, count: patients.length });
  return ok({ patients });
}

/** What there is of one patient: titles and dates; psychotherapy notes are marked sealed. */
export async function patientRecords(
  { practices, log }: Desk,
  member: Member,
  patientRef: PatientRef,
): Promise<Reply> {
  const { practiceId, personId } = member;
  const patient = await practices.patient(practiceId, patientRef);
  if (!patient) return refuse(notFound());
  if (!maySeeRecordsOf(member, patient))
    return refuse(refusal("not-allowed-for-role", "Only clinicians who treat the patient see the records."));
  const records = await practices.records(practiceId, patientRef);
  log("security", "records-listed", { practiceId, personId, count: records.length });
  return ok({ records: records.toSorted((a, b) => (a.sessionOn < b.sessionOn ? -1 : 1)).map(recordRowView) });
}
