import type { PersonId } from "../vocabulary/ids.ts";
import type { Role } from "./roles.ts";

type Person = { readonly personId: PersonId; readonly roles: readonly Role[] };
type Treated = { readonly treatedBy: readonly PersonId[] };

/** The desk sees what there is of every patient; a clinician what there is of the patients under treatment. */
export const seesRecords = ({ roles, personId }: Person, { treatedBy }: Treated): boolean =>
  roles.includes("practice-manager") || roles.includes("privacy-officer") || treatedBy.includes(personId);

/** Whoever treats the patient knows of the psychotherapy notes they wrote themselves, whatever the law releases. */
export const wroteForPatient = (
  { personId }: Person,
  { authorId }: { readonly authorId: PersonId },
  { treatedBy }: Treated,
): boolean => authorId === personId && treatedBy.includes(personId);
