import type { Scene } from "../scene.ts";
import {
  all,
  any,
  isOneOf,
  isRecorded,
  isTrue,
  known,
  lists,
  not,
  question,
  settled,
  waiting,
  type Predicate,
} from "../predicate.ts";
import { aJudgeSigned, classIs, isPsychotherapyNotes, kindIs, subpoenaKinds } from "./paper.ts";
import { overlap } from "./range.ts";

/** Whether any order bearing on these records is in hand. */
export const orderIsInHand: Predicate = any(known(isTrue("/order/exists")), isRecorded("/order/inForce"));

/** Whether the order is in force: in hand, entered by today, not stayed, not vacated, not superseded. */
export const orderIsInForce: Predicate = question("the order is in force", (scene) => {
  const { order, asOf } = scene.caseFile;
  if (order?.stayed === true) return settled(false, "/order/stayed");
  if (order?.vacated === true) return settled(false, "/order/vacated");
  if (order?.inForce === false) return settled(false, "/order/inForce");
  // What a day to come says holds from that day on.
  if (order?.enteredOn !== undefined && order.enteredOn > asOf.assessedOn)
    return settled(false, "/order/enteredOn");
  // That there is no order, and that it is in force, cannot both be so.
  if (order?.exists === false && order.inForce === true)
    return settled(false, "/order/exists", "/order/inForce");
  if (order?.exists === false) return waiting("/order/inForce");
  if (order?.inForce === true) return settled(true, "/order/inForce");
  if (order?.stayed === false && order.vacated === false)
    return settled(true, "/order/stayed", "/order/vacated");
  return waiting("/order/inForce");
});

const sayOrder: readonly (string | undefined)[] = [
  "court-order",
  "tribunal-order",
  "ex-parte-order",
  "part2-order",
  "so-ordered-subpoena",
];

/**
 * Whether what is recorded of an order can be the words of a judge. Of a paper that goes by the name of an order and that
 * no judge signed they are the words of whoever did sign, unless a court's order is attached to it.
 */
export const orderIsAJudges: Predicate = question("the order is not the paper of somebody else", (scene) => {
  const { type, legalBasis } = scene.caseFile.instrument ?? {};
  const byAnother =
    sayOrder.includes(type) && scene.paper.kind !== "judge-order" && scene.paper.kind !== "unsigned-order";
  return settled(!byAnother || legalBasis?.courtOrderAttached === true, "/instrument/judgeSigned");
});

/** Whether an order in force came with a subpoena or a discovery request, so that it may open what they cannot. */
export const orderAccompaniesProcess: Predicate = all(
  kindIs(...subpoenaKinds, "party-discovery"),
  orderIsAJudges,
  known(isTrue("/order/exists")),
  known(orderIsInForce),
);

const sudClasses: readonly string[] = ["sud-records", "sud-counseling-notes"];

/** Whether the order names the patient, and nothing says that it is meant for another holder. */
export const orderIsForThisHolder: Predicate = question(
  "the order is addressed to this holder and names the patient",
  (scene) => {
    const order = scene.caseFile.order;
    if (order?.addressedToPractice === false) return settled(false, "/order/addressedToPractice");
    // An order under 42 CFR part 2, subpart E, may go by a fictitious name (42 CFR 2.64), for the records it is about.
    const fictitious = order?.part2?.citesSubpartE === true && sudClasses.includes(scene.class);
    if (order?.namesPatient === undefined && !fictitious) return waiting("/order/namesPatient");
    if (order?.namesPatient === false) return settled(false, "/order/namesPatient");
    return settled(true, "/order/addressedToPractice", "/order/namesPatient");
  },
);

/** Whether the order wants the record shown to the court alone. */
export const orderIsForTheJudgeAlone: Predicate = any(
  known(isOneOf("/order/deliverTo", "court-under-seal", "clerk-under-seal")),
  known(lists("/instrument/commands", "deliver-for-in-camera-review")),
);

const named = (scene: Scene): readonly string[] => {
  const classes: readonly string[] = scene.caseFile.order?.namesClasses ?? [];
  // Excluded items are treated like the rest of the chart for scope.
  return classes.includes("chart-other") ? [...classes, "excluded-items"] : classes;
};

const scopeFacts = ["/order/namedSegments", "/order/namesClasses", "/order/describesAllRecords"];
const inPatientRecord = [
  "progress-notes",
  "chart-other",
  "billing-logistics",
  "excluded-items",
  "sud-records",
];

const isAmong = ({ segment }: Scene, listed: readonly string[] | undefined): boolean =>
  listed?.some((id) => id === segment?.id) === true;

