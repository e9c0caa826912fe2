import type { AuthorizationForm } from "../contract/case-file.ts";
import type { PatientRef } from "../vocabulary/ids.ts";
import type { AuthorizationOnFile } from "./facts.ts";

/** Whose form it is: the matched patient's, somebody else's, or nobody has compared it yet. */
export type Whose = "matched-patient" | "another-person" | "not-compared";

/** Whose form it is. One that was compared with a patient who is no longer the matched one is somebody else's. */
export function whoseForm(
  { forPatient }: Pick<AuthorizationOnFile, "forPatient">,
  matched: PatientRef | undefined,
): Whose {
  if (forPatient === undefined) return "not-compared";
  return forPatient === matched ? "matched-patient" : "another-person";
}

/** An answer that opens counts together with those that give it its meaning; until all are there it is not known. */
const only = (answer: boolean | undefined, ...others: readonly unknown[]): boolean | undefined =>
  answer === true && others.includes(undefined) ? undefined : answer;

/**
 * A form as far as it has been read. That each purpose is stated says nothing until somebody has seen that this use is inside
 * them, nor a statement on conditions until it is known whether any was made, nor a signature until it is known whose: it
 * must be the individual's (45 CFR 164.508(b)(4), (c)(1)(iv), (vi)).
 */
export function formAsRead(form: Omit<AuthorizationForm, "id">, whose: Whose): Omit<AuthorizationForm, "id"> {
  const { statements, part2, purposeMatchesRequest, statedExpiry, conditioned, signers } = form;
  const elements = whose === "another-person" ? { ...form.elements, signatureAndDate: false } : form.elements;
  const compared = whose === "not-compared" ? undefined : whose;
  return {
    ...form,
    ...(elements && {
      elements: {
        ...elements,
        purpose: only(elements.purpose, purposeMatchesRequest),
        expiry: only(elements.expiry, statedExpiry),
        signatureAndDate: only(elements.signatureAndDate, signers, compared),
      },
    }),
    ...(statements && {
      statements: { ...statements, conditioning: only(statements.conditioning, conditioned) },
    }),
    ...(part2 && {
      part2: { ...part2, hasRequiredElements: only(part2.hasRequiredElements, purposeMatchesRequest) },
    }),
  };
}
