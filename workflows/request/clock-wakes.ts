import type { ClockWake } from "../contract/clocks.ts";
import { addDays } from "../deadlines/civil-calendar.ts";
import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import { kindOf } from "./clock-kinds.ts";
import type { RequestContext } from "./context.ts";
import type { RequestEvent } from "./events.ts";
import type { RecordedOf } from "./recorded.ts";

// A clock has one wake-up at a time: for its next reminder, for its date, or for the end of a stop. Each is a generation.

type Clock = RequestContext["clocks"][string];
type Woken = RecordedOf<"clock.elapsed"> | RecordedOf<"clock.reminded"> | RecordedOf<"clock.stop-ended">;
type Known<Event extends Woken> = { readonly context: RequestContext; readonly event: Event };
type Change = Partial<RequestContext>;

/** Noon UTC of a date: a moment that lies on that calendar date in every time zone of the country, in summer and in winter. */
export const noonOf = (on: CalendarDate): Instant => `${on}T12:00:00Z`;

/** Whether the wake-up of a date lies behind a moment of the server's clock. */
export const hasCome = (on: CalendarDate, at: Instant): boolean => noonOf(on).slice(0, 19) <= at.slice(0, 19);

/** The day on which a clock rings: its date, or the day after where the whole date is somebody else's. */
export const comesOn = (clockId: string, dueOn: CalendarDate): CalendarDate =>
  kindOf(clockId).comes === "the-day-after" ? addDays(dueOn, 1) : dueOn;

/** The next day on which the request is woken for a date that has not come: a reminder's, else its own. */
export function nextWake(clockId: string, dueOn: CalendarDate, at: Instant): CalendarDate {
  const reminders = kindOf(clockId).remindBefore.map((days) => addDays(dueOn, -days));
  return reminders.find((on) => !hasCome(on, at)) ?? comesOn(clockId, dueOn);
}

/** What a wake-up of a clock says. */
export function wakeOf(clockId: string, { state, dueOn, wakesOn }: Clock): ClockWake {
  if (state === "stopped") return "stop-ended";
  return wakesOn !== null && wakesOn < comesOn(clockId, dueOn) ? "reminded" : "elapsed";
}

/** Whether an event is the scheduler's. */
export const isWakeUp = (event: RequestEvent): event is Extract<RequestEvent, { generation: number }> =>
  event.type === "clock.elapsed" || event.type === "clock.reminded" || event.type === "clock.stop-ended";

/** Whether a clock still waits for a wake-up of this generation: one that came too early must not be the last. */
export const stillWaits = (
  { clocks }: RequestContext,
  { clockId, generation }: Pick<Woken, "clockId" | "generation">,
): boolean => clocks[clockId]?.generation === generation && clocks[clockId].wakesOn !== null;

/** The clock a wake-up is for, in this generation and state. */
function wokenClock({ clocks }: RequestContext, { clockId, generation }: Woken, state: Clock["state"]) {
  const clock = clocks[clockId];
  return clock?.state === state && clock.generation === generation ? clock : undefined;
}

/** Whether a wake-up is for a clock that runs, in this generation, and is due by the server's clock. */
export function clockIsDue({ context, event }: Known<RecordedOf<"clock.elapsed">>): boolean {
  const clock = wokenClock(context, event, "running");
  return clock !== undefined && hasCome(comesOn(event.clockId, clock.dueOn), event.at);
}

/** Whether a reminder's day has come and the date's own has not: nobody is reminded early, or of what is due already. */
export function reminderIsDue({ context, event }: Known<RecordedOf<"clock.reminded">>): boolean {
  const clock = wokenClock(context, event, "running");
  if (clock === undefined || clock.wakesOn === null || clock.dueOn !== event.dueOn) return false;
  return (
    wakeOf(event.clockId, clock) === "reminded" &&
    hasCome(clock.wakesOn, event.at) &&
    !hasCome(comesOn(event.clockId, clock.dueOn), event.at)
  );
}

/** Whether the day has come on which a stopped clock counts again. */
export function stopIsOver({ context, event }: Known<RecordedOf<"clock.stop-ended">>): boolean {
  const clock = wokenClock(context, event, "stopped");
  return clock !== undefined && clock.wakesOn !== null && hasCome(clock.wakesOn, event.at);
}

const changed = ({ context, event }: Known<Woken>, change: (clock: Clock) => Clock): Change => {
  const clock = context.clocks[event.clockId];
  return clock === undefined ? {} : { clocks: { ...context.clocks, [event.clockId]: change(clock) } };
};

/** The clocks once one of them has rung. */
export const clockElapsed = (known: Known<RecordedOf<"clock.elapsed">>): Change =>
  changed(known, (clock) => ({ ...clock, state: "elapsed", wakesOn: null }));

/** The clocks once somebody was reminded: the next wake-up is of the next generation, so that this one is never repeated. */
export const clockReminded = (known: Known<RecordedOf<"clock.reminded">>): Change =>
  changed(known, (clock) => ({
    ...clock,
    generation: clock.generation + 1,
    wakesOn: nextWake(known.event.clockId, clock.dueOn, known.event.at),
    reminded: true,
  }));
