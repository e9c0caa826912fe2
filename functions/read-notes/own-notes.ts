import { isOriginator } from "../../workflows/reading/reading.ts";
import type { OwnNotes } from "../../workflows/contract/reading.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";

/** The notes that this member wrote of the patients so named; of nobody else's anything is said, not even that there are any. */
export async function ownNotes(
  practices: Pick<Practices, "patient" | "patientsNamed" | "records">,
  member: Member,
  name: string,
): Promise<OwnNotes> {
  const { practiceId, roles } = member;
  if (!roles.includes("clinician")) return { patients: [] };
  const named = await practices.patientsNamed(practiceId, name);
  const found = await Promise.all(
    named.map(async ({ patientRef }) => {
      const [patient, records] = await Promise.all([
        practices.patient(practiceId, patientRef),
        practices.records(practiceId, patientRef),
      ]);
      const notes = records.filter((record) => patient && isOriginator(member, record, patient));
      if (!patient || notes.length === 0) return [];
      return [
        {
          patientRef,
          name: patient.name,
          birthDate: patient.birthDate,
          notes: notes
            .map((note) => ({
              documentId: note.documentId,
              sessionOn: note.sessionOn,
              pages: note.pages,
              onPaper: note.sealed && note.paper !== undefined,
            }))
            .toSorted((one, other) => other.sessionOn.localeCompare(one.sessionOn)),
        },
      ];
    }),
  );
  return { patients: found.flat() };
}
