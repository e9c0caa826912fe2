import type { CaseFile } from "../contract/case-file.ts";
import { recordedTrue, type FormView } from "./form-view.ts";
import { ageAt, isOfAge, minorOrAssumed, oldEnoughConsentedAlone, yearsOf } from "./minors.ts";
import { settled, waiting, type Answer } from "./predicate.ts";
import { canStandIn } from "./standing.ts";

const isMinorsOwnService = (caseFile: CaseFile): boolean => {
  if (isOfAge({ caseFile })) return false;
  const consent = caseFile.patient?.consent;
  const alone = consent?.minorConsentedAlone === true;
  const needed =
    consent?.otherConsentRequired === false && consent.minorAskedForParentAsRepresentative !== true;
  const lawful = consent?.lawfulWithoutParent === true && (alone || consent.courtOrOtherConsented === true);
  return (alone && needed) || lawful || consent?.parentAgreedToConfidentiality === true;
};

/** The facts that still decide whether a service is the minor's own; none of an adult, or once they are recorded. */
function factsOfTheMinorsOwnService(caseFile: CaseFile): readonly string[] {
  const { lawfulWithoutParent, otherConsentRequired, minorAskedForParentAsRepresentative } =
    caseFile.patient?.consent ?? {};
  const alone = oldEnoughConsentedAlone({ caseFile });
  const parentCounts = otherConsentRequired === true || minorAskedForParentAsRepresentative === true;
  if (isOfAge({ caseFile }) || alone.truth === "no") return [];
  if (alone.truth === "unknown") return alone.missing;
  if (lawfulWithoutParent === undefined) return ["/patient/consent/lawfulWithoutParent"];
  return parentCounts ? [] : ["/patient/consent/otherConsentRequired"];
}

const signersBesidesThePatient = ({ form, at }: FormView) => {
  const signers = (form.signers ?? []).map((signer, index) => ({
    ...signer,
    at: `${at}/signers/${index}/role`,
  }));
  return signers.some((signer) => signer.role === "patient") ? [] : signers;
};

/** 45 CFR 164.508(c)(1)(vi), 164.502(g): whether whoever signed in the patient's place can stand there. */
export const representativeAuthority = (view: FormView): Answer => {
  const { caseFile, form } = view;
  const described = recordedTrue("elements/representativeAuthority")(view);
  if (form.signers === undefined)
    return described.truth === "unknown" ? waiting(`${view.at}/signers`) : described;
  const at = `${view.at}/signers`;
  const others = signersBesidesThePatient(view);
  if (others.length === 0) return settled(true, at);
  // For a service that is the minor's own, nobody else's signature is the individual's (45 CFR 164.502(g)(3)(i)).
  const estate = others.every((signer) => signer.role === "executor");
  if (!estate && isMinorsOwnService(caseFile)) return settled(false, at, "/patient/consent");
  const able = others
    .map((signer) => ({ ...signer, stands: canStandIn(signer.role, signer.at, caseFile) }))
    .filter(({ stands }) => stands.truth !== "no");
  if (able.length === 0) return settled(false, at, "/patient");
  if (able.some((signer) => signer.authorityDescribed === false)) return settled(false, at);
  const open = [
    ...(able.some(({ stands }) => stands.truth === "yes")
      ? []
      : able.flatMap(({ stands }) => stands.missing)),
    ...(able.some(({ role }) => role === "guardian") && yearsOf(view) === undefined ? [ageAt] : []),
    ...(able.some(({ role }) => role === "parent" || role === "guardian")
      ? factsOfTheMinorsOwnService(caseFile)
      : []),
  ];
  if (open.length > 0) return waiting(...new Set(open));
  return able.every((signer) => signer.authorityDescribed === true) ? settled(true, at) : described;
};

/** 42 CFR 2.14: where the law lets a minor consent to the care alone, only the minor consents to disclosure. */
export const part2Signers = (view: FormView): Answer => {
  const { caseFile } = view;
  const asHipaa = representativeAuthority(view);
  const minor = minorOrAssumed(view, false);
  if (signersBesidesThePatient(view).length === 0 || minor.truth === "no" || asHipaa.truth === "no")
    return asHipaa;
  if (minor.truth === "unknown") return { ...minor, missing: [...asHipaa.missing, ...minor.missing] };
  const at = "/patient/consent/lawfulWithoutParent";
  const alone = caseFile.patient?.consent?.lawfulWithoutParent;
  if (alone === undefined) return waiting(at);
  return alone ? settled(false, `${view.at}/signers`, at) : asHipaa;
};
