import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import type { RequestContext } from "./context.ts";
import type { Effect } from "./effects.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

type Clocks = RequestContext["clocks"];
type Asked = { readonly context: RequestContext; readonly event: Recorded };

/** Noon UTC of the due date: a moment that lies on that calendar date in every time zone of the country. */
const wakeUpAt = (dueOn: CalendarDate): Instant => `${dueOn}T12:00:00Z`;

/** Deadlines bind while the request is open; a released or closed one has none. */
function dueDates({ context, event }: Asked): ReadonlyMap<string, CalendarDate> {
  const due = new Map<string, CalendarDate>();
  if (context.stage !== "open") return due;
  for (const { id, dueOn } of event.judgement.deadlines) {
    const known = due.get(id);
    if (known === undefined || dueOn < known) due.set(id, dueOn);
  }
  return due;
}

/** The clocks after an event: a date that moved gets the next generation, so that an old wake-up finds nobody. */
export function clocksAfter(asked: Asked): Clocks {
  const due = dueDates(asked);
  const clocks: Clocks = {};
  for (const [id, clock] of Object.entries(asked.context.clocks)) {
    clocks[id] = due.has(id) ? clock : { ...clock, state: "cancelled" };
  }
  for (const [id, dueOn] of due) {
    const before = clocks[id];
    if (before?.dueOn === dueOn && before.state !== "cancelled") continue;
    clocks[id] = {
      generation: (before?.generation ?? 0) + 1,
      dueOn,
      // Nothing is to be woken for a day that has passed; the worklist shows it as overdue.
      state: asked.event.at.slice(0, 19) < wakeUpAt(dueOn).slice(0, 19) ? "running" : "elapsed",
    };
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

/** Whether a wake-up is for a clock that runs, in this generation, and is due by the server's clock. */
export function clockIsDue(context: RequestContext, event: RecordedOf<"clock.elapsed">): boolean {
  const clock = context.clocks[event.clockId];
  return (
    clock?.state === "running" &&
    clock.generation === event.generation &&
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
