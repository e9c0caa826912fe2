import type { z } from "zod";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { addPatientSchema } from "../../workflows/contract/records.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { PatientFiles, Practices } from "../adapters/practices.dynamodb.ts";
import { refusal } from "../adapters/problem-response.ts";

type Ports = {
  readonly practices: Pick<Practices, "members">;
  readonly files: Pick<PatientFiles, "addPatient">;
};

/** Enters a patient; everyone named as treating must be a clinician of the same practice. */
export async function addPatient(
  { practices, files }: Ports,
  member: Member,
  asked: z.output<typeof addPatientSchema>,
  patientRef: PatientRef,
): Promise<{ readonly patientRef: PatientRef } | { readonly problem: Refusal }> {
  const members = await practices.members(member.practiceId);
  const clinicians = new Set(
    members.filter(({ roles }) => roles.includes("clinician")).map((one) => one.personId),
  );
  const fields = asked.treatedBy.flatMap((personId, at) =>
    clinicians.has(personId)
      ? []
      : [{ pointer: `/treatedBy/${at}`, words: "This is not a clinician of the practice." }],
  );
  if (fields.length > 0)
    return { problem: refusal("invalid-field", "The treating clinicians are not right.", { fields }) };
  await files.addPatient(member.practiceId, { patientRef, ...asked });
  return { patientRef };
}
