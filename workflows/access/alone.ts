import type { PersonId } from "../vocabulary/ids.ts";

/** Whether a practice has nobody but this person, whatever accounts they have: then nobody can be the second of two. */
export const isAlone = (personId: PersonId, members: readonly { readonly personId: PersonId }[]): boolean =>
  members.length > 0 && members.every((member) => member.personId === personId);
