import { objectionDate } from "../clocks/state.ts";
import { orderSendsToCourt } from "../court-alone.ts";
import { fails, idsOf, type Draft } from "../draft.ts";
import { suitByAnotherReachesCommunications } from "../predicates/privilege.ts";
import type { SegmentResult } from "../segments.ts";
import type { Duty } from "./actions.ts";
import {
  isAnsweredInPart,
  isCommunication,
  isCompulsory,
  objectionsHaveRunOut,
  orderIsSilentOnHeldNotes,
  paperIs,
  privilegeStands,
  productionIsHeld,
  testimonyIsHeld,
  type Condition,
} from "./conditions.ts";

const isCleared = (draft: Draft, { classed }: SegmentResult): boolean => {
  const { status, waiver } = draft.caseFile.privilege ?? {};
  const freed = status === "waived-in-writing" || status === "waived-by-court";
  return freed && waiver?.coversClasses?.includes(classed.class) === true;
};

const unclearedCommunications = (draft: Draft): readonly SegmentResult[] =>
  draft.unsent.filter((result) => isCommunication(result) && !isCleared(draft, result));

const suitByAnother: Condition = (draft) =>
  draft.unsent.some(
    ({ segment, index, classed }) =>
      suitByAnotherReachesCommunications.truth({ ...draft.scene, segment, index, class: classed.class }) ===
      "yes",
  );

const privilegeMustBeAsserted: Condition = (draft) => {
  const warrant = paperIs("search-warrant")(draft) && unclearedCommunications(draft).length > 0;
  const oversight =
    paperIs("oversight-subpoena")(draft) &&
    draft.held.some((result) => isCommunication(result) && !isCleared(draft, result));
  return privilegeStands(draft) || warrant || suitByAnother(draft) || oversight;
};

const motionIsDue: Condition = (draft) => {
  const blocked = draft.held.length > 0;
  const criminal =
    paperIs("criminal-subpoena", "grand-jury", "doj-subpoena", "oversight-subpoena")(draft) && blocked;
  const late = objectionsHaveRunOut(draft) && productionIsHeld(draft);
  const spoken = paperIs("civil-subpoena")(draft) && testimonyIsHeld(draft);
  return criminal || late || spoken;
};

const scopeIsOpen: Condition = (draft) =>
  orderIsSilentOnHeldNotes(draft) ||
  (paperIs("judge-order", "court-appointee")(draft) &&
    draft.caseFile.order?.inForce === true &&
    draft.caseFile.order.part2 === undefined &&
    draft.caseFile.order.describesAllRecords === undefined &&
    draft.caseFile.order.namesClasses === undefined &&
    draft.caseFile.order.namedSegments === undefined);

const subpartEOrderLacksSomething: Condition = (draft) => {
  const order = draft.caseFile.order?.part2;
  return (
    order?.citesSubpartE === true &&
    order.compulsoryProcessAlsoPresent === true &&
    (fails(draft.unsent, "us.part-2.2-64.civil-order") ||
      fails(draft.unsent, "us.part-2.2-65.criminal-order"))
  );
};

const placeStandsInTheWay: Condition = ({ unsent }) => fails(unsent, "us.frcp.45-c.place");
const breadthStandsInTheWay: Condition = (draft) =>
  draft.caseFile.instrument?.requestsAllRecords === true &&
  paperIs("civil-subpoena")(draft) &&
  productionIsHeld(draft);

const dateOf =
  (id: string) =>
  ({ deadlines }: Draft): string | undefined =>
    deadlines.find((deadline) => deadline.id === id)?.safeOn;

const goesToTheCourtAlone: Condition = ({ caseFile, released }) =>
  orderSendsToCourt(caseFile) && released.length > 0;

const notesServeTheDefense: Condition = (draft) =>
  paperIs("defense-use", "party-discovery")(draft) &&
  draft.released.some(({ classed }) => classed.class === "psychotherapy-notes");

/** Duties of answering process: objection, privilege, motions, the court. */
export const processDuties: readonly Duty[] = [
  {
    verb: "negotiate-scope",
    when: (draft) => placeStandsInTheWay(draft) || breadthStandsInTheWay(draft),
    why: "Propose a nearer place, electronic delivery, fewer records or more time; no clock stops for it.",
    citation: "FRCP 45(d)(1)",
  },
  {
    verb: "serve-objection",
    when: (draft) =>
      paperIs("civil-subpoena")(draft) && productionIsHeld(draft) && !objectionsHaveRunOut(draft),
    why: "A timely written objection suspends the duty to produce what is objected to.",
    citation: "FRCP 45(d)(2)(B)",
    about: ({ held }) => idsOf(held.filter(({ classed }) => classed.class !== "testimony")),
    byOn: (draft) => dateOf("object-by")(draft) ?? objectionDate(draft)?.dueOn,
  },
  {
    verb: "assert-privilege",
    when: privilegeMustBeAsserted,
    why: "The privilege is the patient's; it is asserted until the patient's writing or a court says otherwise.",
    citation: "FRE 501",
    about: (draft) => idsOf(unclearedCommunications(draft)),
  },
  {
    verb: "file-motion-to-quash",
    when: motionIsDue,
    why: "Only a motion before the date helps here; counsel files it.",
    citation: "FRCP 45(d)(3)",
    byOn: dateOf("move-before"),
  },
  {
    verb: "seek-protective-order",
    when: notesServeTheDefense,
    why: "Before psychotherapy notes are used to defend the practice, a court limits who sees them.",
    citation: "FRCP 26(c)(1)",
  },
  {
    verb: "request-in-camera",
    when: (draft) => draft.caseFile.order?.inCameraReviewDone !== true && scopeIsOpen(draft),
    why: "The judge alone can say whether the order means this.",
    citation: "45 CFR 164.512(e)(1)(i)",
  },
  {
    verb: "seek-clarification",
    when: (draft) => scopeIsOpen(draft) || subpartEOrderLacksSomething(draft),
    why: "Ask before the return date what the order covers; an order is never left unanswered.",
    citation: "45 CFR 164.512(e)(1)(i)",
  },
  {
    verb: "deliver-sealed-to-court",
    when: goesToTheCourtAlone,
    why: "The order sends this to the court alone, under seal.",
    citation: "45 CFR 164.512(e)(1)(i)",
    about: ({ released }) => idsOf(released),
  },
  {
    verb: "list-withheld-classes",
    when: (draft) => isCompulsory(draft) && isAnsweredInPart(draft),
    why: "The cover letter names by legal category what is held back.",
    citation: "FRCP 45(e)(2)(A)",
  },
  {
    verb: "prepare-privilege-log",
    when: (draft) => paperIs("civil-subpoena", "party-discovery")(draft) && privilegeStands(draft),
    why: "What is withheld as privileged is described enough to judge the claim, and no more.",
    citation: "FRCP 45(e)(2)(A)",
  },
  {
    verb: "request-inventory",
    when: paperIs("search-warrant"),
    why: "Ask the officers for a copy, a receipt and the inventory.",
    citation: "FRCrP 41(f)(1)",
  },
  {
    verb: "request-filter-team",
    when: (draft) => paperIs("search-warrant")(draft) && draft.unsent.some(isCommunication),
    why: "Communications are sealed and read by people outside the investigation first.",
    citation: "FRCrP 41",
  },
];
