import { question, settled, waiting, type Answer, type Predicate } from "../predicate.ts";
import type { FormCheck, ReadForm, Scene } from "../scene.ts";
import { instantOrder, namesPsychotherapyNotes, revocationsInHand } from "../form-checks.ts";
import { overlap } from "./range.ts";

const opens = (read: ReadForm): boolean =>
  read.form.form !== "third-party-directive" && read.form.form !== "privilege-waiver";

/** The signed forms that can authorize a disclosure; directives and waivers are other papers. */
export const authorizations = (scene: Scene): readonly ReadForm[] => scene.forms.filter(opens);

const isOrallyRevoked = (scene: Scene, read: ReadForm): boolean =>
  revocationsInHand({ caseFile: scene.caseFile, form: read.form, at: read.pointer }, "oral").length > 0;

const isRevoked = (scene: Scene, read: ReadForm): boolean =>
  revocationsInHand({ caseFile: scene.caseFile, form: read.form, at: read.pointer }, "written").length > 0;

function reach(scene: Scene, read: ReadForm): Answer {
  const { form, finding, pointer } = read;
  const { segment } = scene;
  const checks = read.checks.filter(({ of }) => of === undefined || (segment !== undefined && of(segment)));
  const facts = checks.flatMap((check) => check.facts);
  const ofThisAlone = checks.filter(({ of }) => of !== undefined).map(({ truth }) => truth);
  if (finding.coversClasses?.includes(scene.class) !== true) return settled(false, pointer);
  if (finding.valid === false || ofThisAlone.includes("no")) return settled(false, ...facts);
  if (form.recipientMatchesRequester === false) return settled(false, `${pointer}/recipientMatchesRequester`);
  if (form.purposeMatchesRequest === false) return settled(false, `${pointer}/purposeMatchesRequest`);
  if (isOrallyRevoked(scene, read)) return settled(false, `${pointer}/revocations`);
  const dates = overlap(scene, `${pointer}/coversRange`, form.coversRange);
  if (dates.truth !== "yes") return dates;
  if (finding.valid === "unknown" || ofThisAlone.includes("unknown")) {
    return waiting(...checks.flatMap((check) => check.missing));
  }
  if (form.recipientMatchesRequester === undefined) return waiting(`${pointer}/recipientMatchesRequester`);
  return settled(true, ...facts, ...dates.facts, `${pointer}/recipientMatchesRequester`);
}

/** Whether a directive stands and reaches the segment; one that says nothing of classes is of the whole record. */
export function directiveReach(scene: Scene, read: ReadForm): Answer {
  const { form, finding } = read;
  const ofAll = form.coversAllRecords === true || (form.coversClasses ?? []).length === 0;
  const coversClasses = ofAll ? [scene.class] : finding.coversClasses;
  return reach(scene, { ...read, finding: { ...finding, coversClasses } });
}

/** The forms that open the segment for this recipient and this purpose. */
export const formsThatReach = (scene: Scene): readonly ReadForm[] =>
  authorizations(scene).filter((read) => reach(scene, read).truth === "yes");

/** The form that opens the segment, if one does. */
export const openingForm = (scene: Scene): ReadForm | undefined => formsThatReach(scene)[0];

/** Whether a valid form covers the segment, this recipient and this purpose. */
export const formCoversSegment: Predicate = question(
  "a valid form covers the segment and the requester",
  (scene) => {
    if (scene.caseFile.authorizations === undefined) return waiting("/authorizations");
    const answers = authorizations(scene).map((read) => reach(scene, read));
    const covering = answers.find((answer) => answer.truth === "yes");
    const missing = answers.flatMap((answer) => answer.missing);
    return covering ?? (missing.length > 0 ? waiting(...missing) : settled(false, "/authorizations"));
  },
);

const endings: readonly FormCheck["defect"][] = ["AD1", "AD3", "AD5"];

