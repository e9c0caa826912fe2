import type { Action } from "../contract/determination.ts";
import { findingsOf, holds, type Draft } from "./draft.ts";
import { isPart2, paperIs, type Condition } from "./duties/conditions.ts";

const courtFilings: readonly Action["verb"][] = [
  "file-motion-to-quash",
  "seek-protective-order",
  "request-in-camera",
  "seek-clarification",
  "deliver-sealed-to-court",
];
const incidents: readonly Action["verb"][] = ["open-breach-file"];

const reachesPart2: Condition = (draft) =>
  draft.unsent.some((result) => isPart2(result)) && draft.caseFile.order?.part2?.citesSubpartE === true;

/** Whether a point that the law leaves disputed decides an outcome here, whichever way counsel's switch stands. */
const disputedPointDecides: Condition = (draft) => {
  const opened = draft.released.some(({ verdicts }) =>
    verdicts.some(({ openedBy }) => openedBy.some(({ confidence }) => confidence === "disputed")),
  );
  const switchedOrder =
    draft.caseFile.policy?.allRecordsOrderCoversPn === true &&
    draft.released.some(({ classed }) => classed.class === "psychotherapy-notes") &&
    draft.caseFile.order?.expresslyNamesPsychotherapyNotes !== true &&
    holds(draft.released, "us.hipaa.164-512-e-1-i.order");
  const decidesForm = draft.forms.some(({ checks }) => {
    const failed = checks.filter(({ truth }) => truth === "no");
    return failed.length > 0 && failed.every(({ ruleId }) => ruleId === "us.hipaa.164-508-b-3.not-compound");
  });
  return opened || switchedOrder || decidesForm;
};

/** Whether a state rule whose reach nobody has settled holds something here, or a state's class of notes was lost. */
const stateLeavesSomethingOpen: Condition = ({ unsent }) =>
  findingsOf(unsent).some(
    ({ rule, status }) =>
      status !== "satisfied" &&
      ((rule.openQuestions ?? []).length > 0 ||
        rule.unsettled === true ||
        (rule.role === "note" && rule.keepsStateClass === true)),
  );

const always = paperIs("search-warrant", "agency-warrant", "grand-jury", "unsigned-order", "misdirected");
const ifHeld = paperIs(
  "criminal-subpoena",
  "doj-subpoena",
  "oversight-subpoena",
  "judge-order",
  "court-appointee",
);

/** Whether a lawyer must act or sign off before the practice does anything but hold. */
export function needsCounsel(draft: Draft, actions: readonly Action[]): boolean {
  const files = actions.some(({ verb }) => courtFilings.includes(verb) || incidents.includes(verb));
  const part2Order = draft.caseFile.instrument?.type === "part2-order" || reachesPart2(draft);
  const blocked = ifHeld(draft) && draft.held.length > 0;
  const notInForce = paperIs("judge-order")(draft) && draft.caseFile.order?.inForce === false;
  const uncovered = draft.caseFile.practice?.hipaaCoveredEntity === false;
  return (
    files ||
    part2Order ||
    blocked ||
    notInForce ||
    uncovered ||
    draft.stateIsOpen ||
    stateLeavesSomethingOpen(draft) ||
    always(draft) ||
    disputedPointDecides(draft)
  );
}
