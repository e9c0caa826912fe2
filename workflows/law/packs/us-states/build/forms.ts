import type { AuthorizationForm, CaseFile, Segment } from "../../../../contract/case-file.ts";
import { addDays, addYears } from "../../../../deadlines/civil-calendar.ts";
import { stateLaw } from "../../../../vocabulary/citation.ts";
import type { StateRequirement } from "../../../form-checks.ts";
import { settled, waiting, type Answer } from "../../../predicate.ts";
import { unsentOf } from "../../../form-view.ts";
import { minorOrAssumed } from "../../../minors.ts";
import type { Provenance } from "../../../../vocabulary/provenance.ts";

type Requirement = {
  readonly id: string;
  readonly cite: string;
  readonly from: Provenance;
  readonly words: string;
  /** The segments it speaks to; the whole form if absent. */
  readonly of?: (segment: Segment) => boolean;
};

const voids = ({ id, cite, from, words, of }: Requirement) =>
  ({
    ruleId: id,
    citation: stateLaw(cite),
    from,
    words,
    defect: "ST",
    ...(of === undefined ? {} : { of }),
  }) as const;

/** The day a form stops working: its own date, or the state's ceiling if that is earlier. */
const endsBy = (form: AuthorizationForm, ceiling: string): string =>
  form.expiresOn !== undefined && form.expiresOn < ceiling ? form.expiresOn : ceiling;

/** "Lasts no longer than": a form that runs longer than the state allows, or states no end, is void. */
export const longestLife = (it: Requirement & { readonly days: number }): StateRequirement => ({
  ...voids(it),
  ask: ({ form, at, caseFile }) => {
    if (form.signedOn === undefined) return waiting(`${at}/signedOn`);
    const ceiling = addDays(form.signedOn, it.days);
    const past = caseFile.asOf.assessedOn > endsBy(form, ceiling);
    const tooLong = form.expiresOn !== undefined && form.expiresOn > ceiling;
    const endless = form.statedExpiry === "none" || form.statedExpiry === "until-revoked";
    return settled(!past && !tooLong && !endless, `${at}/signedOn`, `${at}/expiresOn`);
  },
});

/** "Lapses after": a form that states no last day of its own is over when so many years have passed. */
export const lapsesAfter = (it: Requirement & { readonly years: number }): StateRequirement => ({
  ...voids(it),
  ask: ({ form, at, caseFile }) => {
    const ownEnd = form.statedExpiry === "date" || form.expiresOn !== undefined;
    if (ownEnd) return settled(true, `${at}/statedExpiry`, `${at}/expiresOn`);
    if (form.signedOn === undefined) return waiting(`${at}/signedOn`);
    return settled(caseFile.asOf.assessedOn <= addYears(form.signedOn, it.years), `${at}/signedOn`);
  },
});

type Ages = { readonly age: number; readonly below?: number };

/** Asks of the form of a minor between two ages, and of no other. */
const ofMinors =
  (from: number, below: number, ask: StateRequirement["ask"]): StateRequirement["ask"] =>
  (view) => {
    const minor = minorOrAssumed(view, false, from, below);
    if (minor.truth === "unknown") return minor;
    return minor.truth === "no" ? settled(true) : ask(view);
  };

/** "Both sign": between two ages patient and parent sign together. */
export const patientAndParentSign = (
  it: Requirement & Ages & { readonly unlessParentNeverConsented?: true },
): StateRequirement => ({
  ...voids(it),
  ask: ofMinors(it.age, it.below ?? 18, ({ form, at, caseFile }) => {
    if (form.signers === undefined) return waiting(`${at}/signers`);
    const signed = new Set(form.signers.map(({ role }) => role));
    const parents = caseFile.patient?.consent?.parentConsentedToService;
    if (!signed.has("patient")) return settled(false, `${at}/signers`);
    if (signed.has("parent") || signed.has("guardian")) return settled(true, `${at}/signers`);
    if (it.unlessParentNeverConsented !== true) return settled(false, `${at}/signers`);
    if (parents === false) return settled(true, "/patient/consent/parentConsentedToService");
    return parents === undefined
      ? waiting("/patient/consent/parentConsentedToService")
      : settled(false, `${at}/signers`, "/patient/consent/parentConsentedToService");
  }),
});

/** "The minor signs": from an age on a parent's signature alone does nothing, where the state says so. */
export const minorSigns = (
  it: Requirement & Ages & { readonly where: (caseFile: CaseFile) => Answer },
): StateRequirement => ({
  ...voids(it),
  ask: ofMinors(it.age, it.below ?? 18, ({ form, at, caseFile }) => {
    if (form.signers === undefined) return waiting(`${at}/signers`);
    if (form.signers.some(({ role }) => role === "patient")) return settled(true, `${at}/signers`);
    const { truth, facts, missing } = it.where(caseFile);
    if (truth === "unknown") return waiting(...missing);
    return settled(truth === "no", `${at}/signers`, ...facts);
  }),
});

/**
 * "Every adult signs": for sessions of a couple or a family. How many of those who took part are adults is not recorded,
 * so as many signatures are asked as people took part.
 */
export const everyAdultSigns = (
  it: Requirement & { readonly of: (segment: Segment) => boolean },
): StateRequirement => ({
  ...voids(it),
  ask: ({ form, at, caseFile }) => {
    if (form.signers === undefined) return waiting(`${at}/signers`);
    const sessions = unsentOf(caseFile).flatMap(({ segment, index }) =>
      it.of(segment) ? [{ ...segment.participants, at: `/segments/${index}/participants` }] : [],
    );
    const signed = form.signers.length;
    const tooFew = sessions.filter(
      ({ setting, count }) => setting !== undefined && signed < Math.max(2, count ?? 2),
    );
    const unsure = sessions.filter(({ setting }) => setting === undefined);
    const uncounted = sessions.filter(({ count, setting }) => count === undefined && setting === "family");
    if (tooFew.length > 0) return settled(false, `${at}/signers`, ...tooFew.map((one) => `${one.at}/count`));
    if (unsure.length + uncounted.length > 0)
      return waiting(
        ...unsure.map((one) => `${one.at}/setting`),
        ...uncounted.map((one) => `${one.at}/count`),
      );
    return settled(true, `${at}/signers`, ...sessions.map((one) => `${one.at}/count`));
  },
});

/** "A parent signs": under an age the minor's own signature does nothing. */
export const parentSigns = (it: Requirement & { readonly below: number }): StateRequirement => ({
  ...voids(it),
  ask: ofMinors(0, it.below, ({ form, at }) =>
    form.signers === undefined
      ? waiting(`${at}/signers`)
      : settled(
          form.signers.some(({ role }) => role !== "patient"),
          `${at}/signers`,
        ),
  ),
});

/** "A parent who lost the child cannot sign": the signature of a parent without custody does nothing. */
export const notByParentWithoutCustody = (it: Requirement): StateRequirement => ({
  ...voids(it),
  ask: ({ form, at, caseFile }) => {
    const index = (caseFile.patient?.representatives ?? []).findIndex(
      ({ role, custody }) => role === "parent" && (custody === "none" || custody === "terminated"),
    );
    if (index < 0) return settled(true);
    if (form.signers === undefined) return waiting(`${at}/signers`);
    const onlyParents = form.signers.length > 0 && form.signers.every(({ role }) => role === "parent");
    if (!onlyParents) return settled(true);
    return settled(false, `${at}/signers`, `/patient/representatives/${index}/custody`);
  },
});
