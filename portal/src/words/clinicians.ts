import type { Clinician } from "../../../workflows/contract/staff.ts";

type Clinicians = readonly Clinician[];

/** What a person is called who was chosen and is no clinician of the practice any more. */
const noLongerHere = "Somebody who is no clinician here any more";

const nameOf = (clinicians: Clinicians, id: string): string =>
  clinicians.find(({ personId }) => personId === id)?.name ?? noLongerHere;

/** Whom to choose from: every clinician of the practice, and whoever was chosen before. */
export function choicesOf(
  clinicians: Clinicians,
  chosen: readonly string[],
): readonly { readonly value: string; readonly words: string }[] {
  const ids = new Set([...clinicians.map(({ personId }) => personId), ...chosen]);
  return [...ids].map((id) => ({ value: id, words: nameOf(clinicians, id) }));
}

/** The chosen people by name; an id is nothing to read. */
export const namesOf = (clinicians: Clinicians, ids: readonly string[]): string =>
  ids.map((id) => nameOf(clinicians, id)).join(", ");
