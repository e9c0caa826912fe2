import { patientsClock } from "../contract/clocks.ts";
import type { ClosedBecause } from "../contract/clocks.ts";
import type { NoticeTo } from "../contract/incident.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import { asksForSomething } from "./clock-kinds.ts";
import { extendedDate, stopOf } from "./clock-moves.ts";
import { comesOn, hasCome, nextWake, noonOf, wakeOf } from "./clock-wakes.ts";
import type { RequestContext } from "./context.ts";
import type { Effect } from "./effects.ts";
import { somethingCanBeHeld } from "./guards.ts";
import { toldOn } from "./incidents.ts";
import type { Recorded } from "./recorded.ts";

type Clocks = RequestContext["clocks"];
type Clock = Clocks[string];
type Asked = { readonly context: RequestContext; readonly event: Recorded };

// A date that no rule sets: an order names it, or it follows from the end of the case.
const returnClock = "return-or-destroy";

/** The dates that something is to be done by: those of one judgement, of two with one id the earlier, an order's and a notice's. */
function dueDates({ context, event }: Asked): ReadonlyMap<string, CalendarDate> {
  const due = new Map<string, CalendarDate>();
  for (const { id, dueOn } of event.judgement.deadlines) {
    const known = due.get(id);
    if (asksForSomething(id) && (known === undefined || dueOn < known)) due.set(id, dueOn);
  }
  for (const [id, dueOn] of due) due.set(id, extendedDate(id, dueOn, { context, event }));
  const returnOn = context.returnDuty?.dueOn;
  if (returnOn) due.set(returnClock, returnOn);
  if (context.patientNotice) due.set(patientsClock, context.patientNotice.objectBy);
  return due;
}

// The practice's own objections and motions, by the names the packs give their clocks; `xx-objection` is somebody else's.
const forObjections = /(^|-)object(-by)?$/;
const forMotions = /^move-before$|-quash$/;

const toBeTold: Readonly<Record<string, NoticeTo>> = {
  "breach-individual-notice": "individuals",
  "breach-hhs-notice": "hhs",
};

/** Why the patient's time is over, if not by itself: the court has the objection, or somebody looked at the docket. */
function patientsTimeIsOver({ patientNotice, patientObjects }: RequestContext): ClosedBecause | null {
  if (patientObjects === "filed") return "patient-objected";
  return patientNotice?.cleared === true ? "notice-cleared" : null;
}

/** Why the step that a clock counts towards is over; nothing while it is to be taken. */
function overBecause(id: string, clock: Clock | undefined, { context, event }: Asked): ClosedBecause | null {
  // A wrong disclosure is told of whatever becomes of the request (45 CFR 164.404, 164.408).
  const told = toBeTold[id];
  if (told !== undefined) return toldOn(context, told) === undefined ? null : "notice-given";
  if (id === returnClock) return context.returnDuty?.met ? "returned-or-destroyed" : null;
  if (context.stage === "closed") return "request-closed";
  // A notice that runs still stops what was released and has not left; the day it ends on must be told.
  if (id === patientsClock && somethingCanBeHeld({ context })) return patientsTimeIsOver(context);
  if (context.stage === "released") return "released";
  if (forObjections.test(id) && context.objection !== null) return "objection-served";
  // A motion of somebody else takes no step for the practice.
  const withdrawn =
    event.type === "motion-to-quash.decided" && event.result === "withdrawn" && event.by === "practice";
  const filed = context.motionsFiled.includes("practice") || clock?.closedBecause === "motion-filed";
  return forMotions.test(id) && filed && !withdrawn ? "motion-filed" : null;
}

const over = (clock: Clock, closedBecause: ClosedBecause): Clock =>
  clock.state === "closed" ? clock : { ...clock, state: "closed", closedBecause, wakesOn: null };

/** A clock as it stands now, once it is set: for a day that has passed nobody is woken, the worklist shows it as overdue. */
function asSet(id: string, dueOn: CalendarDate, asked: Asked): Pick<Clock, "state" | "wakesOn"> {
  const stop = stopOf(id, asked);
  if (stop !== undefined) return { state: "stopped", wakesOn: stop.until };
  const { at } = asked.event;
  if (hasCome(comesOn(id, dueOn), at)) return { state: "elapsed", wakesOn: null };
  return { state: "running", wakesOn: nextWake(id, dueOn, at) };
}

/** Whether a clock goes on as it was: it is stopped, or not, as before, and until the same day. */
const isAsBefore = (id: string, clock: Clock, asked: Asked): boolean => {
  const stop = stopOf(id, asked);
  return stop === undefined
    ? clock.state !== "stopped"
    : clock.state === "stopped" && clock.wakesOn === stop.until;
};

/**
 * The clocks after an event. A date that moved, one that was stopped, and one that binds again, gets the next generation, so
 * that an old wake-up finds nobody; a clock whose step is over stays, closed, with the reason.
 */
export function clocksAfter(asked: Asked): Clocks {
  const { context } = asked;
  if (context.stage === "draft") return {};
  const due = dueDates(asked);
  const clocks: Clocks = {};
  for (const [id, clock] of Object.entries(context.clocks)) {
    const why = overBecause(id, clock, asked) ?? (due.has(id) ? null : "no-longer-counted");
    clocks[id] = why === null ? clock : over(clock, why);
  }
  for (const [id, dueOn] of due) {
    const before = clocks[id];
    const why = overBecause(id, before, asked);
    const same = before?.dueOn === dueOn;
    if (same && (before.state === "closed" ? why !== null : isAsBefore(id, before, asked))) continue;
    const clock: Clock = {
      generation: (before?.generation ?? 0) + 1,
      dueOn,
      ...asSet(id, dueOn, asked),
      reminded: same && before.reminded,
      closedBecause: null,
    };
    clocks[id] = why === null ? clock : over(clock, why);
  }
  return clocks;
}

/** The effect that wakes the request for a clock; none for one that waits for nothing. */
export const wakeEffects = (clockId: string, clock: Clock): readonly Effect[] =>
  clock.wakesOn === null
    ? []
    : [
        {
          kind: "start-clock",
          clockId,
          generation: clock.generation,
          dueOn: clock.dueOn,
          wake: wakeOf(clockId, clock),
          at: noonOf(clock.wakesOn),
        },
      ];

/** The effects that bring the scheduler from the clocks before to the clocks after. */
export function clockEffects(asked: Asked): Effect[] {
  const after = clocksAfter(asked);
  const before = asked.context.clocks;
  const cancelled = Object.entries(before).flatMap(([clockId, { wakesOn, generation }]): Effect[] => {
    const goesOn = after[clockId]?.wakesOn === wakesOn && after[clockId]?.generation === generation;
    return wakesOn !== null && !goesOn ? [{ kind: "cancel-clock", clockId, generation }] : [];
  });
  const started = Object.entries(after).flatMap(([clockId, clock]) =>
    before[clockId]?.generation === clock.generation ? [] : wakeEffects(clockId, clock),
  );
  return [...cancelled, ...started];
}
