import type { AuthorizationForm, CaseFile } from "../contract/case-file.ts";
import { recordedTrue, type FormView } from "./form-view.ts";
import { ageAt, isOfAge, minorOrAssumed, oldEnoughConsentedAlone, yearsOf, youngest } from "./minors.ts";
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

type Signers = NonNullable<AuthorizationForm["signers"]>;

const besidesThePatient = (signers: Signers, at: string) =>
  signers
    .map((signer, index) => ({ ...signer, at: `${at}/${index}/role` }))
    .filter((signer) => signer.role !== "patient");

const patientSigned = (signers: Signers): boolean => signers.some((signer) => signer.role === "patient");

/**
 * Whether the patient's own signature is the individual's. Of a child of whom nobody has to have asked it is none, but for
 * a service that is the child's own; from when on a minor signs is for the law of the state.
 */
function patientsOwn(view: FormView): Answer {
  const minor = minorOrAssumed(view, false, 0, youngest);
  const at = `${view.at}/signers`;
  if (minor.truth !== "yes" || isMinorsOwnService(view.caseFile))
    return minor.truth === "unknown" ? minor : settled(true, at);
  const open = factsOfTheMinorsOwnService(view.caseFile);
  return open.length > 0 ? waiting(...open) : settled(false, at, ...minor.facts, "/patient/consent");
}

/** 45 CFR 164.508(c)(1)(vi), 164.502(g): whether whoever signed in the patient's place can stand there. */
export const representativeAuthority = (view: FormView): Answer => {
  const { caseFile, form } = view;
  const { signers } = form;
  const described = recordedTrue("elements/representativeAuthority")(view);
  if (signers === undefined) return described.truth === "unknown" ? waiting(`${view.at}/signers`) : described;
  const at = `${view.at}/signers`;
  const own = patientSigned(signers) ? patientsOwn(view) : undefined;
  const others = besidesThePatient(signers, at);
  if (own?.truth === "yes" || others.length === 0) return own ?? settled(true, at);
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
  const { signers } = view.form;
  const asHipaa = representativeAuthority(view);
  const minor = minorOrAssumed(view, false);
  if (signers === undefined || minor.truth === "no") return asHipaa;
  const theirs = patientSigned(signers);
  if (asHipaa.truth === "no" && !theirs) return asHipaa;
  if (minor.truth === "unknown") return { ...minor, missing: [...asHipaa.missing, ...minor.missing] };
  const at = "/patient/consent/lawfulWithoutParent";
  const alone = caseFile.patient?.consent?.lawfulWithoutParent;
  if (alone === undefined) return waiting(at);
  if (alone || signers.every((signer) => signer.role === "patient"))
    return settled(alone && theirs, `${view.at}/signers`, at);
  return asHipaa;
};
