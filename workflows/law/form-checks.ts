import type { AuthorizationForm } from "../contract/case-file.ts";
import { daysBetween } from "../deadlines/civil-calendar.ts";
import { part2Signers, representativeAuthority } from "./form-signers.ts";
import { recordedTrue, type FormView } from "./form-view.ts";
import { settled, waiting, type Answer } from "./predicate.ts";
import type { Provenance } from "../vocabulary/provenance.ts";
import type { FormCheck } from "./scene.ts";

/** One requirement of a form, as data. */
export type FormRequirement = Pick<FormCheck, "ruleId" | "citation" | "words" | "defect" | "of"> & {
  /** Whether a fact that is missing is asked for and leaves the form's validity as it is. */
  readonly asksOnly?: (form: AuthorizationForm) => boolean;
  readonly ask: (view: FormView) => Answer;
};

/** A requirement of state law: it stands only while the law that it was read in does. */
export type StateRequirement = FormRequirement & { readonly from: Provenance };

/** Whether psychotherapy notes are named on the form, by a mark or in its list of classes. */
export const namesPsychotherapyNotes = (form: AuthorizationForm): boolean =>
  form.mentionsPsychotherapyNotes === true || (form.coversClasses ?? []).includes("psychotherapy-notes");

/** Whether the form names psychotherapy notes and nothing else; undefined where nobody has looked. */
export function isPsychotherapyNotesOnly(form: AuthorizationForm): boolean | undefined {
  if (!namesPsychotherapyNotes(form)) return false;
  const others = (form.coversClasses ?? []).some((name) => name !== "psychotherapy-notes");
  if (form.coversAllRecords === true || others) return false;
  return form.psychotherapyNotesOnly ?? (form.coversClasses === undefined ? undefined : true);
}

const expiry = (view: FormView): Answer => {
  const stated = view.form.statedExpiry;
  const filled = recordedTrue("elements/expiry")(view);
  if (filled.truth === "no") return filled;
  if (filled.truth === "unknown" && stated === undefined)
    return waiting(...filled.missing, `${view.at}/statedExpiry`);
  if (stated === "blank") return settled(false, `${view.at}/statedExpiry`);
  const open = stated === "none" || stated === "until-revoked";
  if (open && view.form.forResearch !== true) return settled(false, `${view.at}/statedExpiry`);
  // For a date the calendar decides, not what the practice knows: without it the form stays open.
  if (stated === "date" && view.form.expiresOn === undefined) return waiting(`${view.at}/expiresOn`);
  return filled;
};

const signature = (view: FormView): Answer => {
  const signed = recordedTrue("elements/signatureAndDate")(view);
  const nobody = view.form.signers !== undefined && view.form.signers.length === 0;
  if (nobody) return settled(false, `${view.at}/signers`);
  const { signedOn } = view.form;
  const notYet = signedOn !== undefined && signedOn > view.caseFile.asOf.assessedOn;
  return notYet ? settled(false, `${view.at}/signedOn`) : signed;
};

const revocationStatement = (view: FormView): Answer => {
  const printed = recordedTrue("statements/revocation")(view);
  if (printed.truth === "yes" || view.form.statements?.revocationByReferenceToNotice !== true) return printed;
  const notice = recordedTrue("statements/noticeContainsRevocation")(view);
  return { ...notice, facts: [...notice.facts, `${view.at}/statements/revocationByReferenceToNotice`] };
};

const notExpired = (view: FormView): Answer => {
  const { expiresOn, statedExpiry, practiceKnowsEventOccurred, expiryEventOccurredOn } = view.form;
  if (practiceKnowsEventOccurred === true) return settled(false, `${view.at}/practiceKnowsEventOccurred`);
  const recorded = expiryEventOccurredOn !== undefined && practiceKnowsEventOccurred === undefined;
  if (recorded && expiryEventOccurredOn <= view.caseFile.asOf.assessedOn)
    return settled(false, `${view.at}/expiryEventOccurredOn`);
  if (expiresOn !== undefined)
    return settled(expiresOn >= view.caseFile.asOf.assessedOn, `${view.at}/expiresOn`);
  if (statedExpiry === "date") return waiting(`${view.at}/expiresOn`);
  if (statedExpiry === undefined) return waiting(`${view.at}/statedExpiry`);
  if (statedExpiry !== "event") return settled(true);
  return practiceKnowsEventOccurred === undefined
    ? waiting(`${view.at}/practiceKnowsEventOccurred`)
    : settled(true, `${view.at}/practiceKnowsEventOccurred`);
};

/**
 * Revocations of a form in writing (or orally) that had arrived at the moment of assessment. Two moments are compared as
 * moments: the date written in one may be tomorrow's where the practice is.
 */
