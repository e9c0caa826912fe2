import type { CaseFile } from "../contract/case-file.ts";
import { addYears } from "../deadlines/civil-calendar.ts";
import { settled, waiting, type Answer } from "./predicate.ts";

type Case = { readonly caseFile: CaseFile };

/** The patient's age in completed years with the fact it is read from, or why there is none. */
type Age =
  | { readonly kind: "known"; readonly years: number; readonly at: string }
  | { readonly kind: "unrecorded" }
  | { readonly kind: "contradicted" };

/** The fact that is asked for wherever the age is not known. */
export const ageAt = "/patient/ageYears";
const bornAt = "/patient/bornOn";

const completedYears = (bornOn: string, on: string): number => {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return addYears(bornOn, years) <= on ? years : years - 1;
};

/**
 * The patient's age on the day of assessment, or of death. A birth date goes before an age that somebody wrote down, which
 * stands still: it may lag behind by one birthday. One that is above the age by birth (nobody grows younger), or further
 * below, shows that a fact is wrong or another person's: then neither counts, and the age is asked for. Of the dead a
 * birth date tells no age until the day of death is recorded.
 */
export function ageOf({ caseFile }: Case): Age {
  const { ageYears, bornOn, alive, diedOn } = caseFile.patient ?? {};
  const written: Age =
    ageYears === undefined ? { kind: "unrecorded" } : { kind: "known", years: ageYears, at: ageAt };
  if (bornOn === undefined) return written;
  const { assessedOn } = caseFile.asOf;
  const ended = alive !== true && diedOn !== undefined && diedOn < assessedOn;
  const years = completedYears(bornOn, ended ? diedOn : assessedOn);
  const endUnknown = alive === false && diedOn === undefined;
  const least = endUnknown ? 0 : years - 1;
  if (years < 0 || (ageYears !== undefined && (ageYears > years || ageYears < least)))
    return { kind: "contradicted" };
  return endUnknown ? written : { kind: "known", years, at: bornAt };
}

/** The age in completed years; undefined where it is not known. */
export function yearsOf(scene: Case): number | undefined {
  const age = ageOf(scene);
  return age.kind === "known" ? age.years : undefined;
}

/** Whether the patient is known to be of age, or emancipated. */
export const isOfAge = (scene: Case): boolean =>
  scene.caseFile.patient?.emancipated === true || (yearsOf(scene) ?? 0) >= 18;

/** Whether the patient is an unemancipated minor of at least one age and under another; it waits for a known age. */
export function minorOf(scene: Case, from = 0, below = 18): Answer {
  if (scene.caseFile.patient?.emancipated === true) return settled(false, "/patient/emancipated");
  const age = ageOf(scene);
  if (age.kind === "known") return settled(age.years >= from && age.years < below, age.at);
  const facts = age.kind === "contradicted" ? [ageAt, bornAt] : [];
  return { ...waiting(ageAt), facts };
}

/** The same for rules that assume an answer where nobody recorded an age; a contradicted one they do not pass over. */
export const minorOrAssumed = (scene: Case, assumed: boolean, from = 0, below = 18): Answer =>
  ageOf(scene).kind === "unrecorded" && scene.caseFile.patient?.emancipated !== true
    ? settled(assumed, ageAt)
    : minorOf(scene, from, below);

/** Whether the minor alone consented to the service; it waits until that, or a parent's consent, is recorded. */
export function consentedAlone({ caseFile }: Case): Answer {
  const { minorConsentedAlone, parentConsentedToService } = caseFile.patient?.consent ?? {};
  const at = "/patient/consent/minorConsentedAlone";
  if (minorConsentedAlone !== undefined) return settled(minorConsentedAlone, at);
  return parentConsentedToService === true
    ? settled(false, "/patient/consent/parentConsentedToService")
    : waiting(at);
}

/** The lowest age that a state's law, as far as it was read, names for a minor's own consent to such care. */
export const youngest = 12;

/** The same under federal law, which names no age: of a child younger than that nobody has to have asked. */
export function oldEnoughConsentedAlone(scene: Case): Answer {
  const answer = consentedAlone(scene);
  const age = ageOf(scene);
  return answer.truth === "unknown" && age.kind === "known" && age.years < youngest
    ? settled(false, age.at)
    : answer;
}