/** Whether a waiver stands and is of this segment; what HIPAA asks of an authorization it need not show. */
function waives(scene: Scene, read: ReadForm): Answer {
  const { form, finding, pointer } = read;
  const ended = read.checks.filter(({ defect, truth }) => truth === "no" && endings.includes(defect));
  if (ended.length > 0) return settled(false, ...ended.flatMap(({ facts }) => facts));
  const signed = form.elements?.signatureAndDate;
  if (signed === false) return settled(false, `${pointer}/elements/signatureAndDate`);
  if (isOrallyRevoked(scene, read)) return settled(false, `${pointer}/revocations`);
  if (form.coversClasses === undefined && form.coversAllRecords !== true)
    return waiting(`${pointer}/coversClasses`);
  if (finding.coversClasses?.includes(scene.class) !== true)
    return settled(false, `${pointer}/coversClasses`);
  if (signed === undefined) return waiting(`${pointer}/elements/signatureAndDate`);
  return overlap(scene, `${pointer}/coversRange`, form.coversRange);
}

const speaksFor = (scene: Scene, read: ReadForm): Answer =>
  read.form.form === "privilege-waiver" ? waives(scene, read) : reach(scene, read);

/** Whether a form that is good for the segment, a waiver included, meets one requirement of the state. */
export const someFormMeets = (ruleId: string): Predicate =>
  question(`a form meets ${ruleId}`, (scene) => {
    if (scene.caseFile.authorizations === undefined) return waiting("/authorizations");
    const answers = scene.forms.flatMap((read) => {
      const check = read.checks.find((one) => one.ruleId === ruleId);
      if (check === undefined || check.truth === "no") return [];
      const good = speaksFor(scene, read);
      return good.truth === "yes" ? [check] : [good];
    });
    const good = answers.find(({ truth }) => truth === "yes");
    if (good !== undefined) return settled(true, ...good.facts);
    const missing = answers.flatMap((answer) => (answer.truth === "unknown" ? answer.missing : []));
    return missing.length > 0 ? waiting(...missing) : settled(false, "/authorizations");
  });

/** Whether any form that could authorize a disclosure is in the file. */
export const formIsEnclosed: Predicate = question("a form is enclosed", (scene) =>
  settled(scene.forms.some(opens), "/authorizations"),
);

/** Whether a form came that is valid, or names psychotherapy notes, and so makes a proper form the nearest way. */
export const formShowsTheWay: Predicate = question(
  "a valid form came, or one that names psychotherapy notes",
  (scene) =>
    settled(
      authorizations(scene).some((read) => read.finding.valid === true || namesPsychotherapyNotes(read.form)),
      "/authorizations",
    ),
);

/** Whether a form was revoked in writing. */
export const formIsRevoked: Predicate = question("a form was revoked in writing", (scene) => {
  const revoked = authorizations(scene).filter((read) => isRevoked(scene, read));
  return settled(revoked.length > 0, ...revoked.map((read) => `${read.pointer}/revocations`));
});

/** Whether somebody revoked a form by word of mouth. */
export const formIsOrallyRevoked: Predicate = question("a form was revoked orally", (scene) => {
  const revoked = authorizations(scene).filter((read) => isOrallyRevoked(scene, read));
  return settled(revoked.length > 0, ...revoked.map((read) => `${read.pointer}/revocations`));
});

/** Whether a segment left before a revocation of a form arrived. */
export const sentBeforeRevocation = (scene: Scene): boolean => {
  const sentAt = scene.segment?.sentAt;
  if (sentAt === undefined) return false;
  return authorizations(scene).some((read) =>
    revocationsInHand({ caseFile: scene.caseFile, form: read.form, at: read.pointer }, "written").some(
      (revocation) =>
        revocation.receivedAt === undefined
          ? sentAt.slice(0, 10) < (revocation.receivedOn ?? "")
          : instantOrder(sentAt) < instantOrder(revocation.receivedAt),
    ),
  );
};

/** Whether a form breaks the compound rule or the conditioning rule (AD4). */
export const formIsCompoundOrConditioned: Predicate = question(
  "a form is compound or conditioned",
  (scene) => {
    const bad = authorizations(scene).filter((read) => read.finding.defects.includes("AD4"));
    return settled(bad.length > 0, ...bad.map((read) => read.pointer));
  },
);
