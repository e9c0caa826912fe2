import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import type { ClosedBecause } from "../contract/clocks.ts";
import type { NoticeTo } from "../contract/incident.ts";
import type { RequestContext } from "./context.ts";
import type { Effect } from "./effects.ts";
import { toldOn } from "./incidents.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

type Clocks = RequestContext["clocks"];
type Clock = Clocks[string];
type Asked = { readonly context: RequestContext; readonly event: Recorded };

/** Noon UTC of the due date: a moment that lies on that calendar date in every time zone of the country. */
const wakeUpAt = (dueOn: CalendarDate): Instant => `${dueOn}T12:00:00Z`;

// How long papers are kept and the dead are protected: such a date asks nothing of anybody.
const asksNothing: ReadonlySet<string> = new Set(["retain-until", "hipaa-protection-ends"]);

// The one date that no rule sets: an order names it, or it follows from the end of the case.
const returnClock = "return-or-destroy";

/** The dates that something is to be done by: those of one judgement, of two with one id the earlier, and an order's. */
function dueDates({ context, event }: Asked): ReadonlyMap<string, CalendarDate> {
  const due = new Map<string, CalendarDate>();
  for (const { id, dueOn } of event.judgement.deadlines) {
    const known = due.get(id);
    if (!asksNothing.has(id) && (known === undefined || dueOn < known)) due.set(id, dueOn);
  }
  const returnOn = context.returnDuty?.dueOn;
  if (returnOn) due.set(returnClock, returnOn);
  return due;
}

// The practice's own objections and motions, by the names the packs give their clocks; `xx-objection` is somebody else's.
const forObjections = /(^|-)object(-by)?$/;
const forMotions = /^move-before$|-quash$/;

const toBeTold: Readonly<Record<string, NoticeTo>> = {
  "breach-individual-notice": "individuals",
  "breach-hhs-notice": "hhs",
};

/** Why the step that a clock counts towards is over; nothing while it is to be taken. */
function overBecause(id: string, clock: Clock | undefined, { context, event }: Asked): ClosedBecause | null {
  // A wrong disclosure is told of whatever becomes of the request (45 CFR 164.404, 164.408).
  const told = toBeTold[id];
  if (told !== undefined) return toldOn(context, told) === undefined ? null : "notice-given";
  if (id === returnClock) return context.returnDuty?.met ? "returned-or-destroyed" : null;
  if (context.stage === "closed") return "request-closed";
  if (context.stage === "released") return "released";
  if (forObjections.test(id) && context.objection !== null) return "objection-served";
  // A motion of somebody else takes no step for the practice.
  const withdrawn =
    event.type === "motion-to-quash.decided" && event.result === "withdrawn" && event.by === "practice";
  const filed = context.motionsFiled.includes("practice") || clock?.closedBecause === "motion-filed";
  return forMotions.test(id) && filed && !withdrawn ? "motion-filed" : null;
}

const over = (clock: Clock, closedBecause: ClosedBecause): Clock =>
  clock.state === "closed" ? clock : { ...clock, state: "closed", closedBecause };

/**
 * The clocks after an event. A date that moved, and one that binds again, gets the next generation, so that an old
 * wake-up finds nobody; a clock whose step is over stays, closed, with the reason.
 */
export function clocksAfter(asked: Asked): Clocks {
  const { context, event } = asked;
  if (context.stage === "draft") return {};
  const due = dueDates(asked);
  const clocks: Clocks = {};
  for (const [id, clock] of Object.entries(context.clocks)) {
    const why = overBecause(id, clock, asked) ?? (due.has(id) ? null : "no-longer-counted");
    clocks[id] = why === null ? clock : over(clock, why);
  }
  for (const [id, dueOn] of due) {
    const before = clocks[id];
    const generation = (before?.generation ?? 0) + 1;
    const why = overBecause(id, before, asked);
    if (before?.dueOn === dueOn && (before.state !== "closed" || why !== null)) continue;
    // Nothing is to be woken for a day that has passed; the worklist shows it as overdue.
    const state = event.at.slice(0, 19) < wakeUpAt(dueOn).slice(0, 19) ? "running" : "elapsed";
    const clock: Clock = { generation, dueOn, state, closedBecause: null };
    clocks[id] = why === null ? clock : over(clock, why);
  }
  return clocks;
}

/** The effects that bring the scheduler from the clocks before to the clocks after. */
export function clockEffects(asked: Asked): Effect[] {
  const after = clocksAfter(asked);
  const before = asked.context.clocks;
  const cancelled = Object.entries(before).flatMap(([clockId, { state, generation }]): Effect[] => {
    const goesOn = after[clockId]?.state === "running" && after[clockId]?.generation === generation;
    return state === "running" && !goesOn ? [{ kind: "cancel-clock", clockId, generation }] : [];
  });
  const started = Object.entries(after).flatMap(([clockId, { state, generation, dueOn }]): Effect[] =>
    state === "running" && before[clockId]?.generation !== generation
      ? [{ kind: "start-clock", clockId, generation, dueOn, at: wakeUpAt(dueOn) }]
      : [],
  );
  return [...cancelled, ...started];
}

type WakeUp = Pick<RecordedOf<"clock.elapsed">, "clockId" | "generation">;

/** Whether a clock still runs in the generation of a wake-up: one that came too early must find it again. */
export function clockRuns({ clocks }: RequestContext, { clockId, generation }: WakeUp): boolean {
  const clock = clocks[clockId];
  return clock?.state === "running" && clock.generation === generation;
}

/** Whether a wake-up is for a clock that runs, in this generation, and is due by the server's clock. */
export function clockIsDue(context: RequestContext, event: RecordedOf<"clock.elapsed">): boolean {
  const clock = context.clocks[event.clockId];
  return (
    clock !== undefined &&
    clockRuns(context, event) &&
    wakeUpAt(clock.dueOn).slice(0, 19) <= event.at.slice(0, 19)
  );
}

/** The clocks once one of them has rung. */
export function clockElapsed(
  context: RequestContext,
  event: RecordedOf<"clock.elapsed">,
): Partial<RequestContext> {
  const clock = context.clocks[event.clockId];
  return clock === undefined
    ? {}
    : { clocks: { ...context.clocks, [event.clockId]: { ...clock, state: "elapsed" } } };
}