export function revocationsInHand(view: FormView, form: "written" | "oral") {
  const { assessedOn, assessedAt } = view.caseFile.asOf;
  return (view.form.revocations ?? []).filter(({ form: how, receivedOn, receivedAt }) => {
    // What is not known to be in writing holds all the same, as words do.
    if ((how ?? "oral") !== form) return false;
    if (receivedAt !== undefined && assessedAt !== undefined)
      return instantOrder(receivedAt) <= instantOrder(assessedAt);
    const on = receivedOn ?? receivedAt?.slice(0, 10);
    return on === undefined || on <= assessedOn;
  });
}

/** Minutes since the beginning of 1970 in universal time; only for comparing two instants. */
export function instantOrder(instant: string): number {
  const [hour = 0, minute = 0] = instant.slice(11, 16).split(":").map(Number);
  const offset = /([+-])(\d\d):(\d\d)$/.exec(instant);
  const shift = offset === null ? 0 : Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3]));
  return daysBetween("1970-01-01", instant.slice(0, 10)) * 1440 + hour * 60 + minute - shift;
}

const notRevoked = (view: FormView): Answer =>
  revocationsInHand(view, "written").length > 0
    ? settled(false, `${view.at}/revocations`)
    : settled(true, ...(view.form.revocations === undefined ? [] : [`${view.at}/revocations`]));

const alone = (view: FormView): Answer => {
  const { form, at } = view;
  const names = namesPsychotherapyNotes(form);
  const only = isPsychotherapyNotesOnly(form);
  const ofForm =
    form.mentionsPsychotherapyNotes === undefined
      ? `${at}/coversClasses`
      : `${at}/mentionsPsychotherapyNotes`;
  if (names && only === false) return settled(false, ofForm);
  if (names && only === undefined) return waiting(`${at}/psychotherapyNotesOnly`);
  if (form.compoundWith === undefined) return waiting(`${at}/compoundWith`);
  const allowed = names
    ? ["another-psychotherapy-notes-authorization"]
    : form.conditioned === true
      ? []
      : ["other-records", "research-authorization"];
  return settled(
    form.compoundWith.every((part) => allowed.includes(part)),
    `${at}/compoundWith`,
  );
};

const unconditioned = (view: FormView): Answer => {
  const { conditioned, conditioningException } = view.form;
  if (conditioned === undefined) return waiting(`${view.at}/conditioned`);
  if (!conditioned) return settled(true, `${view.at}/conditioned`);
  const at = `${view.at}/conditioningException`;
  if (conditioningException === undefined) return waiting(at);
  const plan = conditioningException === "plan-pre-enrollment" && namesPsychotherapyNotes(view.form);
  return settled(conditioningException !== "none" && !plan, `${view.at}/conditioned`, at);
};

const notKnownFalse = (view: FormView): Answer =>
  settled(
    view.form.knownFalse !== true,
    ...(view.form.knownFalse === undefined ? [] : [`${view.at}/knownFalse`]),
  );

/** That each purpose is stated says nothing until somebody has seen that this use is inside them. */
const purpose = (view: FormView): Answer => {
  const stated = recordedTrue("elements/purpose")(view);
  if (stated.truth === "no" || view.form.purposeMatchesRequest !== undefined) return stated;
  return waiting(...stated.missing, `${view.at}/purposeMatchesRequest`);
};

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

const element = (letter: string, path: string, words: string): FormRequirement => ({
  ruleId: `us.hipaa.164-508-c-1-${letter}.${kebab(path.slice("elements/".length))}`,
  citation: `45 CFR 164.508(c)(1)(${letter})`,
  words,
  defect: "AD2",
  ask: recordedTrue(path),
});

const elements: readonly FormRequirement[] = [
  element("i", "elements/information", "a specific description of what is to be disclosed"),
  element("ii", "elements/discloser", "the person or class of persons allowed to disclose"),
  element("iii", "elements/recipient", "the person or class of persons who may receive"),
  {
    ...element("iv", "elements/purpose", "each purpose; at the request of the individual is enough"),
    asksOnly: ({ elements: stated }) => stated?.purpose === true,
    ask: purpose,
  },
  { ...element("v", "elements/expiry", "an expiry date or event; none only for research"), ask: expiry },
  { ...element("vi", "elements/signatureAndDate", "signature and date"), ask: signature },
  {
    ...element("vi", "elements/representativeAuthority", "the authority of a representative who signed"),
    asksOnly: ({ signers }) => signers === undefined,
    ask: representativeAuthority,
  },
];

const statements: readonly FormRequirement[] = [
  {
    ruleId: "us.hipaa.164-508-c-2-i.right-to-revoke",
    citation: "45 CFR 164.508(c)(2)(i)(B)",
    words:
      "the right to revoke in writing and how, or a pointer to the Notice of Privacy Practices that says so",
    defect: "AD2",
    ask: revocationStatement,
  },
  {
    ruleId: "us.hipaa.164-508-c-2-ii.conditioning-statement",
    citation: "45 CFR 164.508(c)(2)(ii)",
    words: "whether treatment, payment, enrollment or eligibility may be conditioned on signing",
    defect: "AD2",
    ask: recordedTrue("statements/conditioning"),
  },
  {
    ruleId: "us.hipaa.164-508-c-2-iii.redisclosure-statement",
    citation: "45 CFR 164.508(c)(2)(iii)",
    words: "that the recipient may redisclose and HIPAA may no longer protect",
    defect: "AD2",
    ask: recordedTrue("statements/redisclosure"),
  },
];

