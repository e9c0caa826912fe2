import type { AuthorizationForm, CaseFile, DocumentClass } from "../contract/case-file.ts";
import type { AuthorizationFinding } from "../contract/determination.ts";
import {
  authorizationRequirements,
  directiveRequirements,
  isPsychotherapyNotesOnly,
  namesPsychotherapyNotes,
  part2Requirements,
  type FormRequirement,
  type StateRequirement,
} from "./form-checks.ts";
import { unsentOf } from "./form-view.ts";
import { isInForce } from "./in-force.ts";
import type { FormCheck, ReadForm } from "./scene.ts";

const part2Classes: readonly DocumentClass[] = ["sud-records", "sud-counseling-notes"];
const byGeneralWords: readonly DocumentClass[] = [
  "progress-notes",
  "chart-other",
  "billing-logistics",
  "excluded-items",
];

const requirementsFor = (form: AuthorizationForm): readonly FormRequirement[] => {
  if (form.form === "part2-consent") return part2Requirements;
  return form.form === "third-party-directive" ? directiveRequirements : authorizationRequirements;
};

function coveredBy(form: AuthorizationForm): readonly DocumentClass[] {
  const named = form.coversClasses ?? [];
  if (form.form === "part2-consent") {
    if (form.part2?.counselingNotesOnly === true) return ["sud-counseling-notes"];
    return form.coversAllRecords === true || named.includes("sud-records") ? ["sud-records"] : [];
  }
  if (namesPsychotherapyNotes(form) && isPsychotherapyNotesOnly(form) === true)
    return ["psychotherapy-notes"];
  const general = form.coversAllRecords === true ? byGeneralWords : [];
  // Excluded items are treated like the rest of the chart for coverage.
  const alike: readonly DocumentClass[] = named.includes("chart-other") ? ["excluded-items"] : [];
  const ordinary = [...general, ...named, ...alike].filter(
    (name) => name !== "psychotherapy-notes" && name !== "unclassified",
  );
  return [...new Set(ordinary)];
}

/** A HIPAA form presented for a file of Part 2 records alone cannot do what it is presented for (42 CFR 2.31). */
const failsPart2 = (form: AuthorizationForm, classes: readonly DocumentClass[]): boolean =>
  form.form !== "part2-consent" &&
  form.form !== "third-party-directive" &&
  classes.length > 0 &&
  classes.every((name) => part2Classes.includes(name));

function find(
  form: AuthorizationForm,
  checks: readonly FormCheck[],
  caseFile: CaseFile,
  classes: readonly DocumentClass[],
): AuthorizationFinding {
  const failed = checks.filter((check) => check.truth === "no");
  const open = checks.filter((check) => check.truth === "unknown" && !check.asksOnly);
  const compound = (check: FormCheck): boolean => check.ruleId === "us.hipaa.164-508-b-3.not-compound";
  // The switch compoundScope lets a compound form stand for everything but psychotherapy notes.
  const partial =
    caseFile.policy?.compoundScope === "pn-only" && namesPsychotherapyNotes(form) && failed.every(compound);
  const spared = partial && failed.length > 0;
  const p2 = failsPart2(form, classes);
  const defects = [...new Set([...failed.map((check) => check.defect), ...(p2 ? (["P2"] as const) : [])])];
  const fails = (failed.length > 0 && !partial) || p2;
  return {
    id: form.id,
    valid: fails ? false : open.length > 0 ? "unknown" : true,
    defects,
    coversClasses: coveredBy(form).filter((name) => !spared || name !== "psychotherapy-notes"),
  };
}

const ofState = (
  form: AuthorizationForm,
  requirements: readonly StateRequirement[],
  caseFile: CaseFile,
): readonly FormRequirement[] =>
  form.form === "part2-consent" || form.form === "third-party-directive"
    ? []
    : requirements.filter(({ from }) => isInForce(from, caseFile));

/** A requirement that speaks to nothing unsent falls away, and one that speaks to all of it is one of the whole form. */
function asItSpeaks(requirement: FormRequirement, caseFile: CaseFile): readonly FormRequirement[] {
  const { of, ...whole } = requirement;
  if (of === undefined) return [requirement];
  const unsent = unsentOf(caseFile);
  const reached = unsent.filter(({ segment }) => of(segment)).length;
  if (reached === 0) return [];
  return reached === unsent.length ? [whole] : [requirement];
}

/** Reads every signed form of the case file against the rule for its kind, and what its state asks beside it. */
export function readForms(
  caseFile: CaseFile,
  classes: readonly DocumentClass[],
  stateRequirements: readonly StateRequirement[] = [],
): readonly ReadForm[] {
  return (caseFile.authorizations ?? []).map((form, index) => {
    const pointer = `/authorizations/${index}`;
    const requirements = [...requirementsFor(form), ...ofState(form, stateRequirements, caseFile)].flatMap(
      (requirement) => asItSpeaks(requirement, caseFile),
    );
    const checks = requirements.map(({ ruleId, citation, words, defect, ask, asksOnly, of }) => ({
      ruleId,
      citation,
      words,
      defect,
      ...ask({ caseFile, form, at: pointer }),
      asksOnly: asksOnly?.(form) === true,
      ...(of === undefined ? {} : { of }),
    }));
    const ofTheWhole = checks.filter((check) => check.of === undefined);
    return { form, pointer, checks, finding: find(form, ofTheWhole, caseFile, classes) };
  });
}
