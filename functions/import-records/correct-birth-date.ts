import type { z } from "zod";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { correctBirthDateSchema } from "../../workflows/contract/records.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import type { CalendarDate } from "../../workflows/vocabulary/dates.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { PatientFiles, Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";

type Ports = {
  readonly practices: Pick<Practices, "byId" | "patient">;
  readonly files: Pick<PatientFiles, "correctPatient">;
  readonly now: () => Date;
};

const mostCorrections = 20;
const wrong = (words: string) =>
  refusal("invalid-field", words, { fields: [{ pointer: "/birthDate", words }] });
const stale = refusal(
  "stale-version",
  "The birth date has changed since you looked. Look again, then correct it.",
);

/**
 * Corrects when a patient was born, which decides whether the patient is a minor; what it was, who corrected it and why stay
 * on the patient's own row. The law reads the row anew at the next step of every request of the patient.
 */
export async function correctBirthDate(
  { practices, files, now }: Ports,
  { practiceId, personId, roles }: Member,
  patientRef: PatientRef,
  { was, birthDate, reason }: z.output<typeof correctBirthDateSchema>,
): Promise<{ readonly birthDate: CalendarDate } | { readonly problem: Refusal }> {
  if (!roles.includes("privacy-officer") && !roles.includes("practice-manager"))
    return {
      problem: refusal(
        "not-allowed-for-role",
        "The practice manager or the privacy officer corrects what the practice has on file of a patient.",
      ),
    };
  const [practice, patient] = await Promise.all([
    practices.byId(practiceId),
    practices.patient(practiceId, patientRef),
  ]);
  if (!practice || !patient) return { problem: notFound() };
  const at = now().toISOString();
  const before = patient.corrections ?? [];
  if (was !== patient.birthDate) return { problem: stale };
  if (birthDate === was) return { problem: wrong("This is the birth date on file.") };
  if (birthDate > localDateOf(at, practice.timeZone))
    return { problem: wrong("A birth date lies in the past.") };
  if (before.length >= mostCorrections)
    return { problem: refusal("too-many", `A birth date is corrected ${mostCorrections} times at most.`) };
  const corrections = [...before, { at, by: personId, was, reason }];
  return (await files.correctPatient(practiceId, { ...patient, birthDate, corrections }, was))
    ? { birthDate }
    : { problem: stale };
}
