import type { PersonId } from "../vocabulary/ids.ts";
import type { Role } from "./roles.ts";

type Person = { readonly personId: PersonId; readonly roles: readonly Role[] };
type Treated = { readonly treatedBy: readonly PersonId[] };

/** Whether a person is one of the clinicians who treat the patient. */
export const treats = (
  { personId }: { readonly personId: string },
  { treatedBy }: { readonly treatedBy: readonly string[] },
): boolean => treatedBy.includes(personId);

/** The desk sees what there is of every patient; a clinician what there is of the patients under treatment. */
export const seesRecords = (person: Person, patient: Treated): boolean =>
  person.roles.includes("practice-manager") ||
  person.roles.includes("privacy-officer") ||
  treats(person, patient);

/** Whoever treats the patient knows of the psychotherapy notes they wrote themselves, whatever the law releases. */
export const wroteForPatient = (
  person: Person,
  { authorId }: { readonly authorId: PersonId },
  patient: Treated,
): boolean => authorId === person.personId && treats(person, patient);
