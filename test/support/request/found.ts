import { decide, open } from "../../../workflows/request/decide.ts";
import type { Effect } from "../../../workflows/request/effects.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { isStale } from "../../../workflows/request/stale.ts";
import { numbersFrom } from "./told.ts";

/** A request as it was found, with the step that led there. */
export type Found = {
  readonly snapshot: RequestSnapshot;
  readonly event: Recorded;
  readonly effects: readonly Effect[];
  readonly before: Found | undefined;
};

/** A report of the assembly names the numbers that were set aside for it. */
export function underItsNumbers(event: Recorded, { context }: RequestSnapshot): Recorded {
  const first = context.production?.firstNumber;
  return event.type === "production.assembled" && first ? { ...event, ...numbersFrom(first) } : event;
}

/** One step further; nothing when the event is refused or known already. Refusals are not worded: most events are refused. */
export function further(before: Found | undefined, told: Recorded): Found | undefined {
  const event = before === undefined ? told : underItsNumbers(told, before.snapshot);
  if (before === undefined && event.type !== "request.opened") return undefined;
  if (before && (isStale(before.snapshot.context, event) || !before.snapshot.can(event))) return undefined;
  const decision =
    before === undefined
      ? open(event as Extract<Recorded, { type: "request.opened" }>)
      : decide(before.snapshot, event);
  return decision.outcome === "accepted" ? { ...decision, event, before } : undefined;
}

/** Every request that these events lead through, one after the other; what is refused is left out. */
export function passedBy(events: Iterable<Recorded>, from?: Found): readonly Found[] {
  const passed: Found[] = [];
  let at = from;
  for (const event of events) {
    const next = further(at, event);
    if (next) passed.push(next);
    at = next ?? at;
  }
  return passed;
}

/** The steps that led to it, its own the last. */
export function chainOf(one: Found): readonly Found[] {
  const steps: Found[] = [];
  for (let at: Found | undefined = one; at !== undefined; at = at.before) steps.push(at);
  return steps.toReversed();
}

/** How a request came to be where it is, oldest first. */
export const historyOf = (one: Found): readonly Recorded[] => chainOf(one).map(({ event }) => event);