const namesOrdinary = (scene: Scene) => {
  const order = scene.caseFile.order;
  if (isAmong(scene, order?.namedSegments) || named(scene).includes(scene.class))
    return settled(true, ...scopeFacts);
  if (order?.describesAllRecords === true)
    return settled(inPatientRecord.includes(scene.class), ...scopeFacts);
  const recorded = [order?.namedSegments, order?.namesClasses, order?.describesAllRecords].some(
    (scope) => scope !== undefined,
  );
  return recorded ? settled(false, ...scopeFacts) : waiting("/order/namesClasses");
};

const namesNotes = (scene: Scene) => {
  const order = scene.caseFile.order;
  const marked = "/order/expresslyNamesPsychotherapyNotes";
  const listed = order?.namedSegments;
  if (order?.expresslyNamesPsychotherapyNotes === false) return settled(false, marked);
  if (order?.expresslyNamesPsychotherapyNotes === true && listed !== undefined && listed.length > 0)
    return settled(isAmong(scene, listed), marked, "/order/namedSegments");
  if (order?.expresslyNamesPsychotherapyNotes === true) return settled(true, marked);
  if (named(scene).includes("psychotherapy-notes")) {
    const listsThis = listed === undefined || listed.length === 0 || isAmong(scene, listed);
    return settled(listsThis, "/order/namesClasses", "/order/namedSegments");
  }
  const limited = order?.namesClasses !== undefined && order.describesAllRecords !== true;
  return limited ? settled(false, "/order/namesClasses") : waiting(marked);
};

/** Whether the order's words reach the segment; psychotherapy notes only if they are named. */
export const orderNamesSegment: Predicate = question("the order names the segment", (scene) =>
  scene.class === "psychotherapy-notes" ? namesNotes(scene) : namesOrdinary(scene),
);

/** Whether counsel's switch reads an order for all records as naming psychotherapy notes. */
const allRecordsOrderIsReadToCoverNotes: Predicate = all(
  isPsychotherapyNotes,
  known(isTrue("/policy/allRecordsOrderCoversPn")),
  known(isTrue("/order/describesAllRecords")),
);

/** Whether counsel's switch takes a subpoena that a judge signed, and that names psychotherapy notes, as a mandate. */
const judgeSignedSubpoenaNamesNotes: Predicate = all(
  isPsychotherapyNotes,
  known(isOneOf("/policy/pnSubpoenaRoute", "judge-signed-subpoena")),
  known(isOneOf("/instrument/type", "so-ordered-subpoena", "attorney-subpoena", "clerk-subpoena")),
  known(aJudgeSigned),
  known(isTrue("/instrument/namesPsychotherapyNotes")),
);

/** Whether the order's dates reach at least part of the segment. */
const segmentIsInOrderRange: Predicate = question("the segment lies in the order's dates", (scene) =>
  overlap(scene, "/order/range", scene.caseFile.order?.range),
);

/** Whether the segment is something the order in force expressly authorizes. */
export const orderReachesSegment: Predicate = all(
  any(orderNamesSegment, allRecordsOrderIsReadToCoverNotes, judgeSignedSubpoenaNamesNotes),
  segmentIsInOrderRange,
);

/** Whether a judge's order or warrant, in force and for this holder, reaches the segment: the paper itself, or one that came with it. */
export const aJudgeOrderReachesSegment: Predicate = all(
  any(kindIs("judge-order", "search-warrant", "court-appointee"), orderAccompaniesProcess),
  orderIsInForce,
  orderIsForThisHolder,
  orderReachesSegment,
);

/** Whether the order names something, so that what it does not name lies outside it. */
export const orderIsLimited: Predicate = question("the order names some things and not others", (scene) => {
  const order = scene.caseFile.order;
  const names =
    (order?.namesClasses ?? []).length > 0 ||
    (order?.namedSegments ?? []).length > 0 ||
    order?.expresslyNamesPsychotherapyNotes === true;
  const limited = (names && order?.describesAllRecords !== true) || order?.range !== undefined;
  return settled(limited, ...scopeFacts, "/order/range");
});

/** Whether the order speaks of all records and says nothing of psychotherapy notes, which it may or may not mean. */
export const orderIsSilentOnNotes: Predicate = all(
  isPsychotherapyNotes,
  known(isTrue("/order/describesAllRecords")),
  not(known(orderNamesSegment)),
);

/** Whether the order was entered under 42 CFR Part 2, subpart E, and the segment is SUD counseling notes. */
export const counselingNotesUnderSubpartE: Predicate = all(
  classIs("sud-counseling-notes"),
  known(isTrue("/order/part2/citesSubpartE")),
);
