import type { CaseFile } from "../contract/case-file.ts";
import { addYears } from "../deadlines/civil-calendar.ts";
import { settled, waiting, type Answer } from "./predicate.ts";

type Case = { readonly caseFile: CaseFile };

/** The patient's age in completed years on the day of assessment; undefined where neither age nor birth is recorded. */
export function ageOf({ caseFile }: Case): number | undefined {
  const { ageYears, bornOn } = caseFile.patient ?? {};
  if (ageYears !== undefined || bornOn === undefined) return ageYears;
  const on = caseFile.asOf.assessedOn;
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return addYears(bornOn, years) <= on ? years : years - 1;
}

/** Whether the patient is known to be of age, or emancipated. */
export const isOfAge = (scene: Case): boolean =>
  scene.caseFile.patient?.emancipated === true || (ageOf(scene) ?? 0) >= 18;

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
const youngest = 12;

/** The same under federal law, which names no age: of a child younger than that nobody has to have asked. */
export function oldEnoughConsentedAlone(scene: Case): Answer {
  const answer = consentedAlone(scene);
  const tooYoung = (ageOf(scene) ?? youngest) < youngest;
  return answer.truth === "unknown" && tooYoung ? settled(false, "/patient/ageYears") : answer;
}
