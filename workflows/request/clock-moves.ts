import { movableClockSchema } from "../contract/clocks.ts";
import type { Moves } from "../contract/clocks.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import { kindOf } from "./clock-kinds.ts";
import { hasCome } from "./clock-wakes.ts";
import type { RequestContext } from "./context.ts";
import { aPaperIsAdmitted, objectionIsLive } from "./guards.ts";
import type { Judgement } from "./judgement.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// Dates that somebody may move. What the law reads of a move is a fact, and its date comes from the law; only what no rule
// counts anew is kept here.

type Asked = { readonly context: RequestContext; readonly event: Recorded };
type AskedOf<Type extends Recorded["type"]> = {
  readonly context: RequestContext;
  readonly event: RecordedOf<Type>;
};
type Moved = AskedOf<"clock.extended"> | AskedOf<"clock.stopped">;
type Change = Partial<RequestContext>;
type Stop = NonNullable<RequestContext["stops"][keyof RequestContext["stops"]]>;

/** The clock that goes by this id, if it is one of those that can be moved. */
const movableOf = (clockId: string) => movableClockSchema.safeParse(clockId).data;

/** The stop of a clock, while it stands: until its day, and one by an objection as long as the objection lives. */
export function stopOf(clockId: string, { context, event }: Asked): Stop | undefined {
  const movable = movableOf(clockId);
  const stop = movable && context.stops[movable];
  if (stop === undefined || hasCome(stop.until, event.at)) return undefined;
  return stop.by === "objection" && !objectionIsLive({ context }) ? undefined : stop;
}

/** The stops that are left once the clocks agree with an event: one that has ended never begins again. */
export const stopsLeft = ({ clocks, stops }: RequestContext): Change => ({
  stops: Object.fromEntries(Object.entries(stops).filter(([id]) => clocks[id]?.state === "stopped")),
});

const dateOf = ({ deadlines }: Judgement, id: string): CalendarDate | undefined =>
  deadlines
    .filter((one) => one.id === id)
    .map(({ dueOn }) => dueOn)
    .toSorted()[0];

/** The day beyond which no statement of the practice moves a date, while the law knows such a day. */
const boundOf = (judgement: Judgement, clockId: string): CalendarDate | undefined => {
  const { moves } = kindOf(clockId);
  return moves.by === "statement" ? dateOf(judgement, moves.noFurtherThan) : undefined;
};

/** The law's date, or the later one it was extended to: never beyond the law's own bound, and not once the law has none. */
export function extendedDate(clockId: string, dueOn: CalendarDate, { context, event }: Asked): CalendarDate {
  const movable = movableOf(clockId);
  const to = movable && context.extensions[movable];
  if (to === undefined || to <= dueOn) return dueOn;
  if (kindOf(clockId).moves.by !== "statement") return to;
  const bound = boundOf(event.judgement, clockId) ?? dueOn;
  return to < bound ? to : bound;
}

/** Whether a date was extended by what this memory keeps. */
export const isExtended = (clockId: string, { extensions }: RequestContext): boolean =>
  Object.hasOwn(extensions, clockId);

/** Who can move a clock of a request now, for a page that offers it; nothing where nobody can. */
export function movesOf(
  clockId: string,
  { clocks, extensions, judgement }: RequestContext,
): Moves | undefined {
  const movable = movableOf(clockId);
  const { moves } = kindOf(clockId);
  if (movable === undefined || judgement === null || clocks[clockId]?.state === "closed") return undefined;
  if (moves.by === "parties") return { by: "parties" };
  const notAfter = boundOf(judgement, clockId);
  return notAfter === undefined || extensions[movable] !== undefined
    ? undefined
    : { by: "statement", notAfter };
}

