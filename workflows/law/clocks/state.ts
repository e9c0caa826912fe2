import type { Deadline } from "../../contract/determination.ts";
import { inWords } from "../../deadlines/civil-calendar.ts";
import { businessDayOnOrBefore, computeDueDate } from "../../deadlines/compute-due-date.ts";
import { overlayOf } from "../packs/us-states/overlay.ts";
import type { Anchor, StateClock } from "../packs/us-states/state-clock.ts";
import { isInForce } from "../in-force.ts";
import { bareScene, type CaseScene } from "../scene.ts";
import { reading, silent, together, waitingFor, type ClockReading } from "./clock.ts";
import { calendarOfTheState } from "../case-calendar.ts";
import { complianceDate } from "./compliance.ts";

const pointers = {
  issued: "/instrument/issuedOn",
  served: "/instrument/servedOn",
  received: "/instrument/receivedOn",
  return: "/instrument/returnOn",
  noticed: "/assurances/stateNotice/noticeOn",
  certified: "/assurances/stateNotice/certification/receivedOn",
  signed: "/authorizations/0/signedOn",
} as const satisfies Record<Anchor, string>;

/** The day a clock counts from, and where it is recorded. */
type Counted = { readonly on: string | undefined; readonly pointer: string };

function anchorDate({ caseFile }: CaseScene, anchor: Anchor): Counted {
  const { instrument, assurances } = caseFile;
  const usual = { pointer: pointers[anchor] };
  switch (anchor) {
    case "issued":
      return { on: instrument?.issuedOn, ...usual };
    case "served":
      return { on: instrument?.servedOn, ...usual };
    case "received":
      // What was served was received that day, unless another one is recorded.
      return instrument?.receivedOn === undefined && instrument?.servedOn !== undefined
        ? { on: instrument.servedOn, pointer: pointers.served }
        : { on: instrument?.receivedOn, ...usual };
    case "return": {
      const demanded = complianceDate(caseFile);
      return { on: demanded?.on, pointer: demanded?.pointer ?? usual.pointer };
    }
    case "noticed":
      return { on: assurances?.stateNotice?.noticeOn, ...usual };
    case "certified":
      return { on: assurances?.stateNotice?.certification?.receivedOn, ...usual };
    case "signed":
      return { on: caseFile.authorizations?.[0]?.signedOn, ...usual };
  }
}

const ruleId = (code: string, { id }: StateClock): string => `us.${code.toLowerCase()}.clock.${id}`;

function read(scene: CaseScene, code: string, clock: StateClock): ClockReading {
  if (clock.confidence === "unverified" || !isInForce(clock, scene.caseFile)) return silent;
  if (clock.when.truth(bareScene(scene)) !== "yes") return silent;
  const { on: from, pointer } = anchorDate(scene, clock.from);
  if (from === undefined) return clock.from === "return" ? silent : waitingFor(ruleId(code, clock), pointer);
  const { cite: citation, amount, unit, direction } = clock;
  const rule = { citation, amount, unit, direction, rounding: "stays", addedDays: 0 } as const;
  const counted = computeDueDate(from, rule, calendarOfTheState(scene.caseFile, code));
  const face = complianceDate(scene.caseFile);
  const wins =
    face !== undefined &&
    ((clock.butReturn === "if-earlier" && face.on < counted.dueOn) ||
      (clock.butReturn === "if-later" && face.on > counted.dueOn));
  const on = wins ? face.on : counted.dueOn;
  const also = wins
    ? [...face.steps, `Of the two dates the ${clock.butReturn === "if-later" ? "later" : "earlier"} counts.`]
    : [];
  const deadline: Deadline = {
    id: clock.id,
    [clock.gives]: on,
    trigger: pointer,
    steps: [...counted.steps, ...also, `${clock.what} ${inWords(on)}.`],
    citation,
    ruleId: ruleId(code, clock),
  };
  return reading(deadline);
}

/** Every date that the overlay of the practice's state sets for this case. */
export function stateClocks(scene: CaseScene): ClockReading {
  const overlay = overlayOf(scene.layer);
  if (overlay === undefined) return silent;
  return together(...overlay.clocks.map((clock) => read(scene, overlay.code, clock)));
}

/** The dates among some that are of one use under the overlay. */
export const stateDatesFor = (
  use: NonNullable<StateClock["use"]>,
  { layer }: CaseScene,
  deadlines: readonly Deadline[],
): readonly Deadline[] =>
  deadlines.filter(
    ({ id }) => overlayOf(layer)?.clocks.some((clock) => clock.id === id && clock.use === use) === true,
  );

/** The state's, or else the practice's own, last day for written objections in a court that is not federal. */
export const objectionDate = ({
  scene,
  deadlines,
}: {
  readonly scene: CaseScene;
  readonly deadlines: readonly Deadline[];
}): Deadline | undefined =>
  stateDatesFor("objection", scene, deadlines)[0] ?? deadlines.find(({ id }) => id === "def-object");

type Dated = Deadline & { readonly dueOn: string };
const isDated = (deadline: Deadline): deadline is Dated => deadline.dueOn !== undefined;

/** The answer to an access request where a state date runs beside the federal one: the earlier of them. */
export function earlierAccess(scene: CaseScene, deadlines: readonly Deadline[]): readonly Deadline[] {
  const federal = deadlines.filter(isDated).find(({ id }) => id === "access-due");
  const ofState = stateDatesFor("access", scene, deadlines).filter(isDated);
  if (federal === undefined || ofState.length === 0) return deadlines;
  const earliest = ofState.reduce((one, other) => (other.dueOn < one.dueOn ? other : one), federal);
  const { dueOn } = earliest;
  const both: Deadline = {
    ...federal,
    dueOn,
    rawOn: dueOn,
    safeOn: businessDayOnOrBefore(dueOn, calendarOfTheState(scene.caseFile, overlayOf(scene.layer)?.code)),
    steps: [...earliest.steps, "Of the federal date and the state's the earlier counts."],
    citation: earliest.citation,
  };
  // The one extension is HIPAA's; no state provision that was read allows it beside its own clock.
  const others = deadlines.filter(({ id }) => id !== "access-due" && id !== "access-extended-due");
  return [both, { ...federal, id: "access-due-federal" }, ...others];
}