const notExpiredCheck: FormRequirement = {
  ruleId: "us.hipaa.164-508-b-2-i.not-expired",
  citation: "45 CFR 164.508(b)(2)(i)",
  words: "that it has not expired: for a date the calendar decides, for an event what the practice knows",
  defect: "AD1",
  asksOnly: () => true,
  ask: notExpired,
};

const notRevokedCheck: FormRequirement = {
  ruleId: "us.hipaa.164-508-b-2-iii.not-revoked",
  citation: "45 CFR 164.508(b)(2)(iii)",
  words: "that the practice knows of no revocation in writing",
  defect: "AD3",
  ask: notRevoked,
};

const notKnownFalseCheck: FormRequirement = {
  ruleId: "us.hipaa.164-508-b-2-v.not-known-false",
  citation: "45 CFR 164.508(b)(2)(v)",
  words: "that the practice does not know material information in it to be false",
  defect: "AD5",
  ask: notKnownFalse,
};

/** The requirements of 45 CFR 164.508(b) and (c) for an authorization. */
export const authorizationRequirements: readonly FormRequirement[] = [
  ...elements,
  ...statements,
  notExpiredCheck,
  notRevokedCheck,
  {
    ruleId: "us.hipaa.164-508-b-3.not-compound",
    citation: "45 CFR 164.508(b)(3)(ii)",
    words: "that psychotherapy notes stand on a form of their own, and no form on another document",
    defect: "AD4",
    ask: alone,
  },
  {
    ruleId: "us.hipaa.164-508-b-4.not-conditioned",
    citation: "45 CFR 164.508(b)(4)",
    words: "that signing was not made a condition of treatment, payment, enrollment or eligibility",
    defect: "AD4",
    asksOnly: ({ conditioned }) => conditioned === undefined,
    ask: unconditioned,
  },
  notKnownFalseCheck,
];

/** The requirements of 42 CFR 2.31 for a consent to disclose Part 2 records. */
export const part2Requirements: readonly FormRequirement[] = [
  {
    ruleId: "us.part-2.2-31-a.elements",
    citation: "42 CFR 2.31(a)",
    words: "the elements of a Part 2 consent",
    defect: "P2",
    ask: recordedTrue("part2/hasRequiredElements"),
  },
  {
    ruleId: "us.part-2.2-31-d.proceedings-stand-alone",
    citation: "42 CFR 2.31(d)",
    words: "that consent for a proceeding is not combined with consent for another purpose",
    defect: "P2",
    ask: (view) =>
      view.form.part2?.forProceedings === true
        ? view.form.part2.combinedWithOtherPurpose === undefined
          ? waiting(`${view.at}/part2/combinedWithOtherPurpose`)
          : settled(!view.form.part2.combinedWithOtherPurpose, `${view.at}/part2/combinedWithOtherPurpose`)
        : settled(true),
  },
  {
    ...element("vi", "elements/signatureAndDate", "signature and date"),
    citation: "42 CFR 2.31(a)",
    ask: signature,
  },
  {
    ruleId: "us.part-2.2-14.signers",
    citation: "42 CFR 2.14",
    words: "the signature of the patient, or of somebody who can stand in the patient's place",
    defect: "P2",
    asksOnly: ({ signers }) => signers === undefined,
    ask: part2Signers,
  },
  { ...notExpiredCheck, citation: "42 CFR 2.31(c)" },
  { ...notRevokedCheck, citation: "42 CFR 2.31(c)" },
  { ...notKnownFalseCheck, citation: "42 CFR 2.31(c)" },
];

/** A directive need state no end; one that it states counts. */
const notEnded = (view: FormView): Answer =>
  view.form.statedExpiry === undefined &&
  view.form.expiresOn === undefined &&
  view.form.practiceKnowsEventOccurred !== true
    ? settled(true)
    : notExpired(view);

/**
 * The requirements of 45 CFR 164.524(c)(3)(ii) for a directive: in writing, signed, naming the recipient, and still what
 * the individual wants.
 */
export const directiveRequirements: readonly FormRequirement[] = [
  {
    ...element("iii", "elements/recipient", "the recipient and where to send"),
    citation: "45 CFR 164.524(c)(3)(ii)",
  },
  {
    ...element("vi", "elements/signatureAndDate", "the individual's signature"),
    citation: "45 CFR 164.524(c)(3)(ii)",
    ask: signature,
  },
  { ...notExpiredCheck, citation: "45 CFR 164.524(c)(3)(ii)", ask: notEnded },
  { ...notRevokedCheck, citation: "45 CFR 164.524(c)(3)(ii)" },
  { ...notKnownFalseCheck, citation: "45 CFR 164.524(c)(3)(ii)" },
];