// what a move must meet
const clockOf = ({ context, event }: AskedOf<"clock.resumed"> | Moved) => context.clocks[event.clockId];
export const clockBinds = (asked: Moved): boolean => {
  const clock = clockOf(asked);
  return clock !== undefined && clock.state !== "closed";
};
export const clockIsNotStopped = (asked: Moved): boolean => clockOf(asked)?.state !== "stopped";
export const clockIsStopped = (asked: AskedOf<"clock.resumed">): boolean =>
  clockOf(asked)?.state === "stopped";
/** A statement moves the practice's own answer to an individual, a writing or an order what others have set. */
export const groundMovesTheClock = ({ event }: Moved): boolean =>
  (kindOf(event.clockId).moves.by === "statement") === (event.ground.kind === "statement");
// What a judge of a court signed: an order, or a warrant.
const ofAJudge: ReadonlySet<Judgement["weight"]> = new Set(["W4", "W5"]);
/** The date that a judge set is the court's to move: what both sides sign moves nothing. */
export const agreementMovesTheClock = ({ event: { ground, judgement } }: Moved): boolean =>
  ground.kind !== "agreement" || !ofAJudge.has(judgement.weight);
export const onlyPartiesStop = ({ event }: AskedOf<"clock.stopped">): boolean =>
  kindOf(event.clockId).moves.by !== "statement";
export const lawKnowsAnExtension = ({ event }: AskedOf<"clock.extended">): boolean =>
  kindOf(event.clockId).moves.by !== "statement" || boundOf(event.judgement, event.clockId) !== undefined;
export const isTheFirstExtension = ({ context, event }: AskedOf<"clock.extended">): boolean => {
  const movable = movableOf(event.clockId);
  return (
    kindOf(event.clockId).moves.by !== "statement" ||
    (movable !== undefined && context.extensions[movable] === undefined)
  );
};
/** The individual is told within the first time, counted without any extension. */
export const statementIsInTime = ({
  event: { clockId, ground, judgement },
}: AskedOf<"clock.extended">): boolean =>
  ground.kind !== "statement" || ground.sentOn <= (dateOf(judgement, clockId) ?? "");
export const newDateIsLater = (asked: AskedOf<"clock.extended">): boolean =>
  asked.event.to > (clockOf(asked)?.dueOn ?? "");
export const newDateIsWithinTheBound = ({ event }: AskedOf<"clock.extended">): boolean => {
  const bound = boundOf(event.judgement, event.clockId);
  return bound === undefined || event.to <= bound;
};
/** A stop that is over on the day it is recorded stops nothing. */
export const stopLasts = ({ event }: AskedOf<"clock.stopped">): boolean =>
  !hasCome(event.until, event.at) && event.until > event.at.slice(0, 10);
export const objectionStops = ({ context, event }: AskedOf<"clock.stopped">): boolean =>
  event.ground.kind !== "objection" || objectionIsLive({ context });
export const groundsPaperIsAdmitted = ({ context, event: { ground } }: Moved): boolean =>
  ground.kind === "objection" ||
  ground.documentId === undefined ||
  aPaperIsAdmitted(context, ground.documentId);

// what a move leaves behind
/** What the law reads as a fact it counts by itself; of the others the new date is remembered. */
export const clockExtended = ({ context, event: { clockId, to } }: AskedOf<"clock.extended">): Change => {
  const movable = movableOf(clockId);
  return movable === undefined || movable === "return-date"
    ? {}
    : { extensions: { ...context.extensions, [movable]: to } };
};
export const clockStopped = ({ context, event }: AskedOf<"clock.stopped">): Change => {
  const movable = movableOf(event.clockId);
  const stop = { until: event.until, by: event.ground.kind };
  return movable === undefined ? {} : { stops: { ...context.stops, [movable]: stop } };
};
export const clockResumed = ({
  context,
  event,
}: AskedOf<"clock.resumed"> | AskedOf<"clock.stop-ended">): Change => ({
  stops: Object.fromEntries(Object.entries(context.stops).filter(([id]) => id !== event.clockId)),
});
