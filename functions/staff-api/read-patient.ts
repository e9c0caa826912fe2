import { seesRecords, treats, wroteForPatient } from "../../workflows/access/sight.ts";
import { patientRefSchema } from "../../workflows/contract/ids.ts";
import type { PatientView } from "../../workflows/contract/patient-view.ts";
import { ok, refuse, showing } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { notFound } from "../adapters/problem-response.ts";
import type { Desk } from "./desk.ts";
import { recordRowView } from "./overview-parts.ts";
import { unclassifiedRows } from "./unclassified-rows.ts";

/**
 * A patient as whoever asks may know them, with or without any request: the chart for those who see records, the notes that
 * they wrote themselves, what nobody has classified for those who treat, and the requests that are open.
 */
export async function readPatient(
  { practices, holders, log }: Pick<Desk, "practices" | "holders" | "log">,
  member: Member,
  named: string | undefined,
): Promise<Reply> {
  const { practiceId, personId } = member;
  const patientRef = patientRefSchema.safeParse(named);
  const patient = patientRef.success ? await practices.patient(practiceId, patientRef.data) : undefined;
  if (!patient) return refuse(notFound());
  const people = new Map((await practices.members(practiceId)).map((one) => [one.personId, one.name]));
  const nameOf = (id: Member["personId"]) => people.get(id) ?? "Somebody who has left";
  const seen = seesRecords(member, patient) ? await recordsOf({ practices, holders }, member, patient) : {};
  // Of the chart alone: how many notes of their own somebody sees is theirs to know.
  const count = seen.records?.filter(({ sealed }) => !sealed).length ?? 0;
  log("security", "records-listed", { practiceId, personId, count });
  const page = {
    patientRef: patient.patientRef,
    name: patient.name,
    birthDate: patient.birthDate,
    treatedBy: patient.treatedBy.map(nameOf),
    treats: treats(member, patient),
    corrections: (patient.corrections ?? []).map(({ at, by, was }) => ({ at, by: nameOf(by), was })),
    ...seen,
  } satisfies PatientView;
  return showing(ok(page), member, { what: "patient", patients: [patient.patientRef] });
}

async function recordsOf(
  { practices, holders }: Pick<Desk, "practices" | "holders">,
  member: Member,
  patient: Parameters<typeof wroteForPatient>[2] & Pick<PatientView, "patientRef">,
): Promise<Pick<PatientView, "records" | "unclassified" | "requests">> {
  const { practiceId } = member;
  const { patientRef } = patient;
  const [rows, unclassified, requests] = await Promise.all([
    practices.records(practiceId, patientRef),
    // It may be a psychotherapy note: nobody else is told that there is any.
    treats(member, patient) ? practices.unclassified(practiceId, patientRef) : undefined,
    holders(practiceId, patientRef),
  ]);
  return {
    // Of a sealed note nobody is told but who wrote it: no request is asked here, so no law releases any.
    records: rows
      .filter((row) => !row.sealed || wroteForPatient(member, row, patient))
      .toSorted((a, b) => (a.sessionOn < b.sessionOn ? 1 : -1))
      .map(recordRowView),
    ...(unclassified && { unclassified: unclassifiedRows(unclassified, member, rows) }),
    requests: requests
      .filter(({ unmatched }) => !unmatched)
      .map(({ requestId, trackingNumber, because }) => ({ requestId, trackingNumber, because })),
  };
}
