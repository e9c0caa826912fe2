import { commandsProduction, commandsTestimony, objectionsAreLate } from "../clocks/court.ts";
import { stands, type Draft } from "../draft.ts";
import type { PaperKind } from "../paper.ts";
import { pendingMotions } from "../predicates/assurance.ts";
import { orderIsInForce, orderIsLimited } from "../predicates/order.ts";
import { overlayOf } from "../packs/us-states/overlay.ts";
import { compulsoryKinds, subpoenaKinds } from "../predicates/paper.ts";
import { bareScene } from "../scene.ts";
import type { SegmentResult } from "../segments.ts";

/** A condition of a duty or a prohibition over the draft. */
export type Condition = (draft: Draft) => boolean;

/** Whether the paper is of one of the kinds. */
export const paperIs =
  (...kinds: readonly PaperKind[]): Condition =>
  ({ paper }) =>
    kinds.includes(paper.kind);

/** Whether the paper must be answered. */
export const isCompulsory: Condition = ({ paper }) => compulsoryKinds.some((kind) => kind === paper.kind);

/** Whether a segment is a Part 2 record. */
export const isPart2 = ({ classed }: SegmentResult): boolean =>
  classed.class === "sud-records" || classed.class === "sud-counseling-notes";

/** Whether a segment records communications. */
export const isCommunication = ({ classed }: SegmentResult): boolean =>
  [
    "psychotherapy-notes",
    "progress-notes",
    "chart-other",
    "excluded-items",
    "unclassified",
    "testimony",
    "sud-counseling-notes",
  ].includes(classed.class);

/** Whether a segment is ordinary information: neither psychotherapy notes nor Part 2 nor counsel's file. */
export const isOrdinary = (result: SegmentResult): boolean =>
  !isPart2(result) && !["psychotherapy-notes", "legal-file", "unclassified"].includes(result.classed.class);

/** Whether something goes and something stays. */
export const isAnsweredInPart: Condition = ({ unsent, released, held }) =>
  released.length > 0 && (held.length > 0 || unsent.some(({ outside }) => outside !== undefined));

/** Whether the privilege stands for some segment under process. */
export const privilegeStands: Condition = ({ unsent }) => stands(unsent, "privilege");

/** Whether an order forbids telling the patient. */
export const isGagged: Condition = ({ caseFile }) =>
  caseFile.instrument?.nonDisclosureOrder?.exists === true ||
  caseFile.instrument?.nonDisclosureOrder?.attached === true;

/** Whether it is still to be found out if an order forbids telling the patient. */
export const gagIsUnknown: Condition = (draft) =>
  draft.caseFile.instrument?.nonDisclosureOrder?.exists === undefined &&
  paperIs("grand-jury", "doj-subpoena", "search-warrant")(draft) &&
  !isGagged(draft);

/** Whether a form is in the file that opens a record, or may once it is read to the end; one that is void says nothing of anybody. */
export const hasForm: Condition = ({ forms }) =>
  forms.some(({ form, finding }) => form.form !== "privilege-waiver" && finding.valid !== false);

/** Whether a subpoena lacks both a complete assurance and a form that covers what is held. */
export const lacksAssurance: Condition = ({ unsent, results }) => {
  const opened = ({ verdicts }: SegmentResult): boolean =>
    verdicts.flatMap(({ openedBy }) => openedBy).some(({ body }) => body === "hipaa-permission");
  return (
    results.length === 0 ||
    stands(unsent, "assurance") ||
    unsent.some((result) => isOrdinary(result) && !opened(result))
  );
};

/** Whether the practice must answer a command to testify that may not be followed yet. */
export const testimonyIsHeld: Condition = ({ caseFile, results, held }) => {
  const isTestimony = ({ classed }: SegmentResult): boolean => classed.class === "testimony";
  const freed = caseFile.privilege?.waiver?.coversTestimony === true;
  const unrecorded = !results.some(isTestimony) && !freed;
  return commandsTestimony(caseFile) && (unrecorded || held.some(isTestimony));
};

/** Whether the time for written objections is known to have run out. */
export const objectionsHaveRunOut: Condition = ({ caseFile, deadlines }) =>
  objectionsAreLate(caseFile, deadlines);

/** Whether production is commanded and something commanded stays. */
export const productionIsHeld: Condition = ({ caseFile, held }) =>
  commandsProduction(caseFile) && held.some(({ classed }) => classed.class !== "testimony");

/** Whether somebody else's motion is pending. */
export const anothersMotionIsPending: Condition = ({ caseFile }) => pendingMotions({ caseFile }).length > 0;

/** Whether an objection of the patient is unresolved or the time to object still runs. */
export const objectionsAreOpen: Condition = (draft) => {
  const { notice, practiceNotice } = draft.caseFile.assurances ?? {};
  const unresolved = [notice, practiceNotice].some(
    (side) => side?.objectionsFiled === true && side.objectionsResolved !== true,
  );
  const running = draft.deadlines.some(({ id }) => id === "earliest-release");
  return running || unresolved || anothersMotionIsPending(draft);
};

/** Whether an order in force is general and silent on psychotherapy notes that exist. */
export const orderIsSilentOnHeldNotes: Condition = ({ caseFile, paper, held }) =>
  ["judge-order", "court-appointee"].includes(paper.kind) &&
  caseFile.order?.describesAllRecords === true &&
  caseFile.order.inForce !== false &&
  held.some(
    ({ classed, outcome }) => classed.class === "psychotherapy-notes" && outcome === "needs-court-order",
  );

/** Whether an order names some things, so that more is held than it names. */
export const moreIsHeldThanNamed: Condition = ({ held, paper, scene, forms }) => {
  const bare = bareScene(scene);
  const order =
    ["judge-order", "court-appointee"].includes(paper.kind) &&
    orderIsInForce.truth(bare) === "yes" &&
    orderIsLimited.truth(bare) === "yes";
  const notesForm = forms.some(
    ({ finding }) => finding.valid === true && finding.coversClasses?.includes("psychotherapy-notes"),
  );
  return held.length > 0 && (order || notesForm);
};

/** Whether a Part 2 record stays. */
export const part2IsHeld: Condition = ({ held }) => held.some((result) => isPart2(result));

/** Whether the patient, or the patient's own counsel, asks. */
const patientSideAsks: Condition = ({ caseFile }) =>
  ["patient", "patient-counsel"].includes(caseFile.requester?.role ?? "");

const outsideRequests: readonly PaperKind[] = [
  "attorney-letter",
  "nonparty-discovery",
  "police-request",
  "prosecutor-letter",
  "agency-warrant",
  "unknown-inquiry",
];

/** Whether the state protects even the fact that somebody is a patient, and somebody outside asks. */
const stateProtectsFactOfTreatment: Condition = ({ scene, paper }) =>
  overlayOf(scene.layer)?.protectsFactOfTreatment === true &&
  [...subpoenaKinds, ...outsideRequests].some((kind) => kind === paper.kind);

/** Whether a request without a form came from a lawyer, an officer, the press or an unknown person. */
export const mustNeitherConfirmNorDeny: Condition = (draft) => {
  const outsiders = paperIs(...outsideRequests)(draft);
  const subpoena = paperIs("civil-subpoena", "criminal-subpoena", "oversight-subpoena")(draft);
  return (
    (part2IsHeld(draft) && !patientSideAsks(draft)) ||
    (outsiders && !hasForm(draft)) ||
    (draft.stateIsOpen && subpoena) ||
    (stateProtectsFactOfTreatment(draft) && draft.released.length === 0)
  );
};
